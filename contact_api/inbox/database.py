"""The database behind an inbox: opened when it is needed, in the form that this program knows."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, inspect, make_url, select
from sqlalchemy.exc import SQLAlchemyError

from contact_api.inbox.postgresql import Postgresql
from contact_api.inbox.reasons import inbox_error
from contact_api.inbox.records import InboxTooNew
from contact_api.inbox.sqlite import Sqlite
from ground.texts import N_

STEPS = Path(__file__).parent.parent / "migrations"
UPGRADING = 0x1B0C5  # any number that no other program locks in the same database


class Database:
    """Transactions of a database; InboxError when there can be none."""

    def __init__(self, url: str, root: Path):
        address = make_url(url)
        self.kind: Sqlite | Postgresql = (
            Sqlite(root / (address.database or "")) if address.drivername == "sqlite" else Postgresql(address)
        )
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


def upgrade(connection: Connection) -> None:
    """Take Alembic's steps that are missing, in the transaction of the connection.

    Raises InboxTooNew when a newer version of the program has been here.
    """
    if connection.dialect.name == "postgresql":  # several processes that start at once
        connection.execute(select(func.pg_advisory_xact_lock(UPGRADING)))
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    logging.getLogger("alembic").setLevel(logging.WARNING)
    if unknown := set(MigrationContext.configure(connection).get_current_heads()) - known:
        sentence = N_("a newer version of this program wrote it (step %(step)s): update the program")
        raise InboxTooNew(sentence, step=", ".join(unknown))
    tables = inspect(connection).get_table_names()
    if "enquiry" in tables and "alembic_version" not in tables:
        command.stamp(config, "0001")  # from before steps were counted
    command.upgrade(config, "head")


@contextmanager
def errors() -> Iterator[None]:
    """Turn what goes wrong in a database into InboxError."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise inbox_error(error) from None
