"""The database behind an inbox: opened when it is needed, in the form that this program knows."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from contact_api.inbox.postgresql import Postgresql
from contact_api.inbox.records import InboxError
from contact_api.inbox.sqlite import Sqlite
from contact_api.inbox.upgrade import upgrade


class Database:
    """Transactions of a database; InboxError when there can be none."""

    def __init__(self, url: str, root: Path):
        address = make_url(url)
        self.kind = Sqlite(root / address.database) if address.drivername == "sqlite" else Postgresql(address)
        self.engine = self.kind.engine
        self._prepared: object = None
        self._preparing = Lock()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is committed at the end."""
        with errors():
            self.prepare()
            with self.engine.begin() as connection:
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that keeps nobody from writing."""
        with errors():
            self.prepare()
            with self.engine.execution_options(reading=True).connect() as connection:
                yield connection

    def wipe(self) -> bool:
        """Let no file hold what was removed; whether that could be done now."""
        with errors():
            return self.kind.wipe()

    def prepare(self) -> None:
        """Make or upgrade the tables: at first, and when the file was taken away. Raises InboxTooNew."""
        if self._prepared is None or self.kind.identity() != self._prepared:
            with self._preparing, errors():
                self._prepare()

    def _prepare(self) -> None:
        if self._prepared is not None and self._prepared == self.kind.identity():
            return  # another thread was first
        self.engine.dispose()  # connections to a file that is gone would keep what nobody reads
        with self.engine.begin() as connection:
            upgrade(connection)
        self._prepared = self.kind.identity()

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


@contextmanager
def errors() -> Iterator[None]:
    """Turn what goes wrong in a database into InboxError."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise InboxError(reason(error)) from None


def reason(error: Exception) -> str:
    """The kind of error and, of SQLite’s and the system’s, its words; others may quote what was typed."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, OSError):
        return f"{type(cause).__name__}: {cause.strerror}"
    words = f": {cause}" if type(cause).__module__ == "sqlite3" else ""
    return f"{type(cause).__name__}{words}"
