"""A full disk, one that is read-only, a locked inbox, a stop in the middle: nothing is lost."""

import contextlib
import http.client
import json
import resource
import runpy
import socket
import sqlite3
import subprocess
import threading
import time
import urllib.parse
import uuid
from pathlib import Path

import pytest

from contact_api.inbox import open_inbox
from tests.needs import small_file_system
from tests.published import publish

KINDS = ["sqlite:///{}/var/inbox.db", "csv:///{}/var/inbox.csv"]
DEPLOY = Path(__file__).parents[3] / "deploy"
BACKUP = DEPLOY / "backup.sh"
WORKERS = runpy.run_path(str(DEPLOY / "gunicorn.conf.py"))["workers"]


def post(server, enquiry, json_wanted=False, timeout=20):
    """Send a form as a browser does; the status and the text of the answer."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=timeout)
    headers = {
        "Origin": "http://127.0.0.1:8000",
        "Content-Type": "application/x-www-form-urlencoded",
        "Accept": "application/json" if json_wanted else "text/html",
    }
    with contextlib.closing(connection):
        connection.request("POST", "/api/contact", urllib.parse.urlencode(enquiry), headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def healthy(server):
    """What the health answer says."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    with contextlib.closing(connection):
        connection.request("GET", "/api/health")
        return connection.getresponse().status == 200


