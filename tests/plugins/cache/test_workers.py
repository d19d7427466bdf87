"""Work on all processors: as on one, whoever of them dies."""

import multiprocessing
import os
import select
import signal

import pytest

from plugins.cache import workers
from plugins.cache.workers import ENOUGH, spread

ITEMS = list(range(ENOUGH))
MUCH = "much" * 100_000  # more than a pipe holds


@pytest.fixture(autouse=True)
def processors(monkeypatch):
    """Three of them, whatever the computer has."""
    monkeypatch.setattr(workers.os, "cpu_count", lambda: 3)


def test_results_come_in_order():
    """Each at the place of its item."""
    assert spread(ITEMS, lambda item: item * 2) == [item * 2 for item in ITEMS]


def test_what_an_item_raises_is_raised_here():
    """Wherever it arose first."""
    with pytest.raises(ZeroDivisionError):
        spread(ITEMS, lambda item: 1 / (item - 7))


def test_the_work_of_a_helper_that_dies_is_done_here():
    """One that the system ends, when there is too little memory."""
    here = os.getpid()

    def work(item):
        if item == 7 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return item

    assert spread(ITEMS, work) == ITEMS


def die_at_work():
    """Spread some work, and be killed before anything of it is taken back."""
    here = os.getpid()

    def work(item):
        if os.getpid() == here:
            os.kill(here, signal.SIGKILL)
        return MUCH

    spread(ITEMS, work)


def test_helpers_end_when_nobody_waits_for_them():
    """Though they have much to say. They would keep all that they have open, a lock among it."""
    end, held = os.pipe()
    process = multiprocessing.get_context("fork").Process(target=die_at_work)
    process.start()
    os.close(held)
    process.join()
    assert process.exitcode == -signal.SIGKILL
    ended, _, _ = select.select([end], [], [], 20)  # readable when nobody holds the other end any more
    os.close(end)
    assert ended
