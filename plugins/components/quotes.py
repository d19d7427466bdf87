"""Which mark a straight quote or apostrophe stands for.

The quotes of each language are known to docutils. Which of them is meant is told here: neither docutils nor Markdown's
own extension ``smarty`` parts an apostrophe from the end of a quotation, which is another mark in German and Italian,
and the latter sees the words of a link or of an emphasis without those around them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from docutils.utils.smartquotes import smartchars

APOSTROPHE = "’"
# In the place of what is no prose: code, a fact, a character that was written as it is meant.
OBJECT = "\ufffc"
STRAIGHT = re.compile("[\"']")
BEGINS_AFTER = frozenset("([{«„“‚‘‹¿¡\"'–—-/")
ENDS_BEFORE = frozenset(")]}.,;:!?…»”’›\"'–—-/")
# ’90, and rock ’n’ roll.
NO_BEGIN = re.compile(r"'(?:\d\d(?!\d)|n')")
# Words that end in an apostrophe, and so do not end a quotation.
CUT_SHORT = {
    "it": ("po", "mo", "be", "to", "ca", "di", "da", "fa", "va", "sta"),
    "de": ("hab", "geh", "fass", "lass", "sag", "wär", "hätt", "könnt"),
    "en": ("o", "an", "n", "th"),
}


class Quotes:
    """The straight quotes of one paragraph: its text, and the language of each character of it."""

    def __init__(self, text: str, languages: Sequence[str]):
        self.text, self.languages = text, languages
        # Quotations that wait for their end: the quote that they began with, and the mark that ends them.
        self._open: list[tuple[str, str]] = []
        self._waiting: Counter[str] = Counter()

    def marks(self) -> dict[int, str]:
        """The mark for each straight quote, by its place; none for one that nobody can tell."""
        found = {}
        for match in STRAIGHT.finditer(self.text):
            if mark := (self.double if match[0] == '"' else self.single)(match.start()):
                found[match.start()] = mark
        return found

    def double(self, at: int) -> str:
        """The mark that a double quote stands for; empty where nobody can tell."""
        if self._waiting['"'] and self.can_end(at):
            return self.end('"')
        if self.can_begin(at):
            return self.begin(at, '"')
        if self._waiting['"'] and not self.before(at).isspace():
            return self.end('"')
        is_told = self.can_end(at) and not self.before(at).isdigit()  # not inches, nor a slip
        return marks_of(self.languages[at])[1] if is_told else ""

    def single(self, at: int) -> str:
        """The mark that a single quote stands for; empty where nobody can tell."""
        before, after = self.before(at), self.after(at)
        if "'" in (before, after):
            return ""  # seconds, or a double quote made of two
        if is_letter(before) and is_letter(after):
            return "" if before.isdigit() and after.isdigit() else APOSTROPHE
        if self._waiting["'"] and self.ends_quotation(at):
            return self.end("'")
        if self.can_begin(at):
            return self.begin(at, "'") if self.is_ended(at) else APOSTROPHE
        if is_letter(before):
            return "" if before.isdigit() else APOSTROPHE  # feet, or minutes
        return marks_of(self.languages[at])[3] if self.can_end(at) else ""

    def begin(self, at: int, quote: str) -> str:
        """Begin a quotation: the mark, of the second rank within a quotation."""
        opening, closing, inner_opening, inner_closing = marks_of(self.languages[at])
        if quote == "'" or self._waiting['"']:
            opening, closing = inner_opening, inner_closing
        self._open.append((quote, closing))
        self._waiting[quote] += 1
        return opening

    def end(self, quote: str) -> str:
        """End the quotation that began last with this quote, and those in it: the mark."""
        while True:
            begun, mark = self._open.pop()
            self._waiting[begun] -= 1
            if begun == quote:
                return mark

    def can_begin(self, at: int) -> bool:
        """Whether a quotation can begin here."""
        before, after = self.before(at), self.after(at)
        return (before.isspace() or before in BEGINS_AFTER) and not after.isspace()

    def can_end(self, at: int) -> bool:
        """Whether a quotation can end here."""
        after = self.after(at)
        return not self.before(at).isspace() and (after.isspace() or after in ENDS_BEFORE)

    def ends_quotation(self, at: int) -> bool:
        """Whether a single quote here is more than the apostrophe of its word."""
        return self.can_end(at) and not self.is_cut_short(at)

    def is_ended(self, at: int) -> bool:
        """Whether a quotation that may begin here with a single quote has an end."""
        return at < self.last_end and NO_BEGIN.match(self.text, at) is None

    @cached_property
    def last_end(self) -> int:
        """The last place where a quotation with single quotes can end; -1 where there is none."""
        places = (match.start() for match in re.finditer("'", self.text))
        return max((at for at in places if self.ends_quotation(at) and not self.can_begin(at)), default=-1)

    def is_cut_short(self, at: int) -> bool:
        """Whether the word before is one that ends in an apostrophe."""
        words = CUT_SHORT.get(self.languages[at], ())
        return any(self.text.endswith(word, 0, at) and not is_letter(self.before(at - len(word))) for word in words)

    def before(self, at: int) -> str:
        """The character before a place; a space at the beginning."""
        return self.text[at - 1] if at else " "

    def after(self, at: int) -> str:
        """The character after a place; a space at the end."""
        return self.text[at + 1] if at + 1 < len(self.text) else " "


def is_letter(character: str) -> bool:
    """Whether it is part of a word."""
    return character.isalnum() or character == OBJECT


def marks_of(language: str) -> Sequence[str]:
    """The quotes of a language: beginning and end, and those within others; English ones where none are known."""
    known: dict[str, Sequence[str]] = smartchars.quotes
    return known.get(language.lower()) or known.get(language.lower().partition("-")[0]) or known["en"]
