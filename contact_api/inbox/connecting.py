"""Connections to a server, which is asked first whether it can be trusted with enquiries."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Dialect

from contact_api.inbox.reasons import POOLED
from contact_api.inbox.records import InboxUnfit
from ground.texts import N_

if TYPE_CHECKING:
    import psycopg

BUSY_SECONDS = 5  # how long a writer waits for another one, and everyone for the server
NOT_UTF8 = N_(
    "its database is in %(encoding)s, which does not hold every letter: create one in UTF-8 "
    "(createdb --template=template0 --encoding=UTF8), and name that in CONTACT_INBOX"
)


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
    """Look whether the database keeps every letter, and whether the settings of the connection have reached it."""
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise InboxUnfit(NOT_UTF8, encoding=encoding)
    (waits,) = cast(tuple[str], connection.execute("SELECT current_setting('lock_timeout')").fetchone())
    connection.rollback()
    if waits != f"{BUSY_SECONDS}s":
        raise InboxUnfit(POOLED)
