"""The content of a file of the site: its digest, and its bytes where they are wanted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from plugins.cache.digest import digest_of_bytes, digest_of_file
from plugins.cache.seal import bytes_in, digest_in


@dataclass(frozen=True)
class Content:
    """The digest of the bytes of a file, and what reads them; ``kept``: the file of the cache that they lie in."""

    digest: str
    read: Callable[[], bytes]
    kept: Path | None = None


def of_bytes(data: bytes) -> Content:
    """Bytes at hand."""
    return Content(digest_of_bytes(data), lambda: data)


def of_file(path: Path) -> Content:
    """A copy of a file."""
    return Content(digest_of_file(path), path.read_bytes)


def of_kept(path: Path) -> Content:
    """What lies in a file of the cache."""
    return Content(digest_in(path), partial(bytes_in, path), path)


def kept_files(files: Mapping[str, Content]) -> set[Path]:
    """The files that these are copied from."""
    return {content.kept for content in files.values() if content.kept}
