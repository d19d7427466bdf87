"""The pictures of the site: each made once, in all its formats."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markupsafe import Markup
from PIL import Image

from plugins.cache.file_cache import FileCache
from plugins.cache.inputs import Inputs, Reader
from plugins.cache.memo import Made, Memo
from plugins.cache.seal import unsealed
from plugins.names import on_disk, slug
from plugins.pictures import original
from plugins.pictures.encode import FALLBACK_WIDTH, MADE_BY, encode, height_at, narrowed, widths
from plugins.pictures.vector import vector, vector_size
from plugins.record import Credit

FOLDER = "assets/pictures"
IN_THE_TEXT = "(min-width: 46rem) 44rem, 94vw"
MODERN = {"AVIF": "image/avif", "WEBP": "image/webp"}
SUFFIXES = {"AVIF": ".avif", "WEBP": ".webp", "JPEG": ".jpg", "PNG": ".png"}


@dataclass(frozen=True)
class Picture:
    """A picture as the site shows it.

    ``sources``: the media type and the ``srcset`` of each modern format. ``url``, ``width``, ``height``: the file
    that every browser reads. ``files``: each file of the site, and the kept one that it is. ``moves``: whether it
    has more than one frame. ``credit``: whom the picture itself names.
    """

    sources: tuple[tuple[str, str], ...]
    url: str
    width: int
    height: int
    files: tuple[tuple[str, Path], ...]
    moves: bool
    credit: Credit

    def html(
        self, alt: str, attributes: Mapping[str, str] | None = None, *, first: bool = False, sizes: str = IN_THE_TEXT
    ) -> Markup:
        """What stands inside ``<picture>``. The first of a page is fetched at once, others when near.

        ``attributes``: more of them for the image, or others.
        """
        loading = {"fetchpriority": "high"} if first else {"loading": "lazy", "decoding": "async"}
        image = {"src": self.url, "alt": alt, "width": self.width, "height": self.height} | loading
        sources = [
            element("source", {"type": media_type, "srcset": srcset, "sizes": sizes})
            for media_type, srcset in self.sources
        ]
        return Markup("").join([*sources, element("img", image | dict(attributes or {}))])


class Album:
    """Makes the pictures of a content folder, by their names in it; ``base``: the path that the site stands below."""

    def __init__(self, content: Path, cache: Path, base: str = ""):
        self.content, self.base = content, base
        self.cache = FileCache(cache / "pictures", MADE_BY)

    def picture(self, name: str) -> Picture:
        """The picture of a file; Unreadable where it is none."""
        path = on_disk(self.content, name)
        return (Drawing if path.suffix.lower() == ".svg" else Photograph)(path, self.cache, self.base).picture

    def bare(self, name: str) -> Path:
        """A kept copy of a picture in its own format and size, with nothing but its pixels."""
        path = on_disk(self.content, name)

        def make() -> bytes:
            if path.suffix.lower() == ".svg":
                vector_size(path)  # Unreadable when it is not to be shown
                return vector(path)
            with original.opened(path) as image:
                kind = {"MPO": "JPEG"}.get(image.format or "", image.format or "")
            if kind not in Image.SAVE:
                raise original.Unreadable
            return encode(original.pixels(path), kind)

        return self.cache.file(path.suffix, make, path.read_bytes(), "bare")


def readers(album: Album, inputs: Inputs, memo: Memo) -> Mapping[str, Reader]:
    """What answers for pictures: ``picture(name)``, ``bare picture(name)``; either raises Unreadable."""

    def picture(name: str) -> Picture:
        def made() -> Made[Picture]:
            inputs.read("file", name)
            return Made(album.picture(name))

        kept = memo.make(f"picture {name}", made)
        # Its files may have been removed or damaged meanwhile.
        whole = all(unsealed(file) is not None for _, file in kept.files)
        return kept if whole else album.picture(name)

    return {"picture": picture, "bare picture": album.bare}


class Drawing:
    """A drawing: served as it is, but for what only its author needs."""

    def __init__(self, path: Path, cache: FileCache, base: str):
        self.path, self.cache, self.base = path, cache, base

    @property
    def picture(self) -> Picture:
        """The picture."""
        size = vector_size(self.path)
        kept = self.cache.file(".svg", lambda: vector(self.path), digest_of(self.path))
        name = served_name(self.path, kept)
        return Picture((), f"{self.base}/{name}", *size, files=((name, kept),), moves=False, credit=Credit())


class Photograph:
    """A picture of pixels, in all formats and widths."""

    def __init__(self, path: Path, cache: FileCache, base: str):
        self.path, self.cache, self.base = path, cache, base
        self.digest = digest_of(path)
        self.size = original.size(path)
        self.files: dict[str, Path] = {}

    @property
    def picture(self) -> Picture:
        """The picture. All is made at once: one that turns out to be damaged is known before anybody relies on it."""
        sources = tuple(
            (media_type, ", ".join(f"{self.file(kind, width)} {width}w" for width in widths(self.size[0])))
            for kind, media_type in MODERN.items()
        )
        width = min(FALLBACK_WIDTH, self.size[0])
        with original.opened(self.path) as image:
            kind = "PNG" if image.has_transparency_data else "JPEG"
        url = self.file(kind, width)
        return Picture(
            sources,
            url,
            width,
            height_at(width, self.size),
            files=tuple(self.files.items()),
            moves=original.moves(self.path),
            credit=original.credit_inside(self.path),
        )

    @cached_property
    def pixels(self) -> Image.Image:
        """The picture, decoded, as large as it is ever served; wanted where a file is still to be made."""
        return narrowed(original.pixels(self.path), widths(self.size[0])[-1])

    def file(self, kind: str, width: int) -> str:
        """The address of the picture in a format and a width."""

        def make() -> bytes:
            return encode(narrowed(self.pixels, width), kind)

        kept = self.cache.file(SUFFIXES[kind], make, self.digest, kind, str(width))
        name = served_name(self.path, kept, f"-{width}")
        self.files[name] = kept
        return f"{self.base}/{name}"


def digest_of(path: Path) -> str:
    """The digest of a picture's file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def served_name(path: Path, kept: Path, width: str = "") -> str:
    """The file of the site that a kept file is."""
    return f"{FOLDER}/{slug(path.stem) or 'picture'}{width}.{kept.stem[:10]}{kept.suffix}"


def element(name: str, attributes: Mapping[str, object]) -> Markup:
    """An element without an end tag; what is empty is written bare, as Pelican takes alt="" for a slip."""
    written = Markup("").join(
        Markup(' {}="{}"').format(key, value) if value != "" else Markup(" {}").format(key)
        for key, value in attributes.items()
    )
    return Markup("<{}{}>").format(Markup(name), written)  # noqa: S704 - our own name
