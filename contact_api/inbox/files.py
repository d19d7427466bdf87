"""Files that several processes append to: one at a time, and on the disk before anyone is told."""

import fcntl
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from contact_api.inbox.records import InboxError

BUSY_SECONDS = 5  # how long one waits for another
TAIL = 256  # bytes before what was added, to see whether the rest is as it was
TRIAL = 64 * 1024  # bytes, as much as one enquiry may need


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Have the files of the folder for oneself among threads and processes; InboxError after a while."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        deadline = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise InboxError("it stays locked by another process") from None
                time.sleep(0.002)
        yield
    finally:
        os.close(handle)


class AppendedFile:
    """A file that is read as it grows, and all over when anything else happened to it."""

    def __init__(self, path: Path):
        self.path = path
        self.forget()

    def forget(self) -> None:
        """Read all of it the next time."""
        self._stamp: tuple[int, ...] = ()
        self.size, self._tail = 0, b""

    def added(self) -> tuple[bytes, bool]:
        """What was added since the last time, and whether that is the whole of another file."""
        try:
            stamp = self._stamp_now()
        except FileNotFoundError:
            known = bool(self._stamp)
            self.forget()
            return b"", known
        if stamp == self._stamp:
            return b"", False
        with self.path.open("rb") as source:
            if self._stamp and stamp[0] == self._stamp[0] and stamp[1] > self.size:
                source.seek(self.size - len(self._tail))
                data = source.read()
                if data.startswith(self._tail):
                    added = data[len(self._tail) :]
                    self._remember(stamp, self.size + len(added), data)
                    return added, False
            source.seek(0)
            data = source.read()
        self._remember(stamp, len(data), data)
        return data, True

    def append(self, data: bytes) -> None:
        """Add to the end, durably; where that fails, nothing was added."""
        if self._tail and not self._tail.endswith(b"\n"):  # as an editor may leave it
            data = b"\r\n" + data
        with self.path.open("ab", buffering=0) as target:
            size = target.seek(0, os.SEEK_END)
            try:
                if target.write(data) < len(data):
                    raise OSError(28, "the disk is full", str(self.path))
                os.fsync(target.fileno())
            except OSError:
                target.truncate(size)
                raise
        self._remember(self._stamp_now(), size + len(data), self._tail + data)

    def try_to_append(self) -> None:
        """OSError when it could not be done; writes a little beside the file, and takes it away."""
        self.path.open("ab").close()
        with tempfile.TemporaryFile(dir=self.path.parent) as trial:
            trial.write(bytes(TRIAL))
            trial.flush()
            os.fsync(trial.fileno())

    def cut(self, size: int) -> None:
        """Take away what a process that died has left after these bytes."""
        os.truncate(self.path, size)
        self.forget()

    def replace(self, data: bytes) -> None:
        """Put another file in its place, of its owner only, whole or not at all."""
        with tempfile.NamedTemporaryFile(
            dir=self.path.parent, prefix=f".{self.path.name}.", delete=False
        ) as new:
            try:
                new.write(data)
                new.flush()
                os.fsync(new.fileno())
                os.replace(new.name, self.path)
            except OSError:
                os.unlink(new.name)
                raise
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        self._remember(self._stamp_now(), len(data), data)

    def _stamp_now(self) -> tuple[int, ...]:
        found = self.path.stat()
        return found.st_ino, found.st_size, found.st_mtime_ns

    def _remember(self, stamp: tuple[int, ...], size: int, data: bytes) -> None:
        self._stamp, self.size, self._tail = stamp, size, data[-TAIL:]
