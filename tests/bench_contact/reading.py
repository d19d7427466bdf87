"""How long it takes to read what is kept."""

import statistics
import time
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from contact_api.inbox import new_enquiry, open_inbox, written_time


def fill(url: str, folder: Path, rows: int) -> None:
    """Put enquiries into an empty inbox, spread over two years."""
    inbox = open_inbox(url, folder)
    now = datetime.now(UTC)
    words = {"phone": "", "topic": "travel", "reply_language": "de"}
    for start in range(0, rows, 5000):
        batch = []
        for number in range(start, min(start + 5000, rows)):
            text = f"Buongiorno, enquiry {number}: " + " ".join(uuid.uuid4().hex[:7] for _ in range(30))
            email = f"ada{number}@lovelace.it"
            sender = {"name": f"Ada {number}", "email": email, "message": text}
            about = {"submission_id": str(uuid.uuid4()), "page": "/contatti/", "privacy_version": "1"}
            made = new_enquiry(words | sender | {"language": "it"}, spam_reason="", **about)
            when = written_time(now - timedelta(seconds=(rows - number) * 60))
            batch.append(replace(made, received_at=when, changed_at=when))
        inbox.add_copies(batch)
    while inbox.tidy():
        pass
    inbox.close()


def timed(call: Callable[[], object], times: int = 7) -> float:
    """Milliseconds of the middle one of some calls."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def reading(url: str, folder: Path, rows: int) -> dict[str, float]:
    """How many milliseconds it takes to read this or that, by its name."""
    inbox = open_inbox(url, folder)
    page = list(inbox.enquiries(limit=50))
    last = (page[-1].received_at, page[-1].id)
    searches = {
        "first page": lambda: list(inbox.enquiries(limit=50)),
        "next page": lambda: list(inbox.enquiries(limit=50, before=last)),
        "counts": inbox.counts,
        "search, one hit": lambda: list(inbox.enquiries(search=f"enquiry {rows // 2}:", limit=50)),
        "search, an address": lambda: list(inbox.enquiries(search=f"ada{rows // 3}@lovelace.it", limit=50)),
        "search, no hit": lambda: list(inbox.enquiries(search="zzzqqqxxx", limit=50)),
        "search, words apart": lambda: list(inbox.enquiries(search=f"{rows // 3}@lovelace enquiry ADA", limit=50)),
        "search, a phrase of none": lambda: list(inbox.enquiries(search='"lovelace ada"', limit=50)),
        "search, two letters": lambda: list(inbox.enquiries(search="qz", limit=50)),
        "search, in all": lambda: list(inbox.enquiries(search="Buongiorno", limit=50)),
        "one person": lambda: inbox.of_person(f"ADA{rows // 3}@lovelace.it"),
    }
    taken = {name: timed(call) for name, call in searches.items()}
    inbox.close()
    return taken
