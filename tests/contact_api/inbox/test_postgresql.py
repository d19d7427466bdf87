"""What is particular to enquiries in PostgreSQL."""

import threading
import time

import psycopg
import pytest

from contact_api.inbox import InboxError, InboxTooNew, open_inbox
from contact_api.inbox import postgresql as particular
from tests.contact_api.inbox.samples import made, notice


@pytest.fixture
def address(postgresql):
    """An empty database."""
    return postgresql.empty_database()


@pytest.fixture
def inbox(address, tmp_path):
    """An empty inbox."""
    inbox = open_inbox(address, tmp_path)
    yield inbox
    inbox.close()


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_server_goes_and_comes_back(inbox, postgresql, mode):
    """Without its server the inbox is unavailable; once it is back, all is there, and it goes on."""
    enquiry = made()
    inbox.keep(enquiry, [notice(enquiry)])
    postgresql.stop(mode)
    try:
        for use in (inbox.check, lambda: inbox.keep(made(phone="1")), lambda: list(inbox.enquiries())):
            with pytest.raises(InboxError) as refused:
                use()
            assert "ada" not in str(refused.value).lower()
    finally:
        postgresql.start()
    inbox.check()
    assert list(inbox.enquiries()) == [enquiry]
    assert inbox.keep(made(phone="1")).outcome == "stored"


def test_what_the_server_refuses(inbox, address):
    """An error of the driver is the inbox's own, without what was typed; afterwards it goes on."""
    inbox.prepare()
    for there, then in (("enquiry", "away"), ("away", "enquiry")):
        with psycopg.connect(address) as connection:
            connection.execute(f"ALTER TABLE {there} RENAME TO {then}")
        if then == "away":
            with pytest.raises(InboxError) as refused:
                inbox.keep(made(phone="1"))
            assert "ada" not in str(refused.value).lower()
    assert inbox.keep(made(phone="1")).outcome == "stored"


def test_waits_for_the_disk(inbox):
    """What is acknowledged is on the disk, whatever the server's default is; nobody waits for ever."""
    inbox.prepare()
    with inbox._database.engine.connect() as connection:
        assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"
        assert connection.exec_driver_sql("SHOW lock_timeout").scalar() == "5s"


def test_processes_that_start_at_once(address, tmp_path):
    """Several that meet at an empty database make the tables once."""
    inboxes = [open_inbox(address, tmp_path) for _ in range(6)]
    threads = [threading.Thread(target=inbox.keep, args=[made(phone=str(n))]) for n, inbox in enumerate(inboxes)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert inboxes[0].counts() == {"new": 6}
    for inbox in inboxes:
        inbox.close()


def test_search_uses_the_index(inbox, address):
    """Searching asks the index of three-letter pieces, and reads no other row."""
    inbox.add_copies([made(phone=str(number), message=f"parola{number}") for number in range(300)])
    assert [one.phone for one in inbox.enquiries(search="PAROLA299")] == ["299"]
    joined = r"searchable(name || E'\n' || email || E'\n' || phone || E'\n' || topic || E'\n' || message)"
    with psycopg.connect(address) as connection:
        connection.execute("SET enable_seqscan = off")  # so few rows are read as quickly
        plan = connection.execute(
            f"EXPLAIN SELECT * FROM enquiry WHERE {joined} LIKE searchable('%PAROLA299%')"  # noqa: S608
        ).fetchall()
    assert "enquiry_text" in str(plan)


def test_newer_than_the_program(inbox, address, tmp_path):
    """A database that a newer program wrote is refused with a sentence."""
    inbox.keep(made())
    with psycopg.connect(address) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    again = open_inbox(address, tmp_path)
    with pytest.raises(InboxTooNew, match="step 9999"):
        again.prepare()
    again.close()


def test_erased_bytes_are_gone_from_the_tables(inbox, address, postgresql):
    """After erasing, no file of the tables and indexes holds a byte; the server's log is another matter."""
    inbox.keep(made(email="quetzal@example.it", message="Xylophonkonzert am Abend"))
    inbox.keep(made())
    assert inbox.erase("quetzal@example.it") == 1
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
    deadline = time.monotonic() + 10
    while held := holding(postgresql.folder / "data" / "base", b"Xylophon"):
        assert time.monotonic() < deadline, held
        time.sleep(0.2)
    assert inbox.counts() == {"new": 1}


@pytest.mark.parametrize("read", ["SELECT * FROM enquiry", "SELECT * FROM pg_class"])
def test_erasing_while_somebody_reads(inbox, address, read):
    """Where a reader is in the way, nobody waits: the bytes are owed, and go once nobody reads.

    Who has but begun to read, whatever it was, may still see what was removed: it would be copied for him.
    """
    inbox.keep(made())
    with psycopg.connect(address) as other:
        other.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        other.execute(read)
        began = time.monotonic()
        assert inbox.erase("ada@lovelace.it") == 1
        assert inbox.owed
        assert inbox.keep(made(phone="1")).outcome == "stored"
        assert time.monotonic() - began < 3
    inbox.tidy()
    assert not inbox.owed


def test_erasing_from_a_large_inbox(inbox, monkeypatch):
    """Where writing all anew would take long, visitors go first, and the bytes stay owed."""
    monkeypatch.setattr(particular, "LARGE", 0)
    inbox.keep(made())
    assert inbox.erase("ada@lovelace.it") == 1
    assert inbox.owed
    assert inbox.counts() == {}


def holding(folder, mark):
    """The files under the folder that hold these bytes."""
    return [path for path in folder.rglob("*") if path.is_file() and mark in path.read_bytes()]
