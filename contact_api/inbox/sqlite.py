"""What is particular to SQLite."""

import json
import os
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from heapq import nlargest
from pathlib import Path
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Insert, PoolProxiedConnection, Table, create_engine, event, select
from sqlalchemy import func as sql
from sqlalchemy.dialects import sqlite

from contact_api.inbox import disk, index
from contact_api.inbox.interfaces import Query, Storage
from contact_api.inbox.schema import SEARCHED, enquiries, unsearched
from contact_api.inbox.words import BETWEEN, holds

BUSY_SECONDS = 5  # how long a writer waits for another one
ASKED_EVERY = 0.001  # seconds, while it waits
COMPARED_AT_ONCE = 500  # enquiries in which the index has found what is searched for


class Sqlite:
    """A file of its owner only, in which what is committed stays, whatever happens to the machine."""

    dialect = sqlite.dialect(paramstyle="named")

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

    @staticmethod
    def insert(table: Table) -> Insert:
        """A statement that leaves out what is there already."""
        return sqlite.insert(table).on_conflict_do_nothing()

    @staticmethod
    def begin(connection: PoolProxiedConnection) -> None:
        """Begin to write, when it is this one's turn."""
        insist(cast(sqlite3.Connection, connection.driver_connection), "BEGIN IMMEDIATE")

    def identity(self) -> object:
        """What tells its files from others of the same names; None: one of them is gone."""
        try:
            found = [os.stat(f"{self.path}{end}") for end in ("", "-wal", "-shm")]  # noqa: PTH116 - for each enquiry
        except FileNotFoundError:
            return None
        return [(one.st_dev, one.st_ino) for one in found]

    @staticmethod
    def search(connection: Connection, query: Query, words: Sequence[str], few: bool, limit: int) -> Query:
        """The query of those that hold the words; where there are few, an index is no help."""
        held = query.where(sql.holds(BETWEEN.join(words), *SEARCHED))
        return held if few else query.where(among(found(connection, query, held, words, limit)))

    def tidy(self, storage: Storage) -> bool:
        """Write a block of the index where enough enquiries wait for it; whether another one may follow.

        What takes long is done before anybody has to wait for it, and by one process of all.
        """
        with storage.reading() as connection:
            if not index.enough_wait(driver(connection)):
                return False
        with disk.alone(self.path.with_name(f"{self.path.name}-index")) as alone:
            if alone:
                with storage.reading() as connection:
                    rows = index.waiting(driver(connection))
                pieces = index.pieces_of_all(rows)
                with storage.writing() as connection:
                    index.add(driver(connection), rows, pieces)
        return alone

    @staticmethod
    def forget(connection: Connection, removed: Sequence[Sequence[Any]]) -> None:
        """Let the index hold nothing of these, each by its position and what is searched of it."""
        index.remove(driver(connection), removed)

    def wipe(self) -> bool:
        """Let nothing of what was removed stay in the index, in the log, or in free pages (secure_delete).

        Somebody who reads keeps the log as it is.
        """
        with closing(self.engine.raw_connection()) as pooled:
            connection = cast(sqlite3.Connection, pooled.driver_connection)
            deadline = time.monotonic() + BUSY_SECONDS
            while busy := connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                if time.monotonic() > deadline:
                    break
                time.sleep(ASKED_EVERY)  # another process may be at it, and then nobody waits by himself
        return not busy


def found(connection: Connection, query: Query, held: Query, words: Sequence[str], limit: int) -> list[int]:
    """The positions of so many of those that are ``held`` of the query, the newest, and perhaps of some more."""
    place = enquiries.c.position
    held = held.with_only_columns(place).order_by(place.desc()).limit(limit)
    positions = list(connection.scalars(held.where(place.in_(select(unsearched.c.position)))))
    some: list[int] = []
    for top, more in index.candidates(driver(connection), words, *ends(connection, query)):
        if len(positions) >= limit and nlargest(limit, positions)[-1] > max([top, *some]):
            break
        some += more
        if len(some) >= COMPARED_AT_ONCE:
            positions += connection.scalars(held.where(among(some)))
            some = []
    return [*positions, *connection.scalars(held.where(among(some)))]


def ends(connection: Connection, query: Query) -> tuple[int, int]:
    """The lowest and the highest position of the query; -1 and -1 where it has none."""
    place = enquiries.c.position
    # In one statement they would be looked for among all.
    lowest, highest = (connection.scalar(query.with_only_columns(end(place))) for end in (sql.min, sql.max))
    return (-1, -1) if lowest is None else (lowest, highest)


def among(positions: Sequence[int]) -> ColumnElement[bool]:
    """Whether an enquiry is one of these."""
    these = sql.json_each(json.dumps(positions)).table_valued("value")
    return enquiries.c.position.in_(select(these.c.value))


def driver(connection: Connection) -> sqlite3.Connection:
    """The connection below SQLAlchemy's, whose way takes ten times as long."""
    return cast(sqlite3.Connection, connection.connection.driver_connection)


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
    if reading:
        driver(connection).execute("BEGIN")
    else:
        insist(driver(connection), "BEGIN IMMEDIATE")


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
