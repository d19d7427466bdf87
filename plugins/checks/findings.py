"""A finding: what is wrong, where, and how to mend it, in the assistant's language."""

from dataclasses import dataclass
from pathlib import Path

from ground.texts import translations

ROOT = Path(__file__).parents[2]


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

    def __init__(self, findings: "Findings"):
        self.findings = findings
        super().__init__("\n".join(str(finding) for finding in findings.errors))


class Findings:
    """What one run of the build found. Sentences are English msgids of the ``desk`` catalogue."""

    def __init__(self, language: str):
        self.language = language
        self._found: dict[Finding, None] = {}

    def error(self, file, line: int, sentence: str, mend: str = "", /, **values):
        """Add a finding that stops the build."""
        self._add(file, line, sentence, mend, True, values)

    def warning(self, file, line: int, sentence: str, mend: str = "", /, **values):
        """Add a finding that is only told."""
        self._add(file, line, sentence, mend, False, values)

    def say(self, text: str, /, **values) -> str:
        """A text of the desk catalogue in the assistant's language; English where there is none."""
        try:
            return translations(self.language, "desk").gettext(text) % values
        except FileNotFoundError:
            return text % values

    @property
    def errors(self) -> list[Finding]:
        """The findings that stop the build, by file and line."""
        return sorted(finding for finding in self._found if finding.fatal)

    @property
    def warnings(self) -> list[Finding]:
        """The findings that do not, by file and line."""
        return sorted(finding for finding in self._found if not finding.fatal)

    def refuse_if_fatal(self):
        """Raise SiteRefused when a finding stops the build."""
        if self.errors:
            raise SiteRefused(self)

    def _add(self, file, line, sentence, mend, fatal, values):
        told = self.say(sentence, **values)
        told_mend = self.say(mend, **values) if mend else ""
        self._found[Finding(readable(file), line, told, told_mend, fatal)] = None


def readable(file) -> str:
    """A path as one says it: from the project's root where it lies inside."""
    if not file:
        return ""
    path = Path(file)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
