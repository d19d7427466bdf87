"""What is particular to PostgreSQL."""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    URL,
    ColumnElement,
    Connection,
    Dialect,
    Insert,
    PoolProxiedConnection,
    Table,
    create_engine,
    event,
    func,
    literal_column,
    text,
)
from sqlalchemy.dialects import postgresql

from contact_api.inbox.connecting import BUSY_SECONDS, connected
from contact_api.inbox.interfaces import Query, Storage
from contact_api.inbox.schema import SEARCHED

LARGE = 32 * 1024 * 1024  # bytes, which are written anew in some seconds
TABLES = ("enquiry", "notice", "erasure")
FILES = text("SELECT " + ", ".join(f"pg_relation_filenode('{table}')" for table in TABLES))
READERS = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_xmin IS NOT NULL"
)
# As the index enquiry_text has it.
JOINED: ColumnElement[str] = literal_column(r" || E'\n' || ".join(column.name for column in SEARCHED))
SIGN = re.compile(r"[\\%_]")  # what means something in a pattern


class Postgresql:
    """A database on a server, which may go away and come back."""

    def __init__(self, url: URL) -> None:
        self.engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            hide_parameters=True,
            pool_pre_ping=True,
            pool_timeout=BUSY_SECONDS,
            connect_args={
                "connect_timeout": BUSY_SECONDS,
                "tcp_user_timeout": BUSY_SECONDS * 1000,
                # Whatever the server's own default is: what is acknowledged is on its disk.
                "options": f"-c synchronous_commit=on -c lock_timeout={BUSY_SECONDS}s",
                "client_encoding": "utf8",
            },
        )
        event.listen(self.engine, "do_connect", connected)

    @property
    def dialect(self) -> Dialect:
        """As psycopg writes parameters."""
        return self.engine.dialect

    @staticmethod
    def insert(table: Table) -> Insert:
        """A statement that leaves out what is there already."""
        return postgresql.insert(table).on_conflict_do_nothing()

    @staticmethod
    def begin(connection: PoolProxiedConnection) -> None:
        """Nothing: the driver begins with the first statement."""

    def identity(self) -> object:
        """The server is always the same."""
        return "server"

    def search(self, connection: Connection, query: Query, words: Sequence[str], few: bool, limit: int) -> Query:
        """The query of those that hold the words."""
        patterns = (SIGN.sub(r"\\\g<0>", word) for word in words)
        return query.where(*(func.searchable(JOINED).like(func.searchable(f"%{pattern}%")) for pattern in patterns))

    def tidy(self, storage: Storage) -> bool:
        """Nothing: the server indexes while it writes."""
        return False

    def forget(self, connection: Connection, removed: Sequence[Sequence[Any]]) -> None:
        """Nothing: the server's indexes know of it."""

    def wipe(self) -> bool:
        """Write the tables anew without what was removed; the server's own log forgets it by and by.

        Nobody can write meanwhile: so not where that takes long, nor as long as somebody reads.
        """
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            if connection.scalar(text("SELECT pg_total_relation_size('enquiry')")) > LARGE:
                return False
            if connection.scalar(READERS):  # who may still see what was removed, so that it would be copied
                return False
            before = connection.execute(FILES).one()
            connection.execute(text(f"VACUUM (FULL, SKIP_LOCKED) {', '.join(TABLES)}"))
            return not set(before) & set(connection.execute(FILES).one())
