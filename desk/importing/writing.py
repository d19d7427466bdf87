"""Writes a file that is not there yet, whole or not at all."""

import os
import tempfile
from pathlib import Path

from plugins.files import WRITING


def write_new(path: Path, data: bytes) -> None:
    """Write a file in one step. FileExistsError where there is one already, which stays as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=WRITING)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            os.fchmod(file.fileno(), 0o644)
        take_place(Path(temporary), path)
    finally:
        os.unlink(temporary)


def take_place(temporary: Path, path: Path) -> None:
    """Give a file its name as well, unless another one has it."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without links, such as a stick
        with path.open("xb") as file:
            file.write(temporary.read_bytes())
