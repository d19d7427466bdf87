"""Files: written in one step, and only where they change."""

import os
import tempfile
from pathlib import Path


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
    handle, temporary = tempfile.mkstemp(dir=folder or path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            os.fchmod(file.fileno(), 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
    return True
