"""Files that are slow to make, each under the digest of all that it is made of."""

from collections.abc import Callable, Collection
from pathlib import Path

from plugins.cache.digest import digest_of_bytes
from plugins.cache.seal import sealed, unsealed
from plugins.files import write_if_changed


class FileCache:
    """A folder of files made once. ``made_by`` stands for the code and the libraries that make them."""

    def __init__(self, folder: Path, made_by: bytes):
        self.folder, self.made_by = folder, made_by

    def file(self, suffix: str, make: Callable[[], bytes], *made_of: str | bytes) -> Path:
        """The file made of these, sealed; ``make`` is asked for its bytes when there is none that is whole."""
        path = self.path(suffix, *made_of)
        if unsealed(path) is None:
            write_if_changed(path, sealed(make()))
        return path

    def path(self, suffix: str, *made_of: str | bytes) -> Path:
        """Where the file made of these lies, or would."""
        return self.folder / f"{self.digest(*made_of)}{suffix}"

    def digest(self, *made_of: str | bytes) -> str:
        """The digest under which a file made of these lies."""
        parts = (part.encode() if isinstance(part, str) else part for part in made_of)
        return digest_of_bytes(self.made_by, *parts)[:20]


def prune(cache: Path, wanted: Collection[Path]) -> None:
    """Remove from all folders of a cache what is no longer wanted.

    A file that begins with a dot may still be written by another build.
    """
    for path in cache.glob("*/[!.]*"):
        if path not in wanted:
            path.unlink(missing_ok=True)
