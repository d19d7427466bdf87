"""The lines of a source, and which of them something in the page came from."""

import re
from bisect import bisect_right
from functools import cached_property

from markdown.extensions.toc import slugify

CODE = re.compile(r"`[^`]*`")
FENCE = re.compile(r" {0,3}(```|~~~)")
ENTRY = re.compile(r"[A-Za-z][\w-]*\s*:|---")
# What stands before and after an address in Markdown or HTML.
OPENS, CLOSES = " \t\n(<\"'=", " \t\n)>\"'"
EMPTY = ("]()", '=""', "=''")


class Lines:
    """Finds texts in a source, line by line; asked for one text again, it gives the next line that holds it."""

    def __init__(self, text: str):
        self.text = text
        self.lines = text.split("\n")  # splitlines() knows ends that editors and Markdown do not
        self._found: dict[str, int] = {}
        self._addresses: dict[str, int] = {}
        self._body = max(text.find("\n\n"), 0) if ENTRY.match(text) else 0

    def of(self, text: str) -> int:
        """The line of a text, outside of code and front matter where it stands there, too; 0 where there is none.

        After the last line that holds it, that one again.
        """
        if not text:
            return 0
        below = self._next(self.prose, text) or self._next(self.text, text) or self._last(text)
        return below or self._number(self.text.find(text))

    def of_any(self, *texts: str) -> int:
        """The line of the first of these texts that stands somewhere; 0 where none does."""
        return next(filter(None, map(self.of, texts)), 0)

    def of_address(self, address: str) -> int:
        """The line of an address: outside of code, and not within another one, where it stands so."""
        before = self._addresses.get(address, -1)
        at = self.prose.find(address, max(before + 1, self._body))
        while at >= 0 and not self._stands_alone(at, at + len(address)):
            at = self.prose.find(address, at + 1)
        if at < 0:
            return self._number(before) if before >= 0 else self.of(address)
        self._addresses[address] = at
        return self._number(at)

    def of_place(self, anchor: str) -> int:
        """The line that gives a place its name: outright, or by the words of a heading or a question."""
        return self.of(f"#{anchor}") or self.of(f"id: {anchor}") or self._next_named(anchor)

    @cached_property
    def prose(self) -> str:
        """The text with blanks in the place of code, as long as it was."""
        lines, fence = [], ""
        for line in self.lines:
            mark = FENCE.match(line)
            is_code = bool(fence) or line.startswith(("    ", "\t"))
            if mark and fence in ("", mark[1]):
                fence = "" if fence else mark[1]
            lines.append(blank(line) if is_code or mark else CODE.sub(lambda code: blank(code[0]), line))
        return "\n".join(lines)

    @cached_property
    def _begins(self) -> list[int]:
        begins, at = [], 0
        for line in self.lines:
            begins.append(at)
            at += len(line) + 1
        return begins

    def _next(self, text: str, wanted: str) -> int:
        at = text.find(wanted, self._found.get(wanted, self._body - 1) + 1)
        if at < 0:
            return 0
        self._found[wanted] = at
        return self._number(at)

    def _last(self, wanted: str) -> int:
        return self._number(self._found[wanted]) if wanted in self._found else 0

    def _number(self, at: int) -> int:
        return bisect_right(self._begins, at)

    def _stands_alone(self, begin: int, end: int) -> bool:
        if begin == end:
            return self.prose[begin - 2 : begin + 1] in EMPTY
        return (self.prose[begin - 1 : begin] or " ") in OPENS and (self.prose[end : end + 1] or " ") in CLOSES

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


def blank(text: str) -> str:
    """As many spaces."""
    return " " * len(text)
