"""Makes pictures of pixels from SVG, the same on every computer: no font or setting of the system counts."""

from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import resvg_py
from PIL import Image, ImageColor

# Another version, of a library or of the code beside this file, may draw another picture.
LIBRARIES = "".join(version(package) for package in ("resvg_py", "pillow", "fonttools"))
CODE = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
MADE_BY = LIBRARIES.encode() + CODE


def raster(svg: str) -> Image.Image:
    """The picture that an SVG without text shows, in its own size."""
    return Image.open(BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True))))


def palette(*blends: tuple[str, str, int]) -> Image.Image:
    """A palette of pairs of colours, each with so many steps from the one to the other."""
    colours = {}
    for first, second, steps in blends:
        one, other = ImageColor.getrgb(first), ImageColor.getrgb(second)
        for step in range(steps + 1):
            mixed = (round(a + (b - a) * step / steps) for a, b in zip(one, other, strict=True))
            colours[tuple(mixed)] = None
    image = Image.new("P", (1, 1))
    image.putpalette([value for colour in colours for value in colour])
    return image


def png(picture: Image.Image) -> bytes:
    """A picture as PNG, small, and without anything about where it comes from."""
    written = BytesIO()
    picture.save(written, "PNG", compress_level=7)
    return written.getvalue()
