"""The icons for telephones and browsers, drawn from favicon.svg."""

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

from plugins.artwork import look
from plugins.artwork.made_by import MADE_BY
from plugins.cache.file_cache import FileCache

ICO_SIZES = (16, 32, 48)
# Name → (size, the part of it that the drawing fills, whether it stands on paper).
# A maskable icon keeps to the middle 80 %, the rest may be cut off (W3C, Web App Manifest);
# iOS fills what is transparent with black.
ICONS = {
    "icons/apple-touch-icon.png": (180, 0.72, True),
    "icons/icon-192.png": (192, 1, False),
    "icons/icon-512.png": (512, 1, False),
    "icons/maskable-512.png": (512, 0.62, True),
}


class Icons:
    """The icons of a theme; those that an earlier build has not drawn are drawn when they are asked for."""

    def __init__(self, theme: Path, cache: Path):
        self.drawing = theme / "static" / "favicon.svg"
        self.paper = look.colours(theme).get("paper", "#fff")
        self.cache = FileCache(cache / "icons", MADE_BY)

    def files(self) -> Iterator[tuple[str, Path]]:
        """The icons for the manifest and for iOS: name, file; none without a favicon.svg."""
        for name, made in ICONS.items() if self.drawing.exists() else ():
            svg = self.svg(*made)
            yield name, self.cache.file(".png", partial(drawn, svg), svg)

    def ico(self) -> Path | None:
        """The file of ``/favicon.ico``, for who asks for it without reading the page."""
        if not self.drawing.exists():
            return None
        drawings = [self.svg(size, 1, False) for size in ICO_SIZES]
        return self.cache.file(".ico", lambda: ico(drawings), *drawings)

    def svg(self, size: int, part: float, on_paper: bool) -> str:
        """The drawing in the middle of a square."""
        drawing = self.drawing.read_text(encoding="utf-8")
        inner, offset = round(size * part, 2), round(size * (1 - part) / 2, 2)
        placed = drawing.replace("<svg ", f'<svg x="{offset}" y="{offset}" width="{inner}" height="{inner}" ', 1)
        paper = f'<rect width="{size}" height="{size}" fill="{self.paper}"/>' if on_paper else ""
        return f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}">{paper}{placed}</svg>'


def drawn(svg: str) -> bytes:
    """The PNG of a drawing."""
    from plugins.artwork.raster import png, raster  # slow to import, so only for who draws

    return png(raster(svg))


def ico(drawings: list[str]) -> bytes:
    """The drawings as one ICO file, each in its own size."""
    from plugins.artwork.raster import raster  # slow to import, so only for who draws

    pictures = [raster(drawing) for drawing in drawings]
    written = BytesIO()
    pictures[-1].save(written, "ICO", sizes=[picture.size for picture in pictures], append_images=pictures[:-1])
    return written.getvalue()
