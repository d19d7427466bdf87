"""What is particular to enquiries in SQLite."""

import sqlite3
import stat
import subprocess
import sys
from contextlib import closing

import pytest

from contact_api.inbox import InboxError, InboxTooNew, disk, index, open_inbox
from contact_api.inbox import sqlite as particular
from tests.contact_api.inbox.samples import made, notice, older


@pytest.fixture
def inbox(tmp_path, monkeypatch):
    """An inbox in a file that does not exist yet, and that does not wait long for others."""
    monkeypatch.setattr(particular, "BUSY_SECONDS", 0.2)
    inbox = open_inbox("sqlite:///var/inbox.db", tmp_path)
    yield inbox
    inbox.close()


@pytest.fixture
def file(tmp_path):
    """The file of the inbox."""
    return tmp_path / "var" / "inbox.db"


def ask(file, statement):
    """What another program finds in the file."""
    with closing(sqlite3.connect(file)) as other:
        return other.execute(statement).fetchall()


def test_private_and_durable(inbox, file):
    """The file is of its owner only, in write-ahead mode, and every commit waits for the disk."""
    inbox.keep(made())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with inbox._database.engine.connect() as connection:
        pragma = connection.exec_driver_sql
        assert pragma("PRAGMA journal_mode").scalar() == "wal"
        assert pragma("PRAGMA synchronous").scalar() == 2
    assert ask(file, "SELECT count(*) FROM enquiry") == [(1,)]


def test_locked(inbox, file):
    """Who holds the lock too long makes the inbox unavailable for writing; reading goes on."""
    inbox.keep(made())
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for write in (lambda: inbox.keep(made(phone="1")), inbox.check, lambda: inbox.mark("x", "spam")):
            with pytest.raises(InboxError, match="locked"):
                write()
        assert len(list(inbox.enquiries())) == 1
        assert len(list(inbox.enquiries(search="giorno"))) == 1
        other.execute("ROLLBACK")
    assert inbox.keep(made(phone="1")).outcome == "stored"


def test_search_in_what_is_no_database(inbox, file, tmp_path):
    """A file that is damaged makes the search unavailable; one that is not there yet is made by it."""
    assert list(inbox.enquiries(search="giorno")) == []
    inbox.close()
    file.write_bytes(b"this is no database, " * 100)
    with pytest.raises(InboxError, match="not a database"):
        list(inbox.enquiries(search="giorno"))


def test_other_programs_come_and_go(inbox, file):
    """Whoever else opens and closes the file leaves the log in place that all threads here write to."""
    inbox.keep(made())
    with inbox._database.reading(), inbox._database.reading():  # a second connection
        pass
    ask_elsewhere = ["sqlite3", file, "SELECT phone FROM enquiry"]
    subprocess.run(ask_elsewhere, capture_output=True, check=True)
    assert file.with_name("inbox.db-wal").exists()
    inbox.keep(made(phone="1"))
    assert b"1" in subprocess.run(ask_elsewhere, capture_output=True, check=True).stdout.split()


@pytest.mark.parametrize("gone", ["inbox.db*", "inbox.db-*", "inbox.db-wal", "inbox.db-shm"])
def test_file_taken_away(inbox, file, gone):
    """When a file is taken away, the next enquiry is in a new one, not in the one that nobody reads."""
    inbox.keep(made())
    for path in file.parent.glob(gone):
        path.unlink()
    inbox.keep(made(phone="1"))
    asked = subprocess.run(["sqlite3", file, "SELECT phone FROM enquiry"], capture_output=True, check=True)
    assert b"1" in asked.stdout.split()


def test_unreachable(tmp_path):
    """A place that cannot be is unavailable, and the reason holds nothing of the enquiry."""
    (tmp_path / "file").write_text("")
    inbox = open_inbox(f"sqlite:///{tmp_path}/file/inbox.db", tmp_path)
    with pytest.raises(InboxError) as refused:
        inbox.keep(made())
    assert "Ada" not in str(refused.value)
    inbox.close()


