"""The background worker, in threads and in real servers."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest

from contact_api.inbox import STATES, written_time
from contact_api.notify.worker import Worker

from .conftest import free_port

APP = "contact_api:create_app()"


def soon(true, seconds=30):
    """Whether it becomes true in time."""
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()


@pytest.fixture
def serving(send, by_mail):
    """An application whose worker runs, as it does behind a server."""
    contact, client = send(**by_mail, TESTING=False)
    yield contact, client
    contact.worker.stop()


def test_sends_by_itself(serving, enquiry, mailbox):
    """What comes in is told a moment later."""
    _, client = serving
    client.post("/api/contact", data=enquiry)
    assert soon(lambda: mailbox.mails)


def test_sends_what_was_left(serving, made, mailbox):
    """The first request starts the worker, which finds what an earlier process left."""
    contact, client = serving
    left = made()
    contact.inbox.keep(left, contact.notifier.notices_of(left))
    client.get("/api/health")
    assert soon(lambda: mailbox.mails)


def test_survives_an_inbox_that_cannot_be_read(serving, enquiry, mailbox, tmp_path):
    """A database that is away for a while does not end the worker."""
    contact, client = serving
    client.get("/api/health")
    inbox = tmp_path / "var" / "inbox.db"
    inbox.rename(inbox.with_suffix(".away"))
    while not inbox.is_dir():  # the worker may make it anew meanwhile
        inbox.unlink(missing_ok=True)
        with suppress(FileExistsError):
            inbox.mkdir()
    contact.worker.wake()
    time.sleep(0.5)
    inbox.rmdir()
    inbox.with_suffix(".away").rename(inbox)
    client.post("/api/contact", data=enquiry)
    assert soon(lambda: mailbox.mails)


def test_stops_when_the_mail_is_sent(serving, enquiry, mailbox):
    """Stopping waits for the mail that is on its way, and settles it."""
    contact, client = serving
    mailbox.moods.append(1.0)
    client.post("/api/contact", data=enquiry)
    assert soon(lambda: not mailbox.moods)
    contact.worker.stop()
    assert len(mailbox.mails) == 1
    assert contact.inbox.notice_counts()["waiting"][0] == 0


@pytest.mark.parametrize("silent", ["mail", "webhook"])
def test_ways_do_not_wait_for_each_other(send, made, by_mail, by_hook, slow, mailbox, hook, silent):
    """A mail server that never answers does not keep the webhook waiting, nor the other way round."""
    address = slow("HTTP/1.1 200 OK" * 1000)
    silence = {
        "mail": {"CONTACT_SMTP_URL": f"smtp://{address}"},
        "webhook": {"CONTACT_WEBHOOK_URL": f"http://{address}"},
    }
    contact, _ = send(**by_mail | by_hook | silence[silent])
    for phone in "12":
        enquiry = made(phone=phone)
        contact.inbox.keep(enquiry, contact.notifier.notices_of(enquiry))
    worker = Worker(contact.notifier, lambda: None, finishing=0.2)
    worker.start()
    heard = hook.received if silent == "mail" else mailbox.envelopes
    assert soon(lambda: len(heard) == 2)
    worker.stop()


@pytest.fixture
def hasty(send, by_mail, made):
    """Keep an enquiry, start a worker that has little time to stop, stop it once it is true."""

    def run(true, **settings):
        contact, _ = send(**by_mail | settings)
        enquiry = made()
        contact.inbox.keep(enquiry, contact.notifier.notices_of(enquiry))
        worker = Worker(contact.notifier, lambda: None, finishing=0.2)
        worker.start()
        assert soon(true(contact, enquiry))
        worker.stop()
        assert not any(thread.name.startswith("notifications") for thread in threading.enumerate())
        return contact, contact.inbox.notices_about([enquiry.id])[0]

    return run


def in_hand(contact, enquiry):
    """Whether its notice is just being sent."""
    return lambda: contact.inbox.notices_about([enquiry.id])[0].state == "sending"


def test_stop_while_a_server_is_silent(hasty, slow):
    """A server that does not say a word holds up no stop; what was for it is due at the next start."""
    contact, notice = hasty(in_hand, CONTACT_SMTP_URL=f"smtp://{slow()}")
    assert notice.state == "waiting"
    assert contact.inbox.notices_due(datetime.now(UTC), 9)


def test_stop_while_a_server_has_the_text(hasty, mailbox):
    """What the server may have is not sent again at the next start, but later."""
    mailbox.moods.append("hang")
    contact, notice = hasty(lambda *_: lambda: not mailbox.moods)
    assert (notice.state, notice.last_error) == ("waiting", "unanswered")
    assert not contact.inbox.notices_due(datetime.now(UTC), 9)


def test_drops_what_is_off(send, made, by_mail):
    """Where no way is set up any more, what was to go one goes."""
    contact, _ = send(**by_mail)
    left = made()
    contact.inbox.keep(left, contact.notifier.notices_of(left))
    contact, _ = send()
    worker = Worker(contact.notifier, lambda: None)
    worker.start()
    assert soon(lambda: contact.inbox.notices_about([left.id])[0].state == "dismissed")
    worker.stop()


def test_once_a_day(send):
    """What is to be done daily is done at the start, and not again on the same day."""
    contact, _ = send()
    days = []
    worker = Worker(contact.notifier, lambda: days.append(1))
    worker.start()
    worker.start()
    for _ in range(5):
        worker.wake()
        time.sleep(0.05)
    worker.stop()
    assert days == [1]


def test_daily_purge(serving, made, caplog):
    """What is past retention goes by itself; what nobody answered stays, and is said."""
    contact, client = serving
    ago = written_time(datetime.now(UTC) - timedelta(days=731))
    old = {state: made(message=f"Una richiesta vecchia: {state}") for state in STATES}
    contact.inbox.add_copies([replace(one, state=state, received_at=ago, changed_at=ago) for state, one in old.items()])
    recent = made()
    contact.inbox.keep(recent)
    client.get("/api/health")
    assert soon(lambda: sum(contact.inbox.counts().values()) == 2)
    assert {one.state for one in contact.inbox.enquiries()} == {"new"}
    assert soon(lambda: "outcome=unanswered_past_retention count=1" in caplog.text)


@pytest.fixture
def gunicorn(project, online, tmp_path, by_mail):
    """Start gunicorn with two workers; its port and process come back."""
    started = []

    def start(*options):
        port = free_port()
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-w", "2", "-b", f"127.0.0.1:{port}", *options, APP],
            cwd=project,
            env={
                **os.environ,
                **by_mail,
                "CONTACT_INBOX": f"sqlite:///{tmp_path}/inbox.db",
                "CONTACT_PUBLISHED": str(online / "var" / "published"),
                "CONTACT_SECRET_KEY": "k" * 32,
                "CONTACT_RATE_LIMIT": "",
            },
            stderr=subprocess.DEVNULL,
        )
        started.append(process)
        assert soon(lambda: listening(port))
        return port, process

    yield start
    for process in started:
        process.kill()
        process.wait()


def listening(port):
    """Whether somebody listens there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def ask(port, method, path, fields=()):
    """Ask as a script does; the status."""
    headers = {"Origin": "http://127.0.0.1:8000", "Accept": "application/json"}
    headers["Content-Type"] = "application/x-www-form-urlencoded"
    with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request(method, path, urlencode(fields), headers)
        return connection.getresponse().status


