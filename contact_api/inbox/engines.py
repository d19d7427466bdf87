"""How each database is opened."""

import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine, create_engine, event, make_url

BUSY_SECONDS = 5  # how long a writer waits for another one


def open_engine(url: str, root: Path) -> tuple[Engine, Callable[[], object]]:
    """The engine, and a function that tells whether it is still the same database (None: there is none)."""
    address = make_url(url)
    if address.drivername == "sqlite":
        return open_sqlite(root / address.database)
    engine = create_engine(
        address.set(drivername="postgresql+psycopg"),
        hide_parameters=True,
        pool_pre_ping=True,
        pool_timeout=BUSY_SECONDS,
        connect_args={"connect_timeout": BUSY_SECONDS},
    )
    return engine, lambda: "server"


def open_sqlite(path: Path) -> tuple[Engine, Callable[[], object]]:
    """A file of its owner only, in which what is committed stays, whatever happens to the machine."""
    engine = create_engine(
        f"sqlite:///{path}",
        hide_parameters=True,
        pool_timeout=BUSY_SECONDS,
        connect_args={"timeout": BUSY_SECONDS},
    )

    @event.listens_for(engine, "do_connect")
    def make_private(dialect, record, arguments, parameters):
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))

    @event.listens_for(engine, "connect")
    def set_up(connection, record):
        connection.isolation_level = None  # transactions begin below
        switch_to_wal(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")

    @event.listens_for(engine, "begin")
    def begin(connection):
        reading = connection.get_execution_options().get("reading")
        # A transaction that starts to write later would not wait for its turn.
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    def identity() -> object:
        try:
            found = path.stat()
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino

    return engine, identity


def switch_to_wal(connection: sqlite3.Connection) -> None:
    """Write ahead of the file; the first switch of all does not wait for others by itself."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)
