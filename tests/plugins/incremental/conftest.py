"""Builds the small site, beside what is kept and from nothing, and compares."""

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pelican.settings import read_settings

from ground import texts
from plugins.cache.store import Store
from plugins.checks import catalogues
from plugins.findings import SiteRefused
from plugins.pelican import pelican_of, run_steps
from tests.places import places
from tests.plugins.conftest import PROJECT
from tests.plugins.incremental.small_house import Choices, chosen_first, files_of, settings_of, write_tree


@dataclass(frozen=True)
class Outcome:
    """What a build leaves behind: its files, and what it tells; ``error`` where it ended with one."""

    files: Mapping[str, bytes]
    published: Mapping[str, bytes]
    told: tuple[str, ...]
    refused: bool
    error: str = ""


@dataclass
class House:
    """A site in a folder, its choices, and the tasks that its last build had to do."""

    folder: Path
    settings_file: str = "pelicanconf.py"
    chosen: dict[str, object] = field(default_factory=chosen_first)
    done: list[str] = field(default_factory=list)

    def choose(self, choices: Choices) -> None:
        """Choose otherwise, and write the tree."""
        assert choices.keys() <= self.chosen.keys()
        self.chosen.update(choices)
        write_tree(self.folder, files_of(self.chosen))

    def build(self, var: str = "kept", **overrides: object) -> Outcome:
        """Build into the folder ``var``, with what earlier builds kept there."""
        home = self.folder / var
        where = {
            **places(self.folder),
            "THEME": str(self.folder / "theme"),
            "OUTPUT_PATH": str(home / "output"),
            "VAR_PATH": str(home / "var"),
            "PUBLISHED_PATH": str(home / "published"),
            "PREVIEW": True,
        }
        self.done.clear()
        return outcome(home, self.settings_file, where | settings_of(self.chosen) | overrides)

    @property
    def files_made(self) -> set[str]:
        """The files that the last build made, those of the search's index without what changes in their names."""
        files = {task.removeprefix("make ") for task in self.done if task.startswith("make ")}
        return {re.sub(r"\.[0-9a-f]{10}(\.p?\d+)?\.json", ".json", file) for file in files}

    def cold(self, **overrides: object) -> Outcome:
        """Build from nothing."""
        shutil.rmtree(self.folder / "cold", ignore_errors=True)
        return self.build("cold", **overrides)


def outcome(home: Path, settings_file: str, settings: Mapping[str, object]) -> Outcome:
    """Build with these settings; what it left in its folder, and told."""
    told, error = (), ""
    try:
        findings = run_steps(pelican_of(read_settings(str(PROJECT / settings_file), override=dict(settings)))).findings
    except SiteRefused as refused:
        findings = refused.findings
    except Exception as wrong:  # a developer's mistake, which is to be the same one
        findings, error = None, f"{type(wrong).__name__}: {wrong}"
    told = tuple(map(str, (*findings.errors, *findings.warnings))) if findings else ()
    refused = findings is None or bool(findings.errors)
    return Outcome(files_in(home / "output"), files_in(home / "published"), told, refused, error)


def files_in(folder: Path) -> dict[str, bytes]:
    """The files of a folder: name → bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def new_house(tmp_path_factory, monkeypatch):
    """A function that makes a site in a folder of its own, its texts read from there."""
    houses = []

    def put(store, task, *made):
        houses[-1].done.append(task)
        keep(store, task, *made)

    def new(settings_file="pelicanconf.py") -> House:
        houses.append(House(tmp_path_factory.mktemp("house"), settings_file))
        monkeypatch.setattr(texts, "TRANSLATIONS", houses[-1].folder / "theme" / "translations")
        monkeypatch.setattr(catalogues, "ROOT", houses[-1].folder)
        houses[-1].choose({})
        return houses[-1]

    keep = Store.put
    monkeypatch.setattr(Store, "put", put)
    return new
