"""The database behind an inbox: opened when it is needed, in the form that this program knows."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import Connection, make_url
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import SQLAlchemyError

from contact_api.inbox.reasons import inbox_error
from contact_api.inbox.sqlite import Sqlite
from contact_api.inbox.upgrade import upgrade

if TYPE_CHECKING:
    from contact_api.inbox.postgresql import Postgresql


class Database:
    """Transactions of a database; InboxError when there can be none."""

    def __init__(self, url: str, root: Path):
        self.kind = kind_at(url, root)
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
    def adding(self) -> Iterator[DBAPICursor]:
        """A transaction by the driver alone, a third of the work; committed at the end, undone by what is raised."""
        with errors(self.engine.dialect.loaded_dbapi.Error):
            self.prepare()
            with closing(self.engine.raw_connection()) as connection:
                self.kind.begin(connection)
                yield connection.cursor()
                connection.commit()

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


def kind_at(url: str, root: Path) -> "Sqlite | Postgresql":
    """What is at this address; the driver of a server is loaded where there is one."""
    address = make_url(url)
    if address.drivername == "sqlite":
        return Sqlite(root / (address.database or ""))
    from contact_api.inbox.postgresql import Postgresql

    return Postgresql(address)


@contextmanager
def errors(*of_driver: type[Exception]) -> Iterator[None]:
    """Turn what goes wrong in a database into InboxError."""
    wrong: tuple[type[Exception], ...] = (SQLAlchemyError, sqlite3.Error, OSError, *of_driver)
    try:
        yield
    except wrong as error:
        raise inbox_error(error) from None
