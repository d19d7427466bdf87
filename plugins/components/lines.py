"""The lines of a source, and which of them something in the page came from."""

import re
from bisect import bisect_right
from functools import cached_property

from markdown.extensions.toc import slugify

from plugins.components.typography import straight

COMMENT = re.compile(r"`[^`\n]*`|<!--.*?(?:-->|\Z)", re.DOTALL)
NOT_END = re.compile(r"[^\n]")
CODE = re.compile(r"`[^`]*`")


class Lines:
    """Finds texts in a source, line by line; asked for one text again, it gives the next line that holds it."""

    def __init__(self, text: str):
        self.text = text
        self.lines = text.split("\n")  # splitlines() knows ends that editors and Markdown do not
        self._found: dict[str, int] = {}

    def of(self, text: str) -> int:
        """The line of a text, outside of code where it stands there, too; 0 where there is none.

        After the last line that holds it, that one again.
        """
        if not text:
            return 0
        return self._next(self.prose, text) or self._next(self.text, text) or self._last(text)

    def of_words(self, text: str) -> int:
        """The line of words that may have been typed with other marks than they are shown with."""
        return self.of(text) or (self._straight.of(straight(text)) if text else 0)

    def of_place(self, anchor: str) -> int:
        """The line that gives a place its name: outright, or by the words of a heading or a question."""
        return self.of(f"#{anchor}") or self.of(f"id: {anchor}") or self._next_named(anchor)

    @cached_property
    def _straight(self) -> "Lines":
        """The text as it may have been typed where marks have been set since."""
        return Lines(straight(self.text))

    @cached_property
    def prose(self) -> str:
        """The text with blanks in the place of code, as long as it was."""
        lines = (blank(line) if line.startswith(("    ", "\t")) else line for line in self.lines)
        return "\n".join(CODE.sub(lambda code: blank(code[0]), line) for line in lines)

    @cached_property
    def _begins(self) -> list[int]:
        begins, at = [], 0
        for line in self.lines:
            begins.append(at)
            at += len(line) + 1
        return begins

    def _next(self, text: str, wanted: str) -> int:
        at = text.find(wanted, self._found.get(wanted, -1) + 1)
        if at < 0:
            return 0
        self._found[wanted] = at
        return self._last(wanted)

    def _last(self, wanted: str) -> int:
        return bisect_right(self._begins, self._found[wanted]) if wanted in self._found else 0

    def _next_named(self, anchor: str) -> int:
        named = self._names.get(anchor, [])
        if len(named) > 1:
            return named.pop(0)
        return named[0] if named else 0

    @cached_property
    def _names(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, line in enumerate(self.lines, start=1):
            if line.startswith(("#", "/")):
                words = line.rpartition("|")[2] if line.startswith("/") else line
                found.setdefault(slugify(words, "-"), []).append(number)
        return found


def without_comments(text: str) -> str:
    """A text with blanks in the place of HTML comments; one that never ends is none, and in code there is none."""
    if "<!--" not in text:
        return text
    return COMMENT.sub(lambda found: NOT_END.sub(" ", found[0]) if found[0].endswith("-->") else found[0], text)


def blank(text: str) -> str:
    """As many spaces."""
    return " " * len(text)
