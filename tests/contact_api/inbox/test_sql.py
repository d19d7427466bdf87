"""Enquiries in a database."""

import multiprocessing
import sqlite3
import stat
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from contact_api.inbox import InboxError, new_enquiry, open_inbox, parse_time
from contact_api.inbox import sqlite as sqlite_kind

CONTENT = {
    "name": "Ada",
    "email": "ada@lovelace.it",
    "message": "Buongiorno a tutti",
    "topic": "",
    "phone": "",
    "language": "it",
    "reply_language": "it",
}


def made(submission_id="", **content):
    """An enquiry received now."""
    about = {"page": "/contatti/", "spam_reason": "", "privacy_version": "2026-11-23"}
    return new_enquiry(CONTENT | content, submission_id=submission_id, **about)


def older(enquiry, minutes):
    """The enquiry, received earlier."""
    received = parse_time(enquiry.received_at) - timedelta(minutes=minutes)
    return replace(enquiry, received_at=received.isoformat().replace("+00:00", "Z"))


@pytest.fixture
def inbox(tmp_path, monkeypatch):
    """An inbox in a file that does not exist yet, and that does not wait long for others."""
    monkeypatch.setattr(sqlite_kind, "BUSY_SECONDS", 0.2)
    inbox = open_inbox("sqlite:///var/inbox.db", tmp_path)
    yield inbox
    inbox.close()


@pytest.fixture
def file(tmp_path):
    """The file of the inbox."""
    return tmp_path / "var" / "inbox.db"


def test_kept_whole(inbox):
    """What is kept comes back as it was, to the letter."""
    enquiry = made(message="à\n\t🎉 'x' %s \\ \"", phone="+39")
    assert inbox.keep(enquiry).id == enquiry.id
    assert list(inbox.enquiries()) == [enquiry]


@pytest.mark.parametrize("submission_id", ["", "a2c4e6f8-1111-4222-8333-123456789abc"])
def test_many_clicks_at_once(tmp_path, submission_id):
    """However many come at once, one is stored, and all get its id."""
    inbox = open_inbox("sqlite:///inbox.db", tmp_path)
    with ThreadPoolExecutor(16) as clicks:
        receipts = list(clicks.map(lambda _: inbox.keep(made(submission_id)), range(48)))
    assert [receipt.outcome for receipt in receipts].count("stored") == 1
    assert {receipt.id for receipt in receipts} == {row.id for row in inbox.enquiries()}
    inbox.close()


def keep_together(start, folders, outcomes):
    """In a process of its own: keep one enquiry in each folder, together with the other processes."""
    for folder in folders:
        inbox = open_inbox("sqlite:///inbox.db", folder)
        start.wait(60)
        try:
            outcomes.put(inbox.keep(made()).outcome)
        except InboxError as error:
            outcomes.put(str(error))
        inbox.close()


def test_many_processes_at_the_first_start(tmp_path):
    """Processes that meet at a file that does not exist yet make it once, and none is turned away."""
    spawn = multiprocessing.get_context("spawn")
    start, outcomes = spawn.Barrier(8), spawn.Queue()
    folders = [tmp_path / str(number) for number in range(40)]
    processes = [spawn.Process(target=keep_together, args=(start, folders, outcomes)) for _ in range(8)]
    for process in processes:
        process.start()
    counts = Counter(outcomes.get(timeout=60) for _ in range(320))
    for process in processes:
        process.join()
    assert counts == {"stored": 40, "repeated": 280}


def test_same_number_other_words(inbox):
    """Other words under a used number are a conflict, and not kept."""
    number = "a2c4e6f8-1111-4222-8333-123456789abc"
    inbox.keep(made(number))
    assert inbox.keep(made(number, message="Altre parole ancora")).outcome == "conflict"
    assert len(list(inbox.enquiries())) == 1


@pytest.mark.parametrize(("minutes", "outcome"), [(9, "repeated"), (11, "stored")])
def test_same_words_later(inbox, minutes, outcome):
    """Without a number, the same words are a second click for ten minutes, and then an enquiry."""
    inbox.keep(older(made(), minutes))
    assert inbox.keep(made()).outcome == outcome
    assert inbox.keep(made()).outcome == "repeated"


def test_same_number_later(inbox):
    """With a number, the same words are the same enquiry for good."""
    number = "a2c4e6f8-1111-4222-8333-123456789abc"
    inbox.keep(older(made(number), 600))
    assert inbox.keep(made(number)).outcome == "repeated"


def test_private_and_durable(inbox, file):
    """The file is of its owner only, in write-ahead mode, and every commit waits for the disk."""
    inbox.keep(made())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with inbox._database.engine.connect() as connection:
        ask = connection.exec_driver_sql
        assert ask("PRAGMA journal_mode").scalar() == "wal"
        assert ask("PRAGMA synchronous").scalar() == 2
    other = sqlite3.connect(file)
    assert other.execute("SELECT count(*) FROM enquiry").fetchone() == (1,)
    other.close()


def test_locked(inbox, file):
    """Who holds the lock too long makes the inbox unavailable for writing; reading goes on."""
    inbox.keep(made())
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for write in (lambda: inbox.keep(made(phone="1")), inbox.check, lambda: inbox.mark("x", "spam")):
        with pytest.raises(InboxError, match="locked"):
            write()
    assert len(list(inbox.enquiries())) == 1
    other.execute("ROLLBACK")
    other.close()
    assert inbox.keep(made(phone="1")).outcome == "stored"


def test_file_taken_away(inbox, file):
    """When the file is moved away, the next enquiry is in a new one, not in the one that nobody reads."""
    inbox.keep(made())
    file.rename(file.with_suffix(".old"))
    for rest in file.parent.glob("inbox.db-*"):
        rest.unlink()
    inbox.keep(made(phone="1"))
    other = sqlite3.connect(file)
    assert other.execute("SELECT phone FROM enquiry").fetchall() == [("1",)]
    other.close()


def test_check_leaves_nothing(inbox):
    """Trying whether an enquiry could be kept keeps none."""
    inbox.check()
    assert list(inbox.enquiries()) == []


def test_unreachable(tmp_path):
    """A place that cannot be is unavailable, and the reason holds nothing of the enquiry."""
    (tmp_path / "file").write_text("")
    inbox = open_inbox(f"sqlite:///{tmp_path}/file/inbox.db", tmp_path)
    with pytest.raises(InboxError) as refused:
        inbox.keep(made())
    assert "Ada" not in str(refused.value)
    inbox.close()