def test_behind_gunicorn(gunicorn, enquiry, mailbox):
    """Two processes tell each enquiry once; a graceful stop finishes the mail that is on its way."""
    port, process = gunicorn()
    for number in range(5):
        fields = enquiry | {"message": f"Buongiorno, questa è la mia domanda numero {number}."}
        assert ask(port, "POST", "/api/contact", fields) == 201
    assert soon(lambda: len(mailbox.mails) == 5)
    mailbox.moods.append(1.0)
    assert ask(port, "POST", "/api/contact", enquiry) == 201
    assert soon(lambda: not mailbox.moods)
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=60)
    assert len({mail["Message-ID"] for mail in mailbox.mails}) == len(mailbox.mails) == 6
    port, _ = gunicorn()
    assert ask(port, "GET", "/api/health") == 200
    time.sleep(1)
    assert len(mailbox.mails) == 6


def test_sends_what_was_left_without_a_visitor(gunicorn, send, by_mail, made, mailbox, tmp_path):
    """As deployed, a process sends what an earlier one left as soon as it starts."""
    contact, _ = send(**by_mail, CONTACT_INBOX=f"sqlite:///{tmp_path}/inbox.db")
    left = made()
    contact.inbox.keep(left, contact.notifier.notices_of(left))
    gunicorn("--config", "deploy/gunicorn.conf.py")
    assert soon(lambda: mailbox.mails)
