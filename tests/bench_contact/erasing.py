"""How long it takes to erase a person while enquiries come, and to export all that is kept."""

import multiprocessing
import os
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from pathlib import Path
from statistics import median

from contact_api.inbox import new_enquiry, open_inbox
from contact_api.inbox.export import csv_lines, json_lines
from tests.bench_contact.reading import timed

KINDS = {"csv": csv_lines, "jsonl": json_lines}
EVERY = 0.005  # seconds between two enquiries that come meanwhile


def erasing(url: str, folder: Path, rows: int) -> dict[str, float]:
    """Of an inbox that ``fill`` filled, how many milliseconds it takes to erase this or that, by its name."""
    inbox = open_inbox(url, folder)
    persons = iter(range(rows // 4, rows, rows // 50))
    ids = [one.id for number in range(0, rows, rows // 30) for one in inbox.of_person(f"ada{number}@lovelace.it")]
    with coming(url, folder) as waits:
        one = timed(lambda: inbox.erase(f"ada{next(persons)}@lovelace.it"))
        many = timed(lambda: (inbox.remove(ids), inbox.wipe()), times=1)
    inbox.close()
    return {
        "erase, one enquiry": one,
        f"erase, {len(ids)} enquiries": many,
        "an enquiry that comes meanwhile": median(waits),
        "the slowest of those": max(waits),
    }


@contextmanager
def coming(url: str, folder: Path) -> Iterator[list[float]]:
    """Let another process keep an enquiry now and then; how many milliseconds each waited, at the end of the block."""
    ending, queue = multiprocessing.Event(), multiprocessing.Queue()
    keeping = multiprocessing.Process(target=keep_on, args=(url, folder, ending, queue))
    keeping.start()
    waits = [queue.get()]  # it has begun
    try:
        yield waits
    finally:
        ending.set()
        waits += iter(queue.get, None)
        keeping.join()


def keep_on(url: str, folder: Path, ending: Event, queue: "Queue[float | None]") -> None:
    """Keep one enquiry after the other."""
    inbox = open_inbox(url, folder)
    content = dict.fromkeys(("name", "email", "message", "phone", "topic"), "Grace")
    while not ending.is_set():
        enquiry = new_enquiry(content | {"language": "it", "reply_language": "it"}, submission_id=str(uuid.uuid4()))
        start = time.perf_counter()
        inbox.keep(enquiry)
        queue.put((time.perf_counter() - start) * 1000)
        time.sleep(EVERY)
    queue.put(None)
    inbox.close()


def exporting(url: str, folder: Path) -> dict[str, float]:
    """How many milliseconds it takes to write all as each kind of export, to nowhere."""
    inbox = open_inbox(url, folder)
    taken = {}
    for kind, lines in KINDS.items():
        start = time.perf_counter()
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            nowhere.writelines(lines(inbox.enquiries()))
        taken[f"export, {kind}"] = (time.perf_counter() - start) * 1000
    inbox.close()
    return taken
