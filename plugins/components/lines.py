"""The lines of a source, and which of them something in the page came from."""

import re
from bisect import bisect_right
from functools import cached_property

from markdown.extensions.toc import slugify

from plugins.components.outline import not_prose, outline
from plugins.components.typography import straight

# What a heading or a block may stand behind.
INDENTS = " \t>"
UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*")
# What may begin code or a comment within a paragraph; a backslash takes that away.
MARK = re.compile(r"<!--|\\.|(?P<ticks>`+)", re.DOTALL)
TICKS = re.compile(r"`+")
# Without any of these a text holds neither code, in whatever way it is written, nor comments.
HIDING = ("`", "~~~", "    ", "\t", "<!--")
VISIBLE = re.compile(r"[^\n]")
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
    def prose_lines(self) -> list[str]:
        """The lines with blanks in the place of code and of comments in HTML, each as long as it was."""
        if not any(sign in self.text for sign in HIDING):
            return self.lines
        lines, tokens = list(self.lines), outline(self.text)
        for first, after in not_prose(tokens):
            lines[first:after] = map(blank, lines[first:after])
        for token in tokens:
            if token.map and token.type in ("inline", "tr_open", "html_block"):
                part = slice(*token.map)
                text = "\n".join(lines[part])
                lines[part] = without_code(text, html=token.type == "html_block").split("\n")
        return lines

    @cached_property
    def prose(self) -> str:
        """The text with blanks in the place of code and of comments, as long as it was."""
        return "\n".join(self.prose_lines)

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
        rows = zip(self.lines, self.prose_lines, [*self.prose_lines[1:], ""], strict=True)
        for number, (line, prose, below) in enumerate(rows, start=1):
            begins = prose.lstrip(INDENTS)[:1]
            if begins and (begins in "#/" or UNDERLINE.fullmatch(below)):
                words = line.rpartition("|")[2] if begins == "/" else line
                found.setdefault(slugify(words, "-"), []).append(number)
        return found


def blank(text: str) -> str:
    """As many spaces; its lines stay lines."""
    return VISIBLE.sub(" ", text)


def without_code(text: str, html: bool = False) -> str:
    """A paragraph with blanks in the place of the code and the comments in it; of HTML, the comments alone."""
    if "`" not in text and "<!--" not in text:
        return text
    ends: dict[int, list[int]] = {}
    for ticks in reversed(list(TICKS.finditer(text))):
        ends.setdefault(len(ticks[0]), []).append(ticks.end())
    last_comment = text.rfind("-->")
    pieces, at = [], 0
    for mark in MARK.finditer(text):
        if mark.start() < at or (html and mark["ticks"]):
            continue
        if mark["ticks"]:
            end = next_after(mark.end(), ends.get(len(mark["ticks"]), []))
        else:
            end = text.find("-->", mark.end()) + 3 if mark[0] == "<!--" and last_comment >= mark.end() else 0
        if end:
            pieces += [text[at : mark.start()], blank(text[mark.start() : end])]
            at = end
    return "".join([*pieces, text[at:]])


def next_after(place: int, places: list[int]) -> int:
    """The first of some places after one, 0 where there is none; the last comes first, and those before are dropped."""
    while places and places[-1] <= place:
        places.pop()
    return places[-1] if places else 0
