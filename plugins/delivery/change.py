"""A change of many files in one folder: all of it, or what was there before."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


class Change:
    """New files for a folder, which wait in ``waiting``, on the same disk, until all of them are whole.

    Folders are made so that a server of another user can read them, whatever the umask says.
    """

    def __init__(self, folder: Path, waiting: Path):
        self.folder, self.waiting = folder, waiting
        self.removed: list[str] = []
        self._new: dict[str, Path] = {}
        self._undo: list[tuple[str, Callable[[], object]]] = []

    def write(self, name: str, data: bytes) -> None:
        """Write a file that is to take its place later."""
        path = self._spare()
        self._new[name] = path
        with path.open("wb") as file:
            file.write(data)
            os.fchmod(file.fileno(), 0o644)

    def place(self, name: str) -> None:
        """Let a file that was written take its place; in one step, so that there always is one or the other."""
        target = self.folder / name
        self._make_folder(name, target.parent)
        if target.exists():
            old = self._spare()
            try:
                os.link(target, old)
            except OSError:  # some file systems have no links
                shutil.copy2(target, old)
            self._undo.append((name, lambda: os.replace(old, target)))
            os.replace(self._new[name], target)
        else:
            os.replace(self._new[name], target)
            self._undo.append((name, target.unlink))

    def remove(self, name: str) -> None:
        """Take a file away."""
        target, old = self.folder / name, self._spare()
        with suppress(FileNotFoundError, NotADirectoryError):
            os.replace(target, old)
            self._undo.append((name, lambda: os.replace(old, target)))
            self.removed.append(name)

    def undo(self) -> list[str]:
        """Put back all that was there; the names of the files for which that cannot be done."""
        left = []
        for name, back in reversed(self._undo):
            try:
                back()
            except OSError:
                left.append(name)
        self._undo.clear()
        return left

    def _make_folder(self, name: str, folder: Path) -> None:
        if folder == self.folder or folder.is_dir():
            return
        self._make_folder(name, folder.parent)
        folder.mkdir()
        self._undo.append((name, folder.rmdir))
        folder.chmod(0o755)

    def _spare(self) -> Path:
        return self.waiting / str(len(self._new) + len(self._undo))
