"""The social cards: what a link to a page looks like where it is shared, drawn with the page's title."""

from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from ground.facts import Facts
from ground.texts import language_name, translations
from plugins.artwork import look
from plugins.artwork.made_by import MADE_BY
from plugins.artwork.words import Words
from plugins.cache.digest import digest_of_file
from plugins.cache.file_cache import FileCache
from plugins.components.drawings import drawing_path
from plugins.multilingual.document import Document
from plugins.multilingual.site import Site

if TYPE_CHECKING:
    from plugins.artwork.painter import CardPainter

WIDTH, HEIGHT = 1200, 630
USUAL_STAMP = "desk"
# What stands beside the first words of a page, and on its card where its text shows no drawing.
STAMPS = {
    "what": "portrait",
    "about": "portrait",
    "who-for": "vignette-email",
    "delegate": "vignette-travel",
    "first-month": "vignette-calendar",
    "compare": "vignette-projects",
    "languages": "vignette-languages",
    "italy": "vignette-translation",
    "prices": "vignette-filing",
    "faq": "letter",
    "contact": "letter",
    "articles": "vignette-calendar",
    "articles/false-friends": "vignette-languages",
    "articles/three-piles": "vignette-filing",
    "specimen-report": "vignette-filing",
    "specimen-trip": "vignette-travel",
}
FOLDER = "assets/cards"


def own_drawing(document: Document) -> str:
    """The drawing that belongs to a page: the first that it shows, or the one it is given; empty without one."""
    return next(iter(document.record.drawings), STAMPS.get(document.key, ""))


@dataclass(frozen=True)
class Card:
    """A social card: its root-relative address, its size, and what it shows."""

    url: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


class Cards:
    """The cards of a site, each drawn once, and only where an earlier build has not drawn it."""

    def __init__(self, site: Site, facts: Facts, theme: Path, cache: Path):
        self.site, self.facts, self.theme = site, facts, theme
        self.cache = FileCache(cache / "cards", MADE_BY)

    def card(self, file: str) -> Card:
        """The card of the page that a file of the site is."""
        words = self.words(self.site.by_file[file])
        return Card(f"{self.facts.base}/{self.name(file)}", words.title.replace("\N{SOFT HYPHEN}", ""))

    def name(self, file: str) -> str:
        """The file of the site that the card of a page is."""
        document = self.site.by_file[file]
        return f"{FOLDER}/{document.lang}-{document.slug}.{self.digest(document)[:10]}.png"

    def picture(self, file: str) -> Path:
        """The drawn card of the page that a file of the site is."""
        document = self.site.by_file[file]
        stamp, words = self.stamp(document), self.words(document)
        return self.cache.file(".png", lambda: self.painter.draw(stamp, words), *self.made_of(document))

    def path(self, file: str) -> Path:
        """Where the drawn card of a page lies, or would."""
        return self.cache.path(".png", *self.made_of(self.site.by_file[file]))

    def digest(self, document: Document) -> str:
        """The digest of all that a card is made of."""
        return self.cache.digest(*self.made_of(document))

    def made_of(self, document: Document) -> tuple[str, ...]:
        """All that a card is made of."""
        return (self.stamp(document), self.drawing(self.stamp(document)), self.look, *self.words(document))

    def words(self, document: Document) -> Words:
        """What stands on the card of a document; her name only when it is filled in."""
        name = str(self.facts.text("person.name", document.lang))
        return Words(
            unescape(str(document.title)),
            "" if self.facts.is_placeholder(name) else name,
            translations(document.lang).gettext("virtual assistant"),
            self.spoken,
        )

    def stamp(self, document: Document) -> str:
        """The drawing on the stamp: the one that the page shows, or the usual one."""
        return own_drawing(document) or USUAL_STAMP

    def drawing(self, name: str) -> str:
        """The digest of a drawing."""
        if name not in self._drawings:
            self._drawings[name] = digest_of_file(drawing_path(self.theme, name))
        return self._drawings[name]

    @cached_property
    def _drawings(self) -> dict[str, str]:
        return {}

    @cached_property
    def look(self) -> str:
        """The digest of colours, typeface, and the envelope."""
        files = (*look.sources(self.theme), self.theme / "templates" / "card.svg")
        return "".join(map(digest_of_file, files))

    @cached_property
    def spoken(self) -> str:
        """The languages of the site."""
        return " · ".join(language_name(code) for code in self.site.languages)

    @cached_property
    def painter(self) -> "CardPainter":
        """Who draws; wanted only where something is drawn."""
        from plugins.artwork.painter import CardPainter

        return CardPainter(self.theme)
