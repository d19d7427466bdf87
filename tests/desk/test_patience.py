"""While something takes long, the terminal shows a sign of life."""

import os
import pty
import time
from contextlib import contextmanager

from desk.patience import patience

LONG = 0.1  # seconds between two dots


@contextmanager
def terminal():
    """A terminal, and a function that gives what it has shown."""
    ours, end = pty.openpty()

    def shown():
        os.write(end, b"|")
        text = ""
        while not text.endswith("|"):
            text += os.read(ours, 100).decode()
        return text[:-1]

    try:
        yield end, shown
    finally:
        os.close(ours)
        os.close(end)


def test_a_dot_is_shown_now_and_then():
    """And the line ends when it is done."""
    with terminal() as (end, shown):
        start = time.monotonic()
        with patience(end, LONG):
            time.sleep(3.5 * LONG)
        most = (time.monotonic() - start) / LONG
        dots, line, rest = shown().partition("\r\n")
    assert 2 <= len(dots) <= most
    assert set(dots) == {"."}
    assert (line, rest) == ("\r\n", "")


def test_nothing_is_shown_of_what_is_quick():
    """Neither a dot nor a line."""
    with terminal() as (end, shown):
        with patience(end, 60):
            pass
        assert shown() == ""


def test_nothing_is_written_where_nobody_looks():
    """A log stays as it is."""
    ours, pipe = os.pipe()
    with patience(pipe, 0.01):
        time.sleep(0.1)
    os.close(pipe)
    assert os.read(ours, 100) == b""
    os.close(ours)


def test_it_goes_on_in_a_process_that_is_forked_meanwhile():
    """Whose copy of the sign says nothing."""
    with terminal() as (end, shown):
        start = time.monotonic()
        with patience(end, LONG):
            time.sleep(2.5 * LONG)
            child = os.fork()
            if child == 0:
                time.sleep(4 * LONG)
                os._exit(0)
            assert os.waitpid(child, 0)[1] == 0
        most = (time.monotonic() - start) / LONG
        assert 2 <= shown().count(".") <= most
