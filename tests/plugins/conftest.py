"""A small site of a few lines, built in a folder of the test's own."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from pelican.settings import read_settings

from plugins.checks import catalogues, needed
from plugins.findings import Findings, SiteRefused
from plugins.pelican import pelican_of, run_steps
from plugins.run import Run
from tests.facts import write_facts
from tests.places import places

PROJECT = Path(__file__).parents[2]
HERE = Path(__file__).parent
PAGE = "Title: {title}\nDescription: About {title}.\nSlug: {slug}\n{more}\n\n{text}\n"


def page(title="A page", slug="a-page", text="Text.", **more) -> str:
    """The source of a page; further entries of its front matter by name."""
    lines = "\n".join(f"{name.capitalize()}: {value}" for name, value in more.items())
    return PAGE.format(title=title, slug=slug, text=text, more=lines).replace("\n\n\n", "\n\n", 1)


@dataclass
class Built:
    """What came of a build: the files, the run with what its steps gave, the findings."""

    folder: Path
    run: Run | None
    findings: Findings
    refused: bool

    @property
    def output(self) -> Path:
        """The folder of the site."""
        return self.folder / "output"

    @property
    def errors(self) -> list[str]:
        """The sentences of what stopped the build."""
        return [str(finding) for finding in self.findings.errors]

    @property
    def warnings(self) -> list[str]:
        """The sentences of what did not."""
        return [str(finding) for finding in self.findings.warnings]

    @property
    def published(self) -> dict:
        """What the endpoint is told."""
        return json.loads((self.folder / "var" / "preview" / "published" / "site.json").read_text(encoding="utf-8"))

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
    # The texts of the whole project, and the pages that no site can do without, are the real site's matter.
    monkeypatch.setattr(needed, "check", lambda *_: None)
    monkeypatch.setattr(catalogues, "used_texts", lambda reader: {})
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
    """Run Pelican on a folder."""
    usual = {**places(folder), "THEME": str(folder / "theme"), "CSS_FILES": ["tokens.css", "base.css"]}
    settings = read_settings(str(PROJECT / settings_file), override=usual | overrides)
    try:
        made = run_steps(pelican_of(settings))
    except SiteRefused as refused:
        return Built(folder, None, refused.findings, refused=True)
    return Built(folder, made, made.findings, refused=False)
