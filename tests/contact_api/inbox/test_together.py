"""What several threads have done at once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from contact_api.inbox import InboxError, together
from contact_api.inbox.together import Together
from tests.contact_api.resilience.conftest import wait_until


class Disk:
    """Work that takes until it may go on; ``batches`` is what it was given."""

    def __init__(self):
        self.batches = []
        self.busy, self.free = threading.Event(), threading.Event()

    def work(self, jobs):
        """Double each of the numbers; a negative one is an error."""
        self.batches.append(jobs)
        self.busy.set()
        assert self.free.wait(30)
        if min(jobs) < 0:
            raise InboxError("negative")
        return [2 * job for job in jobs]


@pytest.fixture
def disk():
    return Disk()


@pytest.fixture
def doing(disk):
    """Have it done by the disk, together."""
    doing = Together(disk.work)
    yield doing
    disk.free.set()
    doing.close()


@pytest.fixture
def callers():
    """Threads that wait for something."""
    with ThreadPoolExecutor(8) as callers:
        yield callers


@pytest.fixture
def waiting(doing, disk, callers):
    """A function that has jobs wait, in this order, while the disk is busy with 0; it gives what will come of them."""
    first = callers.submit(doing, 0)
    assert disk.busy.wait(30)

    def wait(*jobs):
        found = []
        for job in jobs:
            found.append(callers.submit(doing.alone if callable(job) else doing, job))
            wait_until(lambda: doing._tasks.qsize() == len(found), 30)
        return [first, *found]

    return wait


def test_what_waits_goes_together(disk, waiting):
    """Each gets its own result."""
    outcomes = waiting(1, 2, 3)
    disk.free.set()
    assert [outcome.result(30) for outcome in outcomes] == [0, 2, 4, 6]
    assert disk.batches == [[0], [1, 2, 3]]


def test_a_failure_is_that_of_its_batch(disk, waiting, doing):
    """All of the batch get it, none of the others."""
    outcomes = waiting(1, -1)
    disk.free.set()
    assert outcomes[0].result(30) == 0
    for outcome in outcomes[1:]:
        with pytest.raises(InboxError, match="negative"):
            outcome.result(30)
    assert doing(4) == 8


def test_alone_between_batches(disk, waiting):
    """What is to be done alone parts the batches, and is done in its turn."""
    outcomes = waiting(1, lambda: list(map(len, disk.batches)), 2)
    disk.free.set()
    assert [outcome.result(30) for outcome in outcomes] == [0, 2, [1, 1], 4]
    assert disk.batches == [[0], [1], [2]]


def test_no_answer(disk, doing, monkeypatch):
    """Who waited long enough is told so; it is done all the same, before the thread ends."""
    monkeypatch.setattr(together, "PATIENCE", 0.01)
    with pytest.raises(InboxError, match="no answer"):
        doing(1)
    with pytest.raises(InboxError, match="no answer"):
        doing(2)
    disk.free.set()
    doing.close()
    assert disk.batches == [[1], [2]]


def test_closed_and_used_again(disk, doing):
    """The thread ends, and another one begins."""
    disk.free.set()
    others = set(threading.enumerate())
    for number in range(3):
        assert doing(number) == 2 * number
        assert set(threading.enumerate()) - others
        doing.close()
    doing.close()
    assert set(threading.enumerate()) <= others
