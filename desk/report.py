"""Tells what a build found."""

from collections.abc import Iterable

from desk.sentences import complain, say
from plugins.findings import Findings, gathered

MOST = 8  # files of one note, and lines of one of them: whoever mends these sees the others next time


def notes_of(findings: Findings) -> list[str]:
    """The findings that do not stop the build, in sentences."""
    return gathered(findings.warnings, MOST)


def show_notes(notes: Iterable[str]) -> None:
    """Print the findings that do not stop the build."""
    complain(say("Note: %(finding)s", finding=note) for note in notes)


def show_refusal(findings: Findings) -> None:
    """Print what stops the build, then what does not, and how much there is to mend."""
    complain(gathered(findings.errors))
    show_notes(notes_of(findings))
    complain([say("Nothing was written: %(count)d things to mend, see above.", count=len(findings.errors))])
