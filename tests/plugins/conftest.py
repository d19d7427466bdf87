"""A small site of a few lines, built in a folder of the test's own."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from pelican import Pelican
from pelican.log import console
from pelican.settings import read_settings

from ground.facts import Facts
from plugins.checks import SiteRefused, catalogues
from tests.facts import write_facts

PROJECT = Path(__file__).parents[2]
HERE = Path(__file__).parent
PAGE = "Title: {title}\nDescription: About {title}.\nSlug: {slug}\n{more}\n\n{text}\n"


def page(title="A page", slug="a-page", text="Text.", **more) -> str:
    """The source of a page; further entries of its front matter by name."""
    lines = "\n".join(f"{name.capitalize()}: {value}" for name, value in more.items())
    return PAGE.format(title=title, slug=slug, text=text, more=lines).replace("\n\n\n", "\n\n", 1)


@dataclass
class Built:
    """What came of a build: the files, the settings with what the plugins left there, the findings."""

    folder: Path
    settings: dict
    refused: bool

    @property
    def published(self) -> Path:
        """Where it left what the contact endpoint knows of the site."""
        return self.folder / "var" / "preview" / "published"

    @property
    def errors(self) -> list[str]:
        """The sentences of what stopped the build."""
        return [str(finding) for finding in self.settings["FINDINGS"].errors]

    @property
    def warnings(self) -> list[str]:
        """The sentences of what did not."""
        return [str(finding) for finding in self.settings["FINDINGS"].warnings]

    def files(self) -> list[str]:
        """The names of the files of the site."""
        output = self.folder / "output"
        return sorted(path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file())

    def text(self, name: str) -> str:
        """The text of a file of the site."""
        return (self.folder / "output" / name).read_text(encoding="utf-8")


@pytest.fixture
def small_site(tmp_path, monkeypatch):
    """A function that writes pages (path in the content folder → source) and builds the site they make.

    There is a home page in each language unless the pages say otherwise; sentences are in English.
    """
    shutil.copytree(HERE / "theme", tmp_path / "theme")
    # The texts of the whole project are the real site's matter.
    monkeypatch.setattr(catalogues, "used_texts", dict)
    content = tmp_path / "content"
    for language in ("it", "en", "de"):
        (content / language).mkdir(parents=True)
        (content / language / "home.md").write_text(page(f"Home {language}", "home"), encoding="utf-8")
    write_facts(content, {'language = "it" ': 'language = "en" '})

    def build(pages=None, settings_file="pelicanconf.py", **overrides) -> Built:
        for name, source in (pages or {}).items():
            (content / name).parent.mkdir(parents=True, exist_ok=True)
            if source is None:
                (content / name).unlink()
            else:
                (content / name).write_text(source, encoding="utf-8")
        return run(tmp_path, settings_file, overrides)

    return build


def run(folder: Path, settings_file: str, overrides: dict) -> Built:
    """Run Pelican on a folder, quietly."""
    places = {
        "PATH": str(folder / "content"),
        "THEME": str(folder / "theme"),
        "OUTPUT_PATH": str(folder / "output"),
        "VAR_PATH": str(folder / "var"),
        "FACTS": Facts(folder / "content"),
        "CSS_FILES": ["tokens.css", "base.css"],
    }
    console.quiet = True
    settings = read_settings(str(PROJECT / settings_file), override=places | overrides)
    try:
        Pelican(settings).run()
    except SiteRefused:
        return Built(folder, settings, refused=True)
    finally:
        console.quiet = False
    return Built(folder, settings, refused=False)
