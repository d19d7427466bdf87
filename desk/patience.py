"""A sign of life on the terminal while something takes long, such as a large picture that is made small."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

LONG = 2  # seconds without a sign
TERMINAL = 2  # standard error, by the number under which the system knows it


@contextmanager
def patience(terminal: int = TERMINAL, long: float = LONG) -> Iterator[None]:
    """Print a dot every two seconds meanwhile; nothing where no person looks, as in a log."""
    if not os.isatty(terminal):
        yield
        return
    done = threading.Event()
    ticking = threading.Thread(target=tick, args=(terminal, long, done), daemon=True)
    ticking.start()
    try:
        yield
    finally:
        done.set()
        ticking.join()


def tick(terminal: int, long: float, done: threading.Event) -> None:
    """Print a dot at a time until it is done, and end the line then.

    Written past Python's own files, whose locks a process that is forked meanwhile would have for ever.
    """
    begun = False
    while not done.wait(long):
        os.write(terminal, b".")
        begun = True
    if begun:
        os.write(terminal, b"\n")
