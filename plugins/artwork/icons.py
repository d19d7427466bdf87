"""The icons for telephones and browsers, drawn from favicon.svg."""

from io import BytesIO
from pathlib import Path

from plugins.artwork import look
from plugins.artwork.raster import MADE_BY, png, raster
from plugins.delivery.cache import Cache

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
    """Draws the icons of a theme, those that an earlier build has not drawn."""

    def __init__(self, settings):
        theme = Path(settings["THEME"])
        self.drawing = theme / "static" / "favicon.svg"
        self.paper = look.colours(theme).get("paper", "#fff")
        self.cache = Cache(settings, "icons", MADE_BY)

    def files(self) -> dict[str, bytes]:
        """The icons for the manifest and for iOS: name → PNG; none without a favicon.svg."""
        if not self.drawing.exists():
            return {}
        return {name: self.icon(*made).read_bytes() for name, made in ICONS.items()}

    def icon(self, size: int, part: float, on_paper: bool) -> Path:
        """The file of one icon."""
        svg = self.svg(size, part, on_paper)
        return self.cache.file(".png", lambda: png(raster(svg)), svg)

    def ico(self) -> Path:
        """The file of ``/favicon.ico``, for who asks for it without reading the page."""
        drawings = [self.svg(size, 1, False) for size in ICO_SIZES]
        return self.cache.file(".ico", lambda: ico(drawings), *drawings)

    def svg(self, size: int, part: float, on_paper: bool) -> str:
        """The drawing in the middle of a square."""
        drawing = self.drawing.read_text(encoding="utf-8")
        inner, offset = round(size * part, 2), round(size * (1 - part) / 2, 2)
        placed = drawing.replace(
            "<svg ", f'<svg x="{offset}" y="{offset}" width="{inner}" height="{inner}" ', 1
        )
        paper = f'<rect width="{size}" height="{size}" fill="{self.paper}"/>' if on_paper else ""
        return f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}">{paper}{placed}</svg>'


def ico(drawings: list[str]) -> bytes:
    """The drawings as one ICO file, each in its own size."""
    pictures = [raster(drawing) for drawing in drawings]
    written = BytesIO()
    pictures[-1].save(
        written, "ICO", sizes=[picture.size for picture in pictures], append_images=pictures[:-1]
    )
    return written.getvalue()
