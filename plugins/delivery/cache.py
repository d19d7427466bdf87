"""Keeps what is slow to make between builds."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from plugins.delivery.commit import write_if_changed


class Cache:
    """Files made once and kept, each under the hash of all that it is made of.

    ``made_by`` stands for the code and the libraries that make them: others may make another file.
    """

    def __init__(self, folder: Path, made_by: bytes):
        self.folder = folder
        self.made_by = made_by

    def file(self, suffix: str, make: Callable[[], bytes], *made_of: str | bytes) -> Path:
        """The file made of these; ``make`` is asked for its bytes when there is none yet."""
        digest = hashlib.sha256(self.made_by)
        for part in made_of:
            part = part.encode() if isinstance(part, str) else part
            digest.update(b"%d:" % len(part) + part)
        path = self.folder / f"{digest.hexdigest()[:20]}{suffix}"
        if not path.exists():
            write_if_changed(path, make())
        return path
