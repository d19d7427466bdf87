"""The site's typeface as the drawing library reads it. Slow to import, so only for who draws."""

from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from plugins.discovery.look import sources

BOLD = 700


@dataclass(frozen=True)
class Face:
    """One face of the typeface as the drawing library reads it: not compressed, at one weight."""

    data: bytes

    @cached_property
    def _widths(self) -> dict[str, float]:
        font = TTFont(BytesIO(self.data))
        advances, em = font["hmtx"], font["head"].unitsPerEm
        return {chr(code): advances[glyph][0] / em for code, glyph in font.getBestCmap().items()}

    def width(self, text: str) -> float:
        """The width of a text at a size of one pixel, without kerning; a missing letter counts as wide."""
        return sum(self._widths.get(letter, 1) for letter in text)


@cache
def face(source: Path, _changed: int, weight: int | None = None) -> Face:
    """A face of the theme's typeface; read again when the file has changed."""
    font = TTFont(source, recalcTimestamp=False)
    if weight:
        font = instantiateVariableFont(font, {"wght": weight})
    font.flavor = None
    written = BytesIO()
    font.save(written)
    return Face(written.getvalue())


def roman(theme: Path) -> Face:
    """The upright face, bold: for titles."""
    return _face_of(sources(theme)[1], BOLD)


def italic(theme: Path) -> Face:
    """The italic face."""
    return _face_of(sources(theme)[2])


def _face_of(source: Path, weight: int | None = None) -> Face:
    return face(source, source.stat().st_mtime_ns, weight)
