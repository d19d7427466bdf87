"""While something takes long, the terminal shows a sign of life."""

import os
import pty
import time

from desk.patience import patience


def shown(seconds, long=0.1):
    """What a terminal shows while something takes so long."""
    ours, terminal = pty.openpty()
    try:
        with patience(terminal, long):
            time.sleep(seconds)
        os.write(terminal, b"|")
        return os.read(ours, 100).decode()
    finally:
        os.close(ours)
        os.close(terminal)


def test_a_dot_is_shown_now_and_then():
    """And the line ends when it is done."""
    dots, end, _ = shown(0.35).partition("\r\n|")
    assert 2 <= len(dots) <= 3
    assert set(dots) == {"."}
    assert end


def test_nothing_is_shown_of_what_is_quick():
    """Neither a dot nor a line."""
    assert shown(0) == "|"


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
    ours, terminal = pty.openpty()
    with patience(terminal, 0.05):
        time.sleep(0.12)
        child = os.fork()
        if child == 0:
            time.sleep(0.2)
            os._exit(0)
        assert os.waitpid(child, 0)[1] == 0
    assert len(os.read(ours, 100).decode().rstrip()) <= 8
    os.close(ours)
    os.close(terminal)
