"""A program with a site that it builds, and what is done to that site between two builds."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

TIMED = Path(__file__).with_name("timed.py")
KINDS = {
    "cold": "cold",
    "body": "one body edited",
    "title": "one title edited",
    "nothing": "nothing changed",
}
TITLE = re.compile(r'^(title: "?)', re.MULTILINE | re.IGNORECASE)


class BuildFailed(Exception):
    """A build that cannot be measured, because it did not do what it should."""


@dataclass(frozen=True)
class Edited:
    """The page that is edited, as it was at first."""

    file: Path
    text: str
    slug: str

    @classmethod
    def read(cls, file: Path) -> "Edited":
        """The page in this file."""
        text = file.read_text(encoding="utf-8")
        found = re.search(r'^slug: "?([a-z0-9-]+)', text, re.MULTILINE | re.IGNORECASE)
        if not found:
            raise ValueError(f"{file} has no line “Slug: …”: the page that is edited needs one.")
        return cls(file, text, found[1])

    def edit(self, kind: str, mark: str) -> None:
        """Change what the kind of build says, so that the mark is shown on the page."""
        text = self.file.read_text(encoding="utf-8")
        if kind == "cold":
            text = self.text
        elif kind == "body":
            text += f"\n\n{mark}\n"
        elif kind == "title":
            text = TITLE.sub(rf"\g<1>{mark} ", text, count=1)
        self.file.write_text(text, encoding="utf-8")


@dataclass(frozen=True)
class Cost:
    """What a whole process took; the memory is the most that it, or one of its children, had at once."""

    seconds: float
    megabytes: float


@dataclass(frozen=True)
class Builder:
    """``who`` builds in a ``way``, in a folder; a cold build begins without what was ``made`` before."""

    who: str
    way: str
    folder: Path
    command: tuple[str, ...]
    output: str
    edited: Edited
    pages: int  # that are there at least after a build
    made: tuple[str, ...] = ("output", "var")
    environment: Mapping[str, str] = field(default_factory=dict)

    def build(self, kind: str, mark: str) -> Cost:
        """Change what is to be changed, and build. BuildFailed where the page does not show the change."""
        if kind == "cold":
            for name in self.made:
                shutil.rmtree(self.folder / name, ignore_errors=True)
        self.edited.edit(kind, mark)
        cost = self.run()
        self.check(mark if kind in ("body", "title") else "")
        return cost

    def check(self, mark: str) -> None:
        """BuildFailed where pages are missing, or the one that was edited does not show the mark."""
        made = list((self.folder / self.output).rglob("*.html"))
        if len(made) < self.pages:
            raise BuildFailed(f"{self.name} made {len(made)} pages of {self.pages}: see {self.log}.")
        if not any(mark in page.read_text(encoding="utf-8") for page in made if self.edited.slug in str(page)):
            raise BuildFailed(f"{self.name} does not show “{mark}” on the page of {self.edited.file}.")

    @property
    def name(self) -> str:
        """Who, and in which way."""
        return " ".join([self.who, self.way]).strip()

    @property
    def log(self) -> Path:
        """What the command said last."""
        return self.folder.with_name(f"{self.folder.name}.log")

    def run(self) -> Cost:
        """Let the command run."""
        os.sync()  # what others have left to be written is not ours
        report = self.folder.with_name(f"{self.folder.name}.json")
        command = [sys.executable, "-I", "-S", TIMED, report, *self.command]
        with self.log.open("wb") as told:
            subprocess.run(command, cwd=self.folder, env=self.variables(), stdout=told, stderr=told, check=True)
        seconds, megabytes, status = json.loads(report.read_text(encoding="utf-8"))
        if status:
            raise BuildFailed(f"{self.name} failed: {self.log.read_text(encoding='utf-8')[-1000:]}")
        return Cost(seconds, megabytes)

    def variables(self) -> dict[str, str]:
        """The environment of the command; compiled files are kept, as they are for everyone."""
        return {**environment(), **self.environment}


def environment() -> dict[str, str]:
    """That of this process, without what keeps Python from keeping compiled files."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