@pytest.mark.parametrize("asked", [False, True])
def test_erased_bytes_are_gone(inbox, file, monkeypatch, asked):
    """After erasing, no file of the database holds a byte of it, nor the search's index a piece."""
    monkeypatch.setattr(index, "BLOCK", 7)
    marks = ("Quetzalcoatl", "quetzal@example.it", "Xylophonkonzert", "00393331234567")
    words = dict(zip(("name", "email", "message", "phone"), marks, strict=True))
    for number in range(30):
        enquiry = older(made(**words | {"message": f"{marks[2]} {number} " * 40}), hours=number)
        inbox.keep(enquiry, [notice(enquiry)])
        inbox.keep(made(phone=str(number)))
        inbox.tidy()
    doomed = [enquiry.id for enquiry in inbox.of_person(marks[1])]
    assert len(doomed) == 30
    inbox.mark(doomed[0], "answered")
    if asked:
        inbox.ask_to_erase(marks[1].upper())
        inbox.erase_asked()
        assert inbox.erasures_done() == [(30, False)]
    else:
        assert inbox.erase(marks[1].upper()) == 30
    held = b"".join(path.read_bytes() for path in file.parent.iterdir())
    for mark in [*marks, marks[1].upper(), *doomed]:
        assert mark.encode() not in held
    pieces = {piece for (piece,) in ask(file, "SELECT DISTINCT piece FROM piece")}
    assert "gio" in pieces
    assert not {"uet", "xyl", "ylo"} & pieces
    for piece in ("uet", "xyl", "ylo"):
        assert piece.encode() not in held
    assert len(list(inbox.enquiries(search="gio"))) == 30


def test_erased_while_it_is_indexed(inbox, file, monkeypatch):
    """Who is erased between the reading of a block and the writing of it is not in the index; the others are."""
    monkeypatch.setattr(index, "BLOCK", 2)
    inbox.keep(made(email="quetzal@example.it", message="Xylophonkonzert"))
    inbox.keep(made(phone="1"))
    pieces_of_all = index.pieces_of_all

    def meanwhile(rows):
        monkeypatch.setattr(index, "pieces_of_all", pieces_of_all)
        assert inbox.erase("quetzal@example.it") == 1
        return pieces_of_all(rows)

    monkeypatch.setattr(index, "pieces_of_all", meanwhile)
    inbox.tidy()
    assert b"xyl" not in b"".join(path.read_bytes() for path in file.parent.iterdir()).lower()
    inbox.keep(made(phone="2"))
    inbox.tidy()
    assert ask(file, "SELECT count(*) FROM unsearched") == [(0,)]
    assert len(list(inbox.enquiries(search="giorno"))) == 2


def test_one_process_indexes(inbox, file, monkeypatch):
    """While another one is at it, nobody else does the same work, and nobody waits."""
    monkeypatch.setattr(index, "BLOCK", 2)
    for number in range(4):
        inbox.keep(made(phone=str(number)))
    with disk.alone(file.with_name("inbox.db-index")) as alone:
        assert alone
        assert not inbox.tidy()
        assert len(list(inbox.enquiries(search="giorno"))) == 4
    assert inbox.tidy()
    assert ask(file, "SELECT count(*) FROM unsearched") == [(2,)]


@pytest.mark.parametrize(
    "name", ["Ada \\ \"quoted\" 'x'", "tab\tline\nend", "🎉🎉🎉 NUL\0NUL", "%_%", "\u2028\x01\x7f"]
)
def test_any_letters_are_indexed_and_forgotten(inbox, file, monkeypatch, name):
    """Whatever stands in a text, also by an import, its pieces come and go."""
    monkeypatch.setattr(index, "BLOCK", 2)
    monkeypatch.setattr("contact_api.inbox.reading.FEW", 0)
    inbox.add_copies([made(name=name, email="x@y.it"), made(phone="1")])
    assert ask(file, "SELECT count(*) FROM unsearched") == [(0,)]
    word = f'"{name[-3:]}"' if '"' not in name else name.split()[-1]
    assert [one.name for one in inbox.enquiries(search=word)] == [name]
    assert inbox.erase("x@y.it") == 1
    left = {piece for (piece,) in ask(file, "SELECT piece FROM piece")}
    assert left == index.pieces_of(index.searchable("Ada", "ada@lovelace.it", "1", "", "Buongiorno a tutti"))


