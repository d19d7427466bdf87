"""Draws the social cards. Slow to import, so only for who draws."""

from functools import cache, cached_property
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from PIL import Image

from plugins.artwork import look
from plugins.artwork.letters import shown
from plugins.artwork.raster import palette, png, raster
from plugins.artwork.titles import LINE_HEIGHT, set_title
from plugins.artwork.typeface import Face, italic, roman
from plugins.artwork.words import Words
from plugins.components.drawings import read_drawing

TITLE = (76, 176, 640, 340)  # left, top, width, height
# What of a card a title can touch, its overhanging letters included: left, top, right, bottom.
AROUND = (40, 136, 760, 556)
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


class CardPainter:
    """Draws cards; what all of them share is drawn once per painter."""

    def __init__(self, theme: Path):
        self.theme = theme
        self._envelopes: dict[tuple[str, ...], tuple[Image.Image, Image.Image]] = {}

    def draw(self, stamp: str, words: Words) -> bytes:
        """The PNG of these words on an envelope with this drawing on its stamp."""
        words = Words(*(shown(text, self.faces[0].letters) for text in words))
        shared = (stamp, words.name, words.role, words.spoken)
        if shared not in self._envelopes:
            card = self.without_title(*shared)
            self._envelopes[shared] = (card.crop(AROUND), self.in_few_colours(card))
        around, card = (picture.copy() for picture in self._envelopes[shared])
        colours, bold = self.colours, self.faces[0]
        left, top, width, height = TITLE
        left, top = left - AROUND[0], top - AROUND[1]
        size, lines = set_title(words.title, cache(bold.width), width, height)
        for number, line in enumerate(lines):
            bold.draw(around, line, (left, top + size * (0.8 + number * LINE_HEIGHT)), size, colours["ink"])
        card.paste(self.in_few_colours(around), AROUND[:2])
        return png(card, quick=True)

    def in_few_colours(self, picture: Image.Image) -> Image.Image:
        """A picture in the colours of a card."""
        return picture.quantize(palette=self.palette, dither=Image.Dither.NONE)

    def without_title(self, stamp: str, name: str, role: str, spoken: str) -> Image.Image:
        """What all cards with this drawing have in a language."""
        card, colours = raster(self.envelope(stamp)).convert("RGB"), self.colours
        bold, slanted = self.faces
        left = TITLE[0]
        end = bold.draw(card, f"{name} " if name else "", (left, 118), 38, colours["ink"])
        slanted.draw(card, role, (end, 118), 38, colours["accent"])
        slanted.draw(card, spoken, (left, 558), 30, colours["ink-soft"])
        return card

    def envelope(self, stamp: str) -> str:
        """The SVG of a card without its words."""
        templates = Environment(loader=FileSystemLoader(self.theme / "templates"), autoescape=True)
        inside = read_drawing(self.theme, stamp).removeprefix("<svg ")
        return templates.get_template("card.svg").render(
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
    def faces(self) -> tuple[Face, Face]:
        """The face of the title and that of the small print."""
        return roman(self.theme), italic(self.theme)
