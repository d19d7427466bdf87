"""The texts of a page, gathered from between its markup until a paragraph is whole, and set with its marks then."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from plugins.components.quotes import OBJECT, STRAIGHT
from plugins.components.typography import Piece, typeset_pieces

NO_PROSE = frozenset(("code", "pre", "kbd", "samp", "var", "script", "style", "svg", "math", "textarea"))
VOID = frozenset(("br", "img", "hr", "input", "wbr", "source", "area", "col", "embed", "track", "link", "meta"))
TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][\w-]*)", re.IGNORECASE)
LANGUAGE = re.compile(r"""\slang\s*=\s*["']?(?P<code>[\w-]+)""", re.IGNORECASE)
SPACES = ("&nbsp;", "&#160;", "&ensp;", "&emsp;", "&thinsp;")


@dataclass
class Text:
    """One text of a paragraph: what it is made of, and what takes it when it is set."""

    pieces: list[Piece]
    put: Callable[[str], object]


class Paragraphs:
    """Sets one paragraph after the other. ``undecided`` is told of each line in which a straight mark had to stay."""

    def __init__(self, language: str, undecided: Callable[[str], None]):
        self.language, self._undecided = language, undecided
        self._texts: list[Text] = []
        # The elements of HTML that have begun in the paragraph: their names, and the languages in them.
        self._begun: list[tuple[str, str]] = []

    def add(self, pieces: Iterable[Piece], put: Callable[[str], object] = str) -> None:
        """Take a text into the paragraph; ``put`` is given it when it is set."""
        self._texts.append(Text(list(pieces), put))

    def prose(self, text: str, language: str = "") -> Piece:
        """A piece of what is said, unless it stands in code; in this language, or that of the HTML around it."""
        is_code = any(name in NO_PROSE for name, _ in self._begun)
        own = self._begun[-1][1] if self._begun else ""
        return Piece(text, own or language or self.language, OBJECT if is_code else None)

    def aside(self, text: str, html: str) -> Piece:
        """A piece that is no prose but stands among it: ``text`` in the page, for this HTML; any other where empty."""
        tag = TAG.match(html)
        if tag:
            self._begin_or_end(tag, html)
        is_space = html in SPACES or (tag is not None and tag["name"].lower() == "br")
        return Piece(text, self.language, " " if is_space else "" if html.startswith("<") else OBJECT)

    def end(self) -> None:
        """Set the paragraph, and begin another."""
        texts, self._texts = self._texts, []
        made = iter(typeset_pieces([piece for text in texts for piece in text.pieces]))
        for text in texts:
            own = [next(made) for _ in text.pieces]
            for piece, result in zip(text.pieces, own, strict=True):
                if piece.shown is None:
                    self._tell(piece.text, result)
            text.put("".join(own))

    def _begin_or_end(self, tag: re.Match[str], html: str) -> None:
        name = tag["name"].lower()
        if tag["end"]:
            place = next((at for at in reversed(range(len(self._begun))) if self._begun[at][0] == name), None)
            if place is not None:
                del self._begun[place:]
        elif name not in VOID and not html.endswith("/>"):
            language = LANGUAGE.search(html)
            outside = self._begun[-1][1] if self._begun else ""
            self._begun.append((name, language["code"] if language else outside))

    def _tell(self, typed: str, result: str) -> None:
        if STRAIGHT.search(result):
            for before, after in zip(typed.split("\n"), result.split("\n"), strict=True):
                if STRAIGHT.search(after):
                    self._undecided(before.strip())
