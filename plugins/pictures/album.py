"""The pictures of a run: each made once, in all its formats, unless an earlier build has made it."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markupsafe import Markup
from pelican.utils import slugify
from PIL import Image

from ground.texts import translations
from plugins.delivery.cache import Cache
from plugins.pictures import original
from plugins.pictures.credit import Credit
from plugins.pictures.encode import FALLBACK_WIDTH, MADE_BY, encode, height_at, narrowed, widths
from plugins.pictures.vector import vector, vector_size

FOLDER = "assets/pictures"
IN_THE_TEXT = "(min-width: 46rem) 44rem, 94vw"
MODERN = {"AVIF": "image/avif", "WEBP": "image/webp"}
SUFFIXES = {"AVIF": ".avif", "WEBP": ".webp", "JPEG": ".jpg", "PNG": ".png"}


@dataclass(frozen=True)
class Shown:
    """A picture on a page: its file, what it shows, and who made it."""

    path: Path
    alt: str
    credit: Credit


class Picture:
    """One picture in all its formats; ``static`` gains its files. Raises Unreadable."""

    def __init__(self, path: Path, cache: Cache, static: dict):
        self.path = path
        self.cache = cache
        self.static = static
        self.digest = hashlib.sha256(path.read_bytes()).hexdigest()
        self.is_vector = path.suffix.lower() == ".svg"
        self.size = vector_size(path) if self.is_vector else original.size(path)
        # All at once: a picture that turns out to be damaged is known before anybody relies on it.
        self.sources, self.fallback = self.make_sources(), self.make_fallback()

    @cached_property
    def pixels(self):
        """The picture, decoded, as large as it is ever served; wanted where a file is still to be made."""
        return narrowed(original.pixels(self.path), widths(self.size[0])[-1])

    def make_sources(self) -> dict[str, str]:
        """The ``srcset`` of each modern format, by its media type."""
        if self.is_vector:
            return {}
        return {
            media_type: ", ".join(f"{self.file(kind, width)} {width}w" for width in widths(self.size[0]))
            for kind, media_type in MODERN.items()
        }

    def make_fallback(self) -> tuple[str, int, int]:
        """The address, the width and the height of the file that every browser reads."""
        if self.is_vector:
            return self.serve(self.cache.file(".svg", lambda: vector(self.path), self.digest)), *self.size
        width = min(FALLBACK_WIDTH, self.size[0])
        with original.opened(self.path) as image:
            kind = "PNG" if image.has_transparency_data else "JPEG"
        return self.file(kind, width), width, height_at(width, self.size)

    def file(self, kind: str, width: int) -> str:
        """The address of the picture in a format and a width."""

        def make():
            return encode(narrowed(self.pixels, width), kind)

        return self.serve(self.cache.file(SUFFIXES[kind], make, self.digest, kind, str(width)), f"-{width}")

    def serve(self, kept: Path, width: str = "") -> str:
        """Let a kept file be a file of the site; its address."""
        name = f"{FOLDER}/{slugify(self.path.stem) or 'picture'}{width}.{kept.stem[:10]}{kept.suffix}"
        self.static[name] = kept
        return f"/{name}"

    def html(self, alt: str, *, first: bool = False, sizes: str = IN_THE_TEXT, **attributes) -> Markup:
        """What stands inside ``<picture>``. The first of a page is fetched at once, others when near."""
        url, width, height = self.fallback
        loading = {"fetchpriority": "high"} if first else {"loading": "lazy", "decoding": "async"}
        image = {"src": url, "alt": alt, "width": width, "height": height} | loading | attributes
        sources = [
            element("source", {"type": media_type, "srcset": srcset, "sizes": sizes})
            for media_type, srcset in self.sources.items()
        ]
        return Markup("").join([*sources, element("img", image)])


class Album:
    """The pictures of a run, and which page shows which."""

    def __init__(self, settings):
        self.settings = settings
        self.cache = Cache(settings, "pictures", MADE_BY)
        self.shown: dict[str, list[Shown]] = {}
        self._pictures: dict[Path, Picture] = {}

    def picture(self, path: Path) -> Picture:
        """The picture of a file; Unreadable when it is none."""
        if path not in self._pictures:
            self._pictures[path] = Picture(path, self.cache, self.settings["STATIC"])
        return self._pictures[path]

    def show(self, page: str, shown: Shown):
        """Remember that a page (by its source file) shows a picture."""
        self.shown.setdefault(page, []).append(shown)

    def caption(self, title: str, credit: Credit, language: str) -> Markup:
        """The HTML of what stands under a picture: its caption, then its credit; empty without either."""
        by = translations(language).gettext("Picture: %(credit)s")
        credited = Markup(by) % {"credit": credit.html(language)} if credit else ""  # noqa: S704 - our own text
        return Markup(" – ").join(filter(None, (title, credited)))

    def bare(self, path: Path) -> Path:
        """A kept copy of a picture in its own format and size, with nothing but its pixels."""

        def make():
            if path.suffix.lower() == ".svg":
                vector_size(path)  # Unreadable when it is not to be shown
                return vector(path)
            with original.opened(path) as image:
                kind = {"MPO": "JPEG"}.get(image.format, image.format)
            if kind not in Image.SAVE:
                raise original.Unreadable
            return encode(original.pixels(path), kind)

        return self.cache.file(path.suffix, make, path.read_bytes(), "bare")


def element(name: str, attributes: dict) -> Markup:
    """An element without an end tag; what is empty is written bare, as Pelican takes alt="" for a slip."""
    written = Markup("").join(
        Markup(' {}="{}"').format(key, value) if value != "" else Markup(" {}").format(key)
        for key, value in attributes.items()
    )
    return Markup("<{}{}>").format(Markup(name), written)  # noqa: S704 - our own name
