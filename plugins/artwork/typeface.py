"""The site's typeface: sets text with its kerning. Slow to import, so only for who draws."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from PIL import Image, ImageDraw, ImageFont

from plugins.artwork.look import sources

BOLD, REGULAR = 700, 400
STEPS = 4  # places of a letter within a pixel
TIGHT = -0.02  # as the headings of the site are set


@dataclass(frozen=True)
class Face:
    """One face of the typeface: a TrueType file, not compressed, at one weight."""

    data: bytes
    tracking: float = 0

    @cached_property
    def letters(self) -> frozenset[str]:
        """All that it has."""
        return frozenset(self._glyphs)

    def width(self, text: str) -> float:
        """The width of a text at a size of one pixel."""
        return self._set(text)[1]

    def draw(self, picture: Image.Image, text: str, at: tuple[float, float], size: int, colour: str) -> float:
        """Draw one line of text; ``at`` is where its baseline begins. Returns where it ends.

        Letters stand at quarters of a pixel, so that each is drawn but a few times for all that is set.
        """
        placed, width = self._set(text)
        for letter, offset in placed:
            whole, quarters = divmod(round((at[0] + offset * size) * STEPS), STEPS)
            shape, (left, top) = self._shape(letter, size, quarters)
            picture.paste(colour, (whole + left, round(at[1]) + top), shape)
        return at[0] + width * size

    def _shape(self, letter: str, size: int, quarters: int) -> tuple[Image.Image, tuple[int, int]]:
        """What a letter covers, and where that begins, seen from its place on the baseline."""
        if (letter, size, quarters) not in self._shapes:
            whole = Image.new("L", (4 * size, 4 * size))
            place = (size + quarters / STEPS, 2 * size)
            ImageDraw.Draw(whole).text(place, letter, 255, self._sized(size), anchor="ls")
            left, top, right, bottom = whole.getbbox() or (0, 0, 1, 1)
            self._shapes[letter, size, quarters] = whole.crop((left, top, right, bottom)), (left - size, top - 2 * size)
        return self._shapes[letter, size, quarters]

    def _sized(self, size: int) -> ImageFont.FreeTypeFont:
        if size not in self._sizes:
            # Pillow's other engine kerns as well, but is not on every computer.
            basic = ImageFont.Layout.BASIC
            self._sizes[size] = ImageFont.truetype(BytesIO(self.data), size, layout_engine=basic)
        return self._sizes[size]

    @cached_property
    def _shapes(self) -> dict[tuple[str, int, int], tuple[Image.Image, tuple[int, int]]]:
        return {}

    @cached_property
    def _sizes(self) -> dict[int, ImageFont.FreeTypeFont]:
        return {}

    def _set(self, text: str) -> tuple[list[tuple[str, float]], float]:
        placed, x, before = [], 0.0, ""
        for letter in text:
            x += self._kerning.get((self._glyphs.get(before, ""), self._glyphs.get(letter, "")), 0)
            placed.append((letter, x))
            x += self._advances.get(letter, 1) + self.tracking  # a letter that is missing counts as wide
            before = letter
        return placed, x

    @cached_property
    def _font(self) -> TTFont:
        return TTFont(BytesIO(self.data))

    @cached_property
    def _glyphs(self) -> dict[str, str]:
        return {chr(code): glyph for code, glyph in self._font.getBestCmap().items()}

    @cached_property
    def _advances(self) -> dict[str, float]:
        em, metrics = self._font["head"].unitsPerEm, self._font["hmtx"]
        return {letter: metrics[glyph][0] / em for letter, glyph in self._glyphs.items()}

    @cached_property
    def _kerning(self) -> dict[tuple[str, str], float]:
        em, table, used = self._font["head"].unitsPerEm, self._font["GPOS"].table, set(self._glyphs.values())
        found: dict[tuple[str, str], float] = {}
        for lookup in (one for one in table.LookupList.Lookup if one.LookupType == 2):
            for pairs in lookup.SubTable:
                for pair, value in pairs_of(pairs, used):
                    found.setdefault(pair, value / em)  # what comes first counts
        return found


def pairs_of(table: Any, glyphs: set[str]) -> Iterator[tuple[tuple[str, str], int]]:
    """The kerning that a table of pairs (OpenType, GPOS type 2) has for these glyphs: pair, value."""
    if table.Format == 1:
        for left, pair_set in zip(table.Coverage.glyphs, table.PairSet, strict=True):
            for record in pair_set.PairValueRecord:
                yield (left, record.SecondGlyph), advance(record.Value1)
        return
    for left in glyphs.intersection(table.Coverage.glyphs):
        row = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)].Class2Record
        for right in glyphs:
            yield (left, right), advance(row[table.ClassDef2.classDefs.get(right, 0)].Value1)


def advance(value: Any) -> int:
    """How much a pair moves together or apart."""
    return getattr(value, "XAdvance", 0) or 0


@cache
def face(source: Path, _changed: int, weight: int, tracking: float = 0, feature: str = "") -> Face:
    """A face of the theme's typeface, with this feature called; read again when the file has changed."""
    font = TTFont(source, recalcTimestamp=False)
    if feature:
        call(font, feature)
    font = instantiateVariableFont(font, {"wght": weight})
    font.flavor = None
    written = BytesIO()
    font.save(written)
    return Face(written.getvalue(), tracking)


def call(font: TTFont, feature: str) -> None:
    """Let the letters be those that a feature puts in their places."""
    table = font["GSUB"].table
    [called] = {
        number
        for record in table.FeatureList.FeatureRecord
        for number in record.Feature.LookupListIndex
        if record.FeatureTag == feature
    }
    letters = table.LookupList.Lookup[called].SubTable[0].mapping
    for characters in font["cmap"].tables:
        characters.cmap = {code: letters[glyph] for code, glyph in characters.cmap.items()}


def letters_in(source: Path) -> str:
    """All letters of a file of type, in order."""
    with TTFont(source, lazy=True) as font:
        return "".join(map(chr, sorted(font.getBestCmap())))


def roman(theme: Path) -> Face:
    """The upright face, bold: for titles."""
    source = sources(theme)[1]
    return face(source, source.stat().st_mtime_ns, BOLD, TIGHT)


def italic(theme: Path) -> Face:
    """The italic face, which lies in the same file."""
    source = sources(theme)[1]
    return face(source, source.stat().st_mtime_ns, REGULAR, feature="ital")
