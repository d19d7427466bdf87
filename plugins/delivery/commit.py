"""Writes a site to its folder: only what changed, each file in one step, and nothing stale stays."""

import json
import os
import tempfile
from pathlib import Path

from plugins.delivery.compress import is_text, siblings


class Ledger:
    """The files that earlier builds wrote into a folder; only these may ever be removed."""

    def __init__(self, path: Path, output: Path):
        self.path = path
        self.output = output

    def read(self) -> set[str]:
        """The names, from the folder; none when nothing is known."""
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
            return set(kept["files"]) if kept["output"] == str(self.output) else set()
        except (FileNotFoundError, ValueError, KeyError):
            return set()

    def write(self, names: set[str]):
        """Remember the names."""
        kept = {"output": str(self.output), "files": sorted(names)}
        write_if_changed(self.path, json.dumps(kept, indent=1).encode())


def commit(output: Path, files: dict, ledger: Ledger, precompress: bool = False) -> dict[str, int]:
    """Make the folder hold these files: name → bytes, or the path to copy from.

    Returns how many were written, left as they were, and removed. What others put into the folder stays.
    """
    earlier = ledger.read()
    # Known before anything is written: after a failure in the middle, nothing is left behind for ever.
    ledger.write(earlier | files.keys())
    made, written = set(files), 0
    for name, content in files.items():
        data = content.read_bytes() if isinstance(content, Path) else content
        if precompress and is_text(name):
            made |= write_siblings(output, name, data)
        written += write_if_changed(output / name, data)
    removed = sorted(earlier - made)
    for name in removed:
        remove(output, name)
    ledger.write(made)
    return {"written": written, "kept": len(files) - written, "removed": len(removed)}


def write_siblings(output: Path, name: str, data: bytes) -> set[str]:
    """Write the compressed siblings of a file that will change or has none; their names.

    The file itself comes after them: as long as it is the old one, the next build knows that it is not done.
    """
    names = {f"{name}.br", f"{name}.gz"}
    if not holds(output / name, data) or not all((output / sibling).exists() for sibling in names):
        for sibling, packed in siblings(name, data).items():
            write_if_changed(output / sibling, packed)
    return names


def holds(path: Path, data: bytes) -> bool:
    """Whether there is this file with these bytes."""
    try:
        return path.read_bytes() == data
    except FileNotFoundError:
        return False


def write_if_changed(path: Path, data: bytes) -> bool:
    """Write a file in one step, unless it holds these bytes already; whether it was written."""
    if holds(path, data):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            os.fchmod(file.fileno(), 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
    return True


def remove(output: Path, name: str):
    """Remove a file of the site, and the folders that it leaves empty."""
    path = output / name
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == output or any(folder.iterdir()):
            return
        folder.rmdir()
