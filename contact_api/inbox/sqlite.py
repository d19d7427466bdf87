"""What is particular to SQLite."""

import os
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, create_engine, event, or_, select, text, union_all
from sqlalchemy import func as sql
from sqlalchemy.dialects import sqlite

from contact_api.inbox.interfaces import Found, Query
from contact_api.inbox.records import PIECE
from contact_api.inbox.schema import SEARCHED, enquiries, enquiry_text, unsearched

BUSY_SECONDS = 5  # how long a writer waits for another one
ASKED_EVERY = 0.001  # seconds, while it waits
SAMPLE, RAREST = 300, 4  # enquiries looked at to choose so many pieces
MERGED_AT_ONCE = 64  # pages, so that no writer waits long


class Sqlite:
    """A file of its owner only, in which what is committed stays, whatever happens to the machine."""

    insert = staticmethod(sqlite.insert)

    def __init__(self, path: Path) -> None:
        self.path = path
        self.engine = create_engine(
            f"sqlite:///{path}",
            hide_parameters=True,
            pool_timeout=BUSY_SECONDS,
            connect_args={"timeout": BUSY_SECONDS},
        )
        event.listen(self.engine, "do_connect", self._make_private)
        event.listen(self.engine, "connect", set_up)
        event.listen(self.engine, "begin", begin)

    def _make_private(self, *_: object) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        # Whoever closes a file that is there gives up SQLite's locks of this process
        # (https://sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_).
        with suppress(FileExistsError):
            self.path.touch(0o600, exist_ok=False)

    def identity(self) -> object:
        """What tells its files from others of the same names; None: one of them is gone."""
        try:
            found = [os.stat(f"{self.path}{end}") for end in ("", "-wal", "-shm")]  # noqa: PTH116 - for each enquiry
        except FileNotFoundError:
            return None
        return [(one.st_dev, one.st_ino) for one in found]

    @staticmethod
    def search(connection: Connection, query: Query, words: str, few: bool, limit: int) -> Found:
        """The query, in order, of those that hold the words; where there are few, an index is no help."""
        # SQLite's own LIKE is ten times as quick, and knows the capitals of ASCII only.
        liked = or_(*(column.contains(words, autoescape=True) for column in SEARCHED))
        query = query.where(liked if words.isascii() else sql.holds(words, *SEARCHED))
        pieces = {words[start : start + PIECE] for start in range(len(words) - PIECE + 1)}
        if few or not pieces:
            return query
        match = " ".join('"{}"'.format(piece.replace('"', '""')) for piece in rarest(connection, pieces))
        # The sum makes SQLite go through the index, newest first, and stop when there are enough.
        asked = (text("enquiry_text MATCH :match"), enquiries.c.position == enquiry_text.c.rowid + 0)
        indexed = query.where(*asked).order_by(enquiry_text.c.rowid.desc())
        rest = query.where(enquiries.c.position.in_(select(unsearched.c.position)))
        return union_all(select(indexed.limit(limit).subquery()), rest).params(match=match)

    def tidy(self, connection: Connection, limit: int) -> int:
        """Index so many of what was kept and cannot be found by its words quickly, and how many it were."""
        some = select(unsearched.c.position).order_by(unsearched.c.position).limit(limit)
        columns = ["rowid", *(column.name for column in SEARCHED)]
        texts = select(enquiries.c.position, *SEARCHED).where(enquiries.c.position.in_(some))
        connection.execute(enquiry_text.insert().from_select(columns, texts))
        return connection.execute(unsearched.delete().where(unsearched.c.position.in_(some))).rowcount

    def wipe(self) -> bool:
        """Let nothing of what was removed stay in the index, in the log, or in free pages (secure_delete).

        Somebody who reads keeps the log as it is.
        """
        with closing(self.engine.raw_connection()) as pooled:
            connection = cast(sqlite3.Connection, pooled.driver_connection)
            pages, before = -MERGED_AT_ONCE, -2
            # https://sqlite.org/fts5.html#the_merge_command: until hardly anything changes.
            while connection.total_changes - before >= 2:
                before = connection.total_changes
                connection.execute("INSERT INTO enquiry_text (enquiry_text, rank) VALUES ('merge', ?)", (pages,))
                pages = MERGED_AT_ONCE
            busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy


def holds(words: str, *cells: str) -> bool:
    """Whether one of the cells holds the words, in capitals or not."""
    return any(words.lower() in cell.lower() for cell in cells)


def rarest(connection: Connection, pieces: set[str]) -> list[str]:
    """The pieces that the fewest of the newest enquiries hold: the others take time and exclude few."""
    newest = select(*SEARCHED).order_by(enquiries.c.position.desc()).limit(SAMPLE)
    texts = ["\n".join(row).casefold() for row in connection.execute(newest)]
    counts = {piece: sum(piece.casefold() in text for text in texts) for piece in pieces}
    return sorted(pieces, key=lambda piece: (counts[piece], piece))[:RAREST]


def set_up(connection: sqlite3.Connection, _: object) -> None:
    """Every new connection: durable, and erasing for good."""
    connection.isolation_level = None  # transactions begin below
    insist(connection, "PRAGMA journal_mode = WAL")  # writes ahead of the file
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    connection.create_function("holds", 1 + len(SEARCHED), holds, deterministic=True)


def begin(connection: Connection) -> None:
    """A transaction that starts to write later would not wait for its turn."""
    reading = connection.get_execution_options().get("reading")
    # SQLAlchemy's way to it takes ten times as long.
    driver = cast(sqlite3.Connection, connection.connection.driver_connection)
    if reading:
        driver.execute("BEGIN")
    else:
        insist(driver, "BEGIN IMMEDIATE")


def insist(connection: sqlite3.Connection, statement: str) -> None:
    """Execute it as soon as nobody else is writing.

    SQLite by itself asks the less often the longer it waits, so that who comes later goes first.
    """
    deadline = time.monotonic() + BUSY_SECONDS
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.execute(statement)
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
                time.sleep(ASKED_EVERY)
    finally:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
