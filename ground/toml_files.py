"""Reads TOML files that people write: what is wrong in one is a sentence with its line."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ground.characters import CONTROL, nfc
from ground.texts import N_

# Where tomllib says that it came to a stop.
STOPPED = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
# An escape of TOML for a character that nobody can see; “C:\\fotos” holds one by mistake.
INVISIBLE = re.compile(rf"\\(?:[bf]|u00[01789]|u[fF]{{3}}[eEfF]|U0000)|{CONTROL.pattern}")
# What tomllib means, in words: it speaks English, and to programmers.
CAUSES = tuple(
    (re.compile(cause), told)
    for cause, *told in (
        (
            r"Unterminated string|Illegal character '\\n'",
            N_("A text that begins in this line does not end as it should."),
            N_("End it with a straight quotation mark, as it begins."),
        ),
        (
            r"Invalid value|Invalid date",
            N_("The value in this line is none that this file can hold."),
            N_("Put a text between straight quotation marks."),
        ),
        (
            r"Cannot|Duplicate",
            N_("What this line names stands there already."),
            N_("Take one of the two out."),
        ),
        (
            r"Unclosed|Expected '[]}]",
            N_("A bracket in this line, or above it, is never closed."),
            N_("Close it, and put a comma between two values."),
        ),
        (
            r"Expected newline",
            N_("Something stands behind the value of this line."),
            N_("End the line there; before a remark goes a #."),
        ),
        (
            r"Unescaped|Invalid hex|Escaped",
            N_("A backslash stands in a text of this line."),
            N_("Write two of them, or none."),
        ),
        (
            r"Illegal character|Found invalid",
            N_("A character that nobody sees stands in this line."),
            N_("Delete the line, and type it anew."),
        ),
        (
            r"",
            N_("This line is not written as it should be."),
            N_("Write name = “text” with straight quotation marks, and each name once."),
        ),
    )
)
NOT_UTF_8 = N_("This file is not saved as UTF-8.")
SAVE_AS_UTF_8 = N_("Save it again, with UTF-8 chosen as its encoding.")


class FactsError(Exception):
    """A file of facts cannot be used, such as content/site.toml: where, what is wrong and how to mend it.

    ``sentence`` and ``mend`` are texts of the catalogue ``desk``, with these values.
    """

    def __init__(self, path: Path, line: int, sentence: str, mend: str, /, **values: object) -> None:
        self.path, self.line, self.sentence, self.mend, self.values = path, line, sentence, mend, values
        super().__init__(f"{path}{f':{line}' if line else ''}: {sentence % values} {mend % values}")


def read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """The text of a TOML file, and what it says. Raises FileNotFoundError, or FactsError with the line."""
    try:
        source = nfc(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise FactsError(path, line, NOT_UTF_8, SAVE_AS_UTF_8) from None
    return source, parse_toml(source, path)


def parse_toml(source: str, path: Path) -> dict[str, Any]:
    """What the text of this file says. Raises FactsError with the line."""
    try:
        values = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        stopped = STOPPED.search(str(error))
        line = int(stopped[1] or source.count("\n")) if stopped else 0
        wrong, mend = next(told for cause, told in CAUSES if cause.match(str(error)))
        raise FactsError(path, line, wrong, mend) from None
    if any(map(CONTROL.search, texts_in(values))):  # most of them as an escape: TOML takes no others
        line = next((number for number, text in enumerate(source.split("\n"), start=1) if INVISIBLE.search(text)), 0)
        wrong, mend = N_("“\\” makes an invisible character here."), N_("Write “/” or “\\\\” in its place.")
        raise FactsError(path, line, wrong, mend)
    return values


def texts_in(value: object) -> Iterator[str]:
    """All texts in what a TOML file says, names included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in [*value, *value.values()] if isinstance(value, dict) else value:
            yield from texts_in(one)
