"""kill -9 at random, while several clients send at once."""

import contextlib
import http.client
import json
import os
import random
import signal
import threading
import time
import uuid
from collections import Counter

KILLS = {"sqlite": 90, "postgresql": 65, "csv": 45}
CLIENTS = 6
LONGEST = 400  # seconds, on a machine that has much else to do; alone, 200 kills take less than half a minute


class Client(threading.Thread):
    """Sends one enquiry after the other, each until it is acknowledged, or now and then gives up."""

    def __init__(self, port, stopping):
        super().__init__()
        self.port, self.stopping = port, stopping
        self.acknowledged, self.sent, self.statuses = {}, {}, Counter()

    def run(self):
        while not self.stopping.is_set():
            enquiry = {
                "name": "Ada",
                "email": f"{uuid.uuid4().hex}@lovelace.it",
                "message": f"{uuid.uuid4()} «à»\n🎉" * random.choice([1, 60]),  # noqa: S311
                "submission_id": str(uuid.uuid4()),
            }
            self.sent[enquiry["submission_id"]] = enquiry
            for _ in range(random.choice([1, 50])):  # noqa: S311
                if self.send(enquiry) or self.stopping.is_set():
                    break

    def send(self, enquiry):
        """Whether it was acknowledged."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {
            "Origin": "http://127.0.0.1:8000",
            "Accept": "application/json",
            "Content-Type": "application/json",
        }
        with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
            connection.request("POST", "/api/contact", json.dumps(enquiry), headers)
            answer = connection.getresponse()
            body = json.load(answer)
            self.statuses[answer.status] += 1
            if answer.status in (200, 201):
                self.acknowledged[enquiry["submission_id"]] = body["id"]
                return True
        return False


def kind(address):
    """The kind of inbox that this is the address of."""
    return address.partition(":")[0]


def kill_at_random(server, clients, wanted):
    """Kill one worker after the other, each when somebody was served since the last; how many."""
    kills, served, deadline = 0, 0, time.monotonic() + LONGEST
    while kills < wanted and time.monotonic() < deadline:
        time.sleep(random.uniform(0, 0.1))  # noqa: S311
        if (now := sum(len(client.acknowledged) for client in clients)) == served:
            continue
        served = now
        with contextlib.suppress(ProcessLookupError, IndexError):
            os.kill(random.choice(server.workers), signal.SIGKILL)  # noqa: S311
            kills += 1
    return kills


@contextlib.contextmanager
def sending(server):
    """Clients that send until the end of the block."""
    stopping = threading.Event()
    clients = [Client(server.port, stopping) for _ in range(CLIENTS)]
    for client in clients:
        client.start()
    try:
        yield clients
    finally:
        stopping.set()
        for client in clients:
            client.join(60)


def test_enquiries(start_server, address, inbox):
    """Every acknowledged enquiry is there, once, and whole; of the others, what is there is whole, too."""
    wanted = KILLS[kind(address)]
    server = start_server(CONTACT_INBOX=address)
    with sending(server) as clients:
        assert kill_at_random(server, clients, wanted) == wanted
    found = list(inbox.enquiries())
    rows = {row.submission_key: row for row in found}
    assert len(rows) == len(found)
    for client in clients:
        assert set(client.statuses) <= {200, 201}
        for key, number in client.acknowledged.items():
            assert rows[key].id == number
        for key in client.sent.keys() & rows.keys():
            row, sent = rows[key], client.sent[key]
            assert (row.name, row.email, row.message) == (sent["name"], sent["email"], sent["message"])
    assert sum(len(client.acknowledged) for client in clients) >= wanted
