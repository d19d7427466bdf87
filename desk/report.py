"""Tells what a build found."""

from collections.abc import Iterable

from desk.sentences import complain, say
from plugins.findings import Findings

SHOWN_WARNINGS = 12


def notes_of(findings: Findings) -> list[str]:
    """The findings that do not stop the build, in sentences."""
    return [str(finding) for finding in findings.warnings]


def show_notes(notes: Iterable[str]) -> None:
    """Print the findings that do not stop the build, the first ones of many."""
    notes = list(notes)
    complain(say("Note: %(finding)s", finding=note) for note in notes[:SHOWN_WARNINGS])
    if len(notes) > SHOWN_WARNINGS:
        complain([say("… and %(count)d more notes.", count=len(notes) - SHOWN_WARNINGS)])
