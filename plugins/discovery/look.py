"""The look of the site for what is drawn at build: its colours and its typeface."""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{3,8})\b", re.IGNORECASE)
BOLD = 700


def sources(theme: Path) -> tuple[Path, ...]:
    """The files that the look is read from."""
    fonts = theme / "static" / "fonts"
    return (
        theme / "static" / "css" / "tokens.css",
        fonts / "brygada-1918-roman.woff2",
        fonts / "brygada-1918-italic.woff2",
    )


def colours(theme: Path) -> dict[str, str]:
    """The colours of tokens.css in the light scheme: name → ``#rrggbb``."""
    found = {}
    for name, value in COLOUR.findall(sources(theme)[0].read_text(encoding="utf-8")):
        found.setdefault(name, value)  # the light scheme stands first
    return found


@dataclass(frozen=True)
class Face:
    """One face of the typeface as the drawing library reads it: not compressed, at one weight."""

    data: bytes

    @cached_property
    def _font(self) -> TTFont:
        return TTFont(BytesIO(self.data))

    def width(self, text: str) -> float:
        """The width of a text at a size of one pixel, without kerning."""
        characters, advances = self._font.getBestCmap(), self._font["hmtx"]
        glyphs = (characters.get(ord(character), ".notdef") for character in text)
        return sum(advances[glyph][0] for glyph in glyphs) / self._font["head"].unitsPerEm


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
