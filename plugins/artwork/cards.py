"""The social cards: what a link to a page looks like where it is shared, drawn with the page's title."""

import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup
from PIL import Image

from ground.texts import language_name, translations
from plugins.artwork import look
from plugins.artwork.raster import MADE_BY, palette, png, raster
from plugins.artwork.titles import LINE_HEIGHT, set_title
from plugins.components.drawings import drawing_path, read_drawing
from plugins.delivery.cache import Cache

WIDTH, HEIGHT = 1200, 630
TITLE = (76, 176, 640, 340)  # left, top, width, height
STAMP = re.compile(r"drawing--([\w-]+)")
USUAL_STAMP = "desk"
STAMPS = {"contact": "letter"}  # drawn by the page's template
# Which colours touch on a card, and in how many steps the one becomes the other at their edge.
BLENDS = (
    ("paper", "ink", 8),
    ("sheet", "ink", 4),
    ("paper", "ink-soft", 4),
    ("paper", "accent", 4),
    ("paper", "accent-flat", 3),
    ("paper", "calm-flat", 3),
    ("ink", "accent-flat", 2),
    ("ink", "calm-flat", 2),
    ("sheet", "accent-flat", 1),
    ("sheet", "calm-flat", 1),
    ("sheet", "ink-soft", 1),
)


@dataclass(frozen=True)
class Card:
    """A social card: its root-relative address, its size, and what it shows."""

    url: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


class Words(NamedTuple):
    """What is written on a card."""

    title: str
    name: str
    role: str
    spoken: str


class Cards:
    """Draws the cards of a run, each once, and only those that an earlier build has not drawn."""

    def __init__(self, settings):
        self.settings = settings
        self.facts = settings["FACTS"]
        self.theme = Path(settings["THEME"])
        self.cache = Cache(settings, "cards", MADE_BY)
        self.environment = settings["ENVIRONMENT"]
        self._envelopes = {}
        self._drawn = {}

    def of(self, document) -> Card:
        """The card of a document; its file joins the static files of the site."""
        if document not in self._drawn:
            self._drawn[document] = self.card(document)
        return self._drawn[document]

    def card(self, document) -> Card:
        """Draw the card of a document, unless an earlier build has."""
        words = self.words(document)
        envelope = self.envelope(self.stamp(document))
        look_of_it = (path.read_bytes() for path in look.sources(self.theme))
        path = self.cache.file(".png", lambda: self.draw(envelope, words), envelope, *words, *look_of_it)
        name = f"assets/cards/{document.lang}-{document.slug}.{path.stem[:10]}.png"
        self.settings["STATIC"][name] = path
        return Card(f"/{name}", words.title.replace("\N{SOFT HYPHEN}", ""))

    def words(self, document) -> Words:
        """What stands on the card of a document; her name only when it is filled in."""
        name = self.facts.text("person.name", document.lang)
        return Words(
            unescape(str(document.title)),
            "" if self.facts.is_placeholder(name) else name,
            translations(document.lang).gettext("virtual assistant"),
            " · ".join(language_name(code) for code in self.settings["SITE"].languages),
        )

    def draw(self, envelope: str, words: Words) -> bytes:
        """The PNG of these words on an envelope."""
        if envelope not in self._envelopes:
            self._envelopes[envelope] = raster(envelope).convert("RGB")
        card, colours = self._envelopes[envelope].copy(), self.colours
        bold, italic = self.faces
        left, top, width, height = TITLE
        end = bold.draw(card, f"{words.name} " if words.name else "", (left, 118), 38, colours["ink"])
        italic.draw(card, words.role, (end, 118), 38, colours["accent"])
        italic.draw(card, words.spoken, (left, 558), 30, colours["ink-soft"])
        size, lines = set_title(words.title, bold.width, width, height)
        for number, line in enumerate(lines):
            bold.draw(card, line, (left, top + size * (0.8 + number * LINE_HEIGHT)), size, colours["ink"])
        return png(card.quantize(palette=self.palette, dither=Image.Dither.NONE))

    def stamp(self, document) -> str:
        """The drawing on the stamp: the one that the page shows, or the usual one."""
        shown = STAMP.search(document.content)
        return shown[1] if shown else STAMPS.get(document.key, USUAL_STAMP)

    def envelope(self, stamp: str) -> str:
        """The SVG of a card without its words."""
        path = drawing_path(self.theme, stamp)
        inside = read_drawing(path, path.stat().st_mtime_ns).removeprefix("<svg ")
        return self.environment.get_template("card.svg").render(
            colour=self.colours,
            drawing=Markup(inside),  # noqa: S704 - our own file
        )

    @cached_property
    def colours(self) -> dict[str, str]:
        """The colours of the site."""
        return look.colours(self.theme)

    @cached_property
    def palette(self) -> Image.Image:
        """The colours of a card and what lies between those that touch."""
        return palette(*((self.colours[one], self.colours[other], steps) for one, other, steps in BLENDS))

    @cached_property
    def faces(self) -> tuple:
        """The face of the title and that of the small print; wanted only where something is drawn."""
        from plugins.artwork.typeface import italic, roman

        return roman(self.theme), italic(self.theme)
