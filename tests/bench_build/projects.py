"""Copies of this project, and of an older state of it, with a corpus among their pages."""

import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench_build.builders import Builder, Edited
from tests.bench_build.corpus import Page

PYTHON = ".venv/bin/python"
CONTENT = "content"
# The page that is edited where there is no corpus.
ARTICLE = f"{CONTENT}/en/articles/three-piles.md"
WITHOUT_CARDS, PUBLISHED = "without cards", "published"
CARDS_SWITCH = "SITE_CARDS"


@dataclass(frozen=True)
class Project:
    """A checkout of the project; ``who`` names it in the tables."""

    who: str
    root: Path

    def copy(self, folder: Path, pages: Iterable[Page]) -> Edited:
        """A copy of its files with these pages beside its own; gives the page that is edited."""
        shutil.rmtree(folder, ignore_errors=True)
        for name in self.files():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(self.root / name, folder / name)
        (folder / ".venv").symlink_to(self.root.resolve() / ".venv")
        compile_all = [PYTHON, "-m", "compileall", "-q", "-x", r"\.venv|tests", "."]
        subprocess.run(compile_all, cwd=folder, check=True)
        edited = folder / ARTICLE
        for page in pages:
            file = folder / CONTENT / page.source
            file.write_text(site_text(page), encoding="utf-8")
            edited = file if page.language == "en" else edited
        return Edited.read(edited)

    def files(self) -> list[str]:
        """The files that it is made of."""
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=self.root, capture_output=True, check=True, text=True)
        return [name for name in listed.stdout.split("\0") if name and (self.root / name).exists()]

    def builders(self, folder: Path, pages: list[Page]) -> Iterator[Builder]:
        """One that builds for working on the site, without cards, where that can be had; one that publishes."""
        output = {"SITE_OUTPUT": "output"}
        if CARDS_SWITCH in (self.root / "pelicanconf.py").read_text(encoding="utf-8"):
            switched = output | {CARDS_SWITCH: "no"}
            yield self.builder(folder / f"{self.who}-build", pages, WITHOUT_CARDS, ("build",), switched)
        yield self.builder(folder / f"{self.who}-publish", pages, PUBLISHED, ("publish", "--preview"), output)

    def builder(
        self, folder: Path, pages: list[Page], way: str, arguments: tuple[str, ...], environment: dict[str, str]
    ) -> Builder:
        """One that runs a command of the desk."""
        edited = self.copy(folder, pages)
        command = (PYTHON, "-m", "desk", *arguments)
        count = len(list((folder / CONTENT).rglob("*.md")))
        return Builder(self.who, way, folder, command, "output", edited, count, environment=environment)


def site_text(page: Page) -> str:
    """A page as this site has it."""
    date = f"Date: {page.date}\n" if page.folder else ""
    head = f"Title: {page.title}\nDescription: {page.description}\nSlug: {page.slug}\n"
    return f"{head}{date}\n{page.body}"
