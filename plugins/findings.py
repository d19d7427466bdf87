"""A finding: what is wrong, where, and how to mend it, in the assistant's language."""

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ground.texts import translations

ROOT = Path(__file__).parents[1]
File = Path | str


@dataclass(frozen=True, order=True)
class Finding:
    """One thing to look at: file (may be empty), line (0: the whole file), sentence, and how to mend it."""

    file: str
    line: int
    sentence: str
    mend: str = ""
    fatal: bool = True

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.line else f"{self.file}: " if self.file else ""
        return f"{place}{self.sentence} {self.mend}".rstrip()


class SiteRefused(Exception):
    """The site cannot be built as it is; the findings say why."""

    def __init__(self, findings: "Findings") -> None:
        self.findings = findings
        super().__init__("\n".join(gathered(findings.errors)))


class Findings:
    """What one run of the build found. Sentences are English msgids of the ``desk`` catalogue.

    ``gettext`` gives the text of that catalogue in ``language``, the assistant's.
    """

    def __init__(self, language: str, gettext: Callable[[str], str] | None = None):
        self.language = language
        self._gettext = gettext or translations(language, "desk").gettext
        self._found: dict[Finding, None] = {}
        self._spared: set[str] = set()
        self._wrong: set[str] = set()

    def spare(self, files: Iterable[File]) -> None:
        """Let nothing in these files stop the build from now on, whatever is wrong in them: it is only told."""
        self._spared.update(map(readable, files))

    def error(self, file: File, line: int, sentence: str, mend: str = "", /, **values: object) -> None:
        """Add a finding that stops the build."""
        self._add(file, line, sentence, mend, True, values)

    def warning(self, file: File, line: int, sentence: str, mend: str = "", /, **values: object) -> None:
        """Add a finding that is only told."""
        self._add(file, line, sentence, mend, False, values)

    def add(self, findings: Iterable[Finding], spared: bool = False) -> None:
        """Add what was found elsewhere; ``spared``: in a file of which nothing stops the build."""
        for found in findings:
            finding = replace(found, fatal=False) if spared else found
            self._found[finding] = None
            if finding.fatal:
                self._wrong.add(finding.file)

    def is_wrong(self, file: File) -> bool:
        """Whether something in this file stops the build: then more of it is known only once that is mended."""
        return bool(self._wrong) and readable(file) in self._wrong

    def say(self, text: str, /, **values: object) -> str:
        """A text of the desk catalogue in the assistant's language; English where there is none."""
        return self._gettext(text) % values

    @property
    def all(self) -> tuple[Finding, ...]:
        """Everything, in the order in which it was found."""
        return tuple(self._found)

    @property
    def errors(self) -> list[Finding]:
        """The findings that stop the build, by file and line."""
        return sorted(finding for finding in self._found if finding.fatal)

    @property
    def warnings(self) -> list[Finding]:
        """The findings that do not, by file and line."""
        return sorted(finding for finding in self._found if not finding.fatal)

    def refuse_if_fatal(self) -> None:
        """Raise SiteRefused when a finding stops the build."""
        if self.errors:
            raise SiteRefused(self)

    def _add(self, file: File, line: int, sentence: str, mend: str, fatal: bool, values: dict[str, object]) -> None:
        told = self.say(sentence, **values)
        told_mend = self.say(mend, **values) if mend else ""
        name = readable(file)
        self.add([Finding(name, line, told, told_mend, fatal and name not in self._spared)])


def gathered(findings: Iterable[Finding], most: int = sys.maxsize) -> list[str]:
    """Findings in sentences; one that holds in several places is told once, with all of them below it.

    ``most``: how many of the files, and of the lines of one of them, are named; the others are but counted.
    """
    found: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        found.setdefault((finding.sentence, finding.mend), []).append(finding)
    return [str(same[0]) if len(same) == 1 else told_once(same, most) for same in found.values()]


def told_once(same: Sequence[Finding], most: int) -> str:
    """A sentence that holds in several places, and below it a line for each file."""
    lines: dict[str, list[str]] = {}
    for finding in same:
        lines.setdefault(finding.file, []).extend([str(finding.line)] if finding.line else [])
    places = [f"{file}:{shortened(numbers, most)}" if numbers else file for file, numbers in lines.items()]
    more = [f"… (+{len(places) - most})"] if len(places) > most else []
    return "\n    ".join([f"{same[0].sentence} {same[0].mend}".rstrip(), *places[:most], *more])


def shortened(numbers: Sequence[str], most: int) -> str:
    """Some numbers in a row; of many the first ones, and how many there are besides."""
    more = f" … (+{len(numbers) - most})" if len(numbers) > most else ""
    return ", ".join(numbers[:most]) + more


def readable(file: File) -> str:
    """A path as one says it: from the project's root where it lies inside."""
    if not file:
        return ""
    path = Path(file)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
