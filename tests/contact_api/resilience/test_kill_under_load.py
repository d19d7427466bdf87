"""kill -9 at random, while several clients send at once, and while a mail server is told of it."""

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

from sqlalchemy import select, update

from contact_api.inbox import Notice
from contact_api.inbox.outbox import OPEN
from contact_api.inbox.schema import notices
from contact_api.notify.notifier import number as number_of
from tests.contact_api.resilience.conftest import wait_until

KILLS = {"sqlite": 90, "postgresql": 65, "csv": 45}
KILLS_WHILE_TELLING = {"sqlite": 20, "postgresql": 20, "csv": 10}
WORKERS = 2  # as deploy/gunicorn.conf.py has it
CLIENTS = 6
LONGEST = 400  # seconds, on a machine that has much else to do; alone, each takes about ten


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
                "message": f"Tre viaggi e l’agenda {uuid.uuid4()} «à»\n🎉" * random.choice([1, 60]),  # noqa: S311
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


def acknowledged(clients):
    """How many enquiries were acknowledged until now."""
    return sum(len(client.acknowledged) for client in clients)


def kind(address):
    """The kind of inbox that this is the address of."""
    return address.partition(":")[0]


def kill_at_random(server, wanted, done):
    """Kill one worker after the other, each when more was ``done`` since the last; how many."""
    kills, before, deadline = 0, 0, time.monotonic() + LONGEST
    while kills < wanted and time.monotonic() < deadline:
        time.sleep(random.uniform(0, 0.1))  # noqa: S311
        if (now := done()) == before:
            continue
        before = now
        with contextlib.suppress(ProcessLookupError, IndexError):
            os.kill(random.choice(server.workers), signal.SIGKILL)  # noqa: S311
            kills += 1
    return kills


@contextlib.contextmanager
def sending(server, number):
    """So many clients that send until the end of the block."""
    stopping = threading.Event()
    clients = [Client(server.port, stopping) for _ in range(number)]
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
    with sending(server, CLIENTS) as clients:
        assert kill_at_random(server, wanted, lambda: acknowledged(clients)) == wanted
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
    assert acknowledged(clients) >= wanted


def time_passes(inbox):
    """All notices; what is not sent is due, as if whoever took it had had the time for it."""
    again = update(notices).where(notices.c.state.in_(OPEN)).values(due_at=notices.c.created_at)
    with inbox._database.writing() as connection:
        connection.execute(again)
        return [Notice(*row) for row in connection.execute(select(notices))]


def told(mailbox):
    """The notices that came as mails, each once."""
    ids = [mail["Message-ID"].strip("<>").partition("@")[0] for mail in mailbox.mails]
    assert len(set(ids)) == len(ids)
    return set(ids)


def test_outbox(start_server, address, inbox, by_mail, mailbox, mail_server):
    """Every enquiry is told of; twice only what was handed over, but not yet noted, at a kill."""
    wanted = KILLS_WHILE_TELLING[kind(address)]
    server = start_server(CONTACT_INBOX=address, **by_mail)
    with sending(server, 2):  # with more of them, the mails would hardly come to their turn
        assert kill_at_random(server, wanted, lambda: len(mailbox.envelopes)) == wanted
        server.kill()
    left = time_passes(inbox)
    second = mail_server()  # what comes late to the first was sent before the kill
    start_server(CONTACT_INBOX=address, **by_mail | {"CONTACT_SMTP_URL": f"smtp://{second.address}"})
    wait_until(lambda: not inbox.notice_counts()["waiting"][0], 120)
    before, after = told(mailbox), told(second)
    assert before | after == {number_of(enquiry, "mail") for enquiry in inbox.enquiries()}
    taken = {notice.id for notice in left if notice.state == "sending"}
    assert before & after <= taken
    assert 0 < len(taken) <= wanted + WORKERS  # each was about to tell of one
    assert {notice.id for notice in left if notice.state == "sent"} <= before
