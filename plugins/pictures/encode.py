"""Writes a picture small: as AVIF, WebP, and a file that every browser reads."""

from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from plugins.pictures import original

WIDTHS = (480, 800, 1200, 1600)
FALLBACK_WIDTH = 800
# So that a page with a picture or two stays light: so many bytes for each pixel of width …
BYTES_A_PIXEL = 75
# … are sought by going down these steps.
QUALITIES = (60, 50, 40, 30)
# One thread, so that the file does not depend on the computer's number of them.
OPTIONS: dict[str, dict[str, Any]] = {
    "AVIF": {"speed": 6, "max_threads": 1},
    "WEBP": {"method": 5},
    "JPEG": {"progressive": True, "optimize": True},
    "PNG": {"optimize": True},
}
LOSSLESS = ("PNG", "GIF")
# Another version of Pillow, or of the code that encodes, may write another file.
MADE_BY = version("pillow").encode() + b"".join(Path(path).read_bytes() for path in (__file__, original.__file__))


def encode(picture: Image.Image, kind: str) -> bytes:
    """A picture in this format (Pillow's name for it), in the best quality that is light enough."""
    limit = BYTES_A_PIXEL * picture.width
    options = OPTIONS.get(kind, {})
    if kind in LOSSLESS:
        return written(picture, kind, **options)
    data = b""
    for quality in QUALITIES:
        data = written(picture, kind, quality=quality, **options)
        if len(data) <= limit:
            break
    return data


def written(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """The bytes of a picture in a format."""
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def narrowed(picture: Image.Image, width: int) -> Image.Image:
    """A picture in this width."""
    if width == picture.width:
        return picture
    return picture.resize((width, height_at(width, picture.size)), Image.Resampling.LANCZOS)


def height_at(width: int, size: tuple[int, int]) -> int:
    """How high a picture of this size is in this width."""
    return max(1, round(width * size[1] / size[0]))


def widths(full: int) -> list[int]:
    """The widths in which a picture is served: never wider than it is."""
    return sorted({min(width, full) for width in WIDTHS})
