"""Keeps what is slow to make between builds."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from plugins.delivery.commit import write_if_changed

FOLDER = "cache"


class Cache:
    """Files made once and kept, each under the hash of all that it is made of.

    ``made_by`` stands for the code and the libraries that make them: others may make another file.
    Adds to Pelican's settings: ``KEPT``, the files that this run asked for.
    """

    def __init__(self, settings, name: str, made_by: bytes):
        self.folder = Path(settings["VAR_PATH"], FOLDER, name)
        self.made_by = made_by
        self.kept = settings.setdefault("KEPT", set())

    def file(self, suffix: str, make: Callable[[], bytes], *made_of: str | bytes) -> Path:
        """The file made of these; ``make`` is asked for its bytes when there is none yet."""
        digest = hashlib.sha256(self.made_by)
        for part in made_of:
            part = part.encode() if isinstance(part, str) else part
            digest.update(b"%d:" % len(part) + part)
        path = self.folder / f"{digest.hexdigest()[:20]}{suffix}"
        if not path.exists():
            write_if_changed(path, make())
        self.kept.add(path)
        return path


def prune(settings):
    """Remove what earlier builds kept and this one, which made the whole site, did not ask for."""
    folder = Path(settings["VAR_PATH"], FOLDER)
    for path in folder.glob("*/[!.]*"):  # another build may be writing a file that begins with a dot
        if path not in settings.get("KEPT", ()):
            path.unlink(missing_ok=True)
