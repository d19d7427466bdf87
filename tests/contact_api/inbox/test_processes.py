"""Several processes at one inbox."""

import multiprocessing
from collections import Counter

import pytest

from contact_api.inbox import InboxError, open_inbox
from tests.contact_api.inbox.samples import made

PROCESSES, FOLDERS, OWN = 4, 10, 10


def keep_together(address, start, folders, outcomes):
    """In a process: keep one enquiry in each folder, together with the others; then many of its own."""
    inbox = None
    try:
        for folder in folders:
            inbox = open_inbox(address, folder)
            start.wait(60)
            outcomes.put(inbox.keep(made()).outcome)
            inbox.close()
        own = multiprocessing.current_process().name
        for number in range(OWN):
            outcomes.put(inbox.keep(made(phone=str(number), name=own)).outcome)
    except InboxError as error:
        outcomes.put(str(error))
    finally:
        inbox.close()


@pytest.mark.parametrize("address", ["sqlite:///inbox.db", "csv:///inbox.csv"])
def test_many_processes_from_the_first_start(tmp_path, address):
    """Processes that meet at a file that does not exist yet make it once, and none is turned away."""
    spawn = multiprocessing.get_context("spawn")
    start, outcomes = spawn.Barrier(PROCESSES), spawn.Queue()
    folders = [tmp_path / str(number) for number in range(FOLDERS)]
    processes = [
        spawn.Process(target=keep_together, args=(address, start, folders, outcomes)) for _ in range(PROCESSES)
    ]
    for process in processes:
        process.start()
    counts = Counter(outcomes.get(timeout=60) for _ in range(PROCESSES * (FOLDERS + OWN)))
    for process in processes:
        process.join()
    own = PROCESSES * OWN
    assert counts == {"stored": FOLDERS + own, "repeated": FOLDERS * (PROCESSES - 1)}
    inbox = open_inbox(address, folders[-1])
    assert inbox.counts() == {"new": 1 + own}
    inbox.close()
