"""What is particular to PostgreSQL."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import URL, ColumnElement, Connection, Dialect, create_engine, event, literal_column, text
from sqlalchemy.dialects import postgresql

from contact_api.inbox.interfaces import Query
from contact_api.inbox.reasons import POOLED
from contact_api.inbox.records import InboxUnfit
from contact_api.inbox.schema import SEARCHED
from ground.texts import N_

if TYPE_CHECKING:
    import psycopg

BUSY_SECONDS = 5  # how long a writer waits for another one, and everyone for the server
LARGE = 32 * 1024 * 1024  # bytes, which are written anew in some seconds
NOT_UTF8 = N_(
    "its database is in %(encoding)s, which does not hold every letter: create one in UTF-8 "
    "(createdb --template=template0 --encoding=UTF8), and name that in CONTACT_INBOX"
)
FILES = text("SELECT pg_relation_filenode('enquiry'), pg_relation_filenode('notice')")
READERS = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_xmin IS NOT NULL"
)
# As the index enquiry_text has it.
JOINED: ColumnElement[str] = literal_column(r" || E'\n' || ".join(column.name for column in SEARCHED))


class Postgresql:
    """A database on a server, which may go away and come back."""

    insert = staticmethod(postgresql.insert)

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

    def identity(self) -> object:
        """The server is always the same."""
        return "server"

    def search(self, connection: Connection, query: Query, words: str, few: bool, limit: int) -> Query:
        """The query of those that hold the words."""
        return query.where(JOINED.icontains(words, autoescape=True))

    def tidy(self, connection: Connection, limit: int) -> int:
        """Nothing: the server indexes while it writes."""
        return 0

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
            connection.execute(text("VACUUM (FULL, SKIP_LOCKED) enquiry, notice"))
            return not set(before) & set(connection.execute(FILES).one())


def connected(
    dialect: Dialect, _: object, arguments: Iterable[Any], options: Mapping[str, Any]
) -> "psycopg.Connection":
    """A new connection. Raises InboxUnfit where its database does not know every letter, or it is not ours alone."""
    connection = cast("psycopg.Connection", dialect.connect(*arguments, **options))
    try:
        insist(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def insist(connection: "psycopg.Connection") -> None:
    """Look whether the database is one that keeps every letter, and whether the settings above have reached it."""
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise InboxUnfit(NOT_UTF8, encoding=encoding)
    (waits,) = cast(tuple[str], connection.execute("SELECT current_setting('lock_timeout')").fetchone())
    connection.rollback()
    if waits != f"{BUSY_SECONDS}s":
        raise InboxUnfit(POOLED)