def test_erasing_while_somebody_reads(inbox, file):
    """Where a reader keeps the log alive, the bytes are owed, and go by themselves once nobody reads."""
    inbox.keep(made())
    inbox.keep(made(email="other@ada.it"))
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM enquiry").fetchall()
        assert inbox.erase("ada@lovelace.it") == 1
        inbox.tidy()
        assert inbox.owed
        assert b"ada@lovelace.it" in b"".join(path.read_bytes() for path in file.parent.iterdir())
    inbox.tidy()
    assert not inbox.owed
    assert b"ada@lovelace.it" not in b"".join(path.read_bytes() for path in file.parent.iterdir())


def test_erased_while_another_process_read(inbox, file, tmp_path):
    """What one process could not wipe, another does that is told to."""
    inbox.keep(made())
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM enquiry").fetchall()
        assert inbox.erase("ada@lovelace.it") == 1
    server = open_inbox("sqlite:///var/inbox.db", tmp_path)
    server.wipe()
    assert b"ada@lovelace.it" not in b"".join(path.read_bytes() for path in file.parent.iterdir())
    server.close()


def test_removed_though_the_bytes_cannot_be(inbox, file, monkeypatch):
    """A wipe that fails does not make an erasure fail."""
    inbox.keep(made())
    monkeypatch.setattr(particular.Sqlite, "wipe", lambda self: ask(file, "SELECT * FROM nowhere"))
    assert inbox.erase("ada@lovelace.it") == 1
    assert inbox.owed
    monkeypatch.undo()
    inbox.tidy()
    assert not inbox.owed


def test_upgrade(inbox, file):
    """A database from before steps were counted keeps its enquiries, which can be found and counted."""
    first, second = older(made(), days=1), made(phone="1")
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as other:
        columns = ", ".join(f"{name} TEXT NOT NULL" for name in vars(first))
        other.execute(f"CREATE TABLE enquiry ({columns}, UNIQUE (submission_key))")
        for enquiry in (second, first):
            cells = tuple(vars(enquiry).values())
            other.execute(f"INSERT INTO enquiry VALUES ({', '.join('?' * len(cells))})", cells)  # noqa: S608
        other.commit()
    assert list(inbox.enquiries()) == [second, first]
    assert list(inbox.enquiries(search="giorno")) == [second, first]
    assert inbox.counts() == {"new": 2}
    assert inbox.keep(made()).outcome == "stored"


def test_newer_than_the_program(inbox, file, tmp_path):
    """A database that a newer program wrote is refused with a sentence, and left as it is."""
    inbox.keep(made())
    with closing(sqlite3.connect(file)) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
        other.commit()
    again = open_inbox("sqlite:///var/inbox.db", tmp_path)
    with pytest.raises(InboxTooNew, match="step 9999"):
        again.prepare()
    with pytest.raises(InboxError, match="update the program"):
        again.keep(made(phone="1"))
    again.close()
    assert ask(file, "SELECT count(*) FROM enquiry") == [(1,)]


def test_backup_is_restored(inbox, file, tmp_path):
    """What ``sqlite3 FILE .backup`` makes while enquiries come is an inbox of its own."""
    inbox.keep(made())
    inbox.tidy()
    inbox.keep(made(phone="1"))
    # The module's own call is what the shell's .backup runs; the shell may not be installed.
    code = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).backup(sqlite3.connect(sys.argv[2]))"
    subprocess.run([sys.executable, "-c", code, file, tmp_path / "backup.db"], check=True, timeout=30)
    inbox.keep(made(phone="2"))
    restored = open_inbox("sqlite:///backup.db", tmp_path)
    assert [enquiry.phone for enquiry in restored.enquiries()] == ["1", ""]
    assert restored.keep(made(phone="2")).outcome == "stored"
    assert len(list(restored.enquiries(search="giorno"))) == 3
    restored.close()
