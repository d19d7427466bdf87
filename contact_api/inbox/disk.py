"""What files need that several processes write to, one at a time, and that are to be on the disk."""

import fcntl
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from contact_api.inbox.records import InboxError
from ground.texts import N_

BUSY_SECONDS = 5  # how long one waits for another


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Have the files of the folder for oneself among threads and processes; InboxError after a while."""
    folder.mkdir(parents=True, exist_ok=True)
    with opened(folder) as handle:
        deadline = time.monotonic() + BUSY_SECONDS
        while time.monotonic() < deadline:
            with suppress(BlockingIOError):
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            time.sleep(0.002)
        else:
            raise InboxError(N_("it stays locked by another process"))
        yield


@contextmanager
def alone(lock: Path) -> Iterator[bool]:
    """Whether no other thread or process is in here with this file, which stays empty."""
    lock.touch(0o600)
    with opened(lock) as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


@contextmanager
def beside(path: Path, data: Iterable[bytes]) -> Iterator[Path]:
    """A file of its owner only that holds this; what one leaves that dies here, the next one writes over."""
    new = place_beside(path)
    try:
        new.touch(0o600)
        with new.open("wb") as target:
            target.writelines(data)
        sync(new)
        yield new
    finally:
        new.unlink(missing_ok=True)


def left_beside(path: Path) -> bool:
    """Whether somebody died who had such a file."""
    return place_beside(path).exists()


def place_beside(path: Path) -> Path:
    """Where what is to replace a file is written."""
    return path.with_name(f".{path.name}.new")


def sync(path: Path) -> None:
    """Wait until it is on the disk."""
    with opened(path) as handle:
        os.fsync(handle)


@contextmanager
def opened(path: Path) -> Iterator[int]:
    """A file or a folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        yield handle
    finally:
        os.close(handle)