def fill_disk(server, size):
    """Let no file of the workers grow beyond this size, as on a full disk; None: let them grow again."""
    size = resource.RLIM_INFINITY if size is None else size
    deadline = time.monotonic() + 20
    while len(server.workers) < WORKERS and time.monotonic() < deadline:  # the last may still be on its way
        time.sleep(0.05)
    for worker in server.workers:
        resource.prlimit(worker, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


@pytest.mark.parametrize("kind", KINDS, ids=["sqlite", "csv"])
def test_full_disk(start_server, tmp_path, enquiry, kind):
    """503 with all that was typed, and health says so; when there is room again, it works by itself."""
    place = kind.format(tmp_path)
    server = start_server(CONTACT_INBOX=place)
    assert post(server, enquiry)[0] == 303
    fill_disk(server, 1)
    for _ in range(3):
        status, page = post(server, enquiry | {"phone": "12"})
        assert (status, enquiry["message"] in page) == (503, True)
        assert not healthy(server)
    fill_disk(server, None)
    assert healthy(server)
    assert post(server, enquiry | {"phone": "12"})[0] == 303
    inbox = open_inbox(place, tmp_path)
    assert sorted(row.phone for row in inbox.enquiries()) == ["", "12"]
    inbox.close()


@pytest.fixture
def small_disk(tmp_path):
    """A file system of a megabyte, mounted where the inbox is kept; remounts it with these options."""
    with small_file_system(tmp_path / "var", "1m") as remount:
        publish(tmp_path)  # again: what was there lies under it
        yield remount


@pytest.mark.parametrize("kind", KINDS, ids=["sqlite", "csv"])
def test_small_file_system(start_server, small_disk, tmp_path, enquiry, kind):
    """A file system that fills up: 503, nothing acknowledged is lost, and it works again when it grows."""
    server = start_server(CONTACT_INBOX=kind.format(tmp_path))
    long = enquiry | {"message": "Testo lungo. " * 380}
    answers = {}
    while list(answers.values()).count(503) < 3 and len(answers) < 400:
        number = str(uuid.uuid4())
        answers[number] = post(server, long | {"submission_id": number}, True)[0]
    assert set(answers.values()) == {201, 503}
    assert small_disk("size=8m")
    assert post(server, enquiry)[0] == 303
    assert server.stop() == 0
    inbox = open_inbox(kind.format(tmp_path), tmp_path)
    kept = {row.submission_key for row in inbox.enquiries()}
    inbox.close()
    assert {number for number, status in answers.items() if status == 201} <= kept


@pytest.mark.parametrize("kind", KINDS, ids=["sqlite", "csv"])
def test_read_only_file_system(start_server, small_disk, tmp_path, enquiry, kind):
    """On a disk that is read-only the server starts all the same, answers 503, and works once it is not."""
    assert small_disk("ro")
    server = start_server(CONTACT_INBOX=kind.format(tmp_path))
    status, page = post(server, enquiry)
    assert (status, enquiry["message"] in page) == (503, True)
    assert not healthy(server)
    assert small_disk("rw")
    assert post(server, enquiry)[0] == 303
    assert healthy(server)


def test_locked(start_server, tmp_path, enquiry):
    """Somebody who holds the inbox for long: 503 and the text, then it works again."""
    server = start_server()
    post(server, enquiry)
    other = sqlite3.connect(tmp_path / "inbox.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    status, page = post(server, enquiry | {"phone": "12"})
    assert (status, enquiry["message"] in page) == (503, True)
    other.execute("ROLLBACK")
    other.close()
    assert post(server, enquiry | {"phone": "12"})[0] == 303


def test_stop_finishes_what_was_taken(start_server, tmp_path, enquiry, until):
    """Told to stop while enquiries wait for the disk, the server answers them, keeps them, and ends well."""
    server = start_server()
    post(server, enquiry)
    other = sqlite3.connect(tmp_path / "inbox.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    answers = []
    waiting = [
        threading.Thread(target=lambda n=n: answers.append(post(server, enquiry | {"phone": f"1{n}"}, True)))
        for n in range(4)
    ]
    for thread in waiting:
        thread.start()
    until(lambda: taken(server) >= 4, 10)
    server.process.terminate()
    other.execute("ROLLBACK")
    other.close()
    for thread in waiting:
        thread.join(30)
    assert server.process.wait(40) == 0
    assert [status for status, _ in answers] == [201] * 4
    inbox = open_inbox(f"sqlite:///{tmp_path}/inbox.db", tmp_path)
    assert {json.loads(body)["id"] for _, body in answers} < {row.id for row in inbox.enquiries()}
    inbox.close()


def taken(server):
    """How many connections to the server are open, and read to the end of what was sent."""
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    read = [cells for cells in lines if cells[3] == "01" and cells[4].endswith(":00000000")]
    return sum(cells[1].endswith(f":{server.port:04X}") for cells in read)


def test_log_holds_nothing_personal(start_server, enquiry):
    """The server's log tells outcomes and ids, not who wrote, nor what, nor from where."""
    server = start_server()
    post(server, enquiry)
    post(server, enquiry | {"email": "x"})
    with socket.create_connection(("127.0.0.1", server.port)) as connection:  # no HTTP, for its umlauts
        connection.sendall("GET /api/contact?name=Ada&message=Grüße HTTP/1.1\r\n\r\n".encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 400 ")
    assert server.stop() == 0
    log = server.log.read_text()
    assert "outcome=new id=" in log
    assert "outcome=invalid" in log
    for text in ("Ada", "lovelace", "agenda", "POST", "127.0.0.1"):
        assert text not in log


def test_wrong_setting_ends_the_start(start_server):
    """A wrong setting ends the server at once with 3 and its sentence, for the unit not to try for ever."""
    server = start_server(CONTACT_RATE_LIMIT="often")
    assert server.process.wait(60) == 3
    assert "CONTACT_RATE_LIMIT" in server.log.read_text()


def test_backup_and_restore(client, enquiry, kept, make_app, tmp_path):
    """The nightly backup of an inbox in use, put back, holds every enquiry to the letter."""
    for number in range(20):
        client.post("/api/contact", data=enquiry | {"phone": str(number)})
    subprocess.run(["sh", BACKUP, tmp_path / "var" / "inbox.db", tmp_path], check=True)
    [copy] = tmp_path.glob("inbox-[1-7].db")
    assert copy.stat().st_mode & 0o777 == 0o600
    restored = make_app(CONTACT_INBOX=f"sqlite:///{copy}")
    assert list(restored.extensions["contact"].inbox.enquiries()) == kept()
    assert len(kept()) == 20


def spoil(inbox):
    """As a bad disk does: the pages behind the first hold something else."""
    with inbox.open("r+b") as file:
        file.seek(4096)
        file.write(b"?" * 8192)


@pytest.mark.parametrize("harm", [spoil, Path.unlink], ids=["damaged", "gone"])
def test_no_backup_of_what_is_none(client, enquiry, app, tmp_path, harm):
    """Of an inbox that is damaged or gone no copy is made; a sentence says so, and the last copy stays."""
    client.post("/api/contact", data=enquiry)
    app.extensions["contact"].inbox.close()
    inbox = tmp_path / "var" / "inbox.db"
    subprocess.run(["sh", BACKUP, inbox, tmp_path], check=True)
    [copy] = tmp_path.glob("inbox-[1-7].db")
    good = copy.read_bytes()
    harm(inbox)
    done = subprocess.run(["sh", BACKUP, inbox, tmp_path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count(f"No backup of {inbox}: ")) == (1, 1)
    assert copy.read_bytes() == good
    assert inbox.exists() == (harm is spoil)
