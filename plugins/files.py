"""Files: written in one step, and only where they change."""

import os
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

WRITING = ".writing-"  # how the name of a file begins until it takes its place
LONG = 3600  # seconds; nobody writes at one file for so long


def holds(path: Path, data: bytes) -> bool:
    """Whether there is this file with these bytes."""
    try:
        return path.read_bytes() == data
    except FileNotFoundError:
        return False


def write_if_changed(path: Path, data: bytes, folder: Path | None = None) -> bool:
    """Write a file in one step, unless it holds these bytes already; whether it was written.

    ``folder``: where it lies until it takes its place, on the same disk; beside it unless told.
    """
    if holds(path, data):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=folder or path.parent, prefix=WRITING)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            os.fchmod(file.fileno(), 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
    return True


def sweep(folders: Iterable[Path]) -> None:
    """Remove from these folders what was being written when its writer died."""
    for path in (path for folder in folders for path in folder.glob(f"{WRITING}*")):
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < time.time() - LONG:
                path.unlink()
