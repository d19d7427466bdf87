"""Why a database cannot be used, in sentences: what its driver says is English, or quotes what was typed."""

import re
import sqlite3

from sqlalchemy.exc import DBAPIError

from contact_api.inbox.records import InboxError, InboxUnfit, RowRefused
from ground.reasons import reason_of
from ground.texts import N_

FULL = N_("the disk is full")
BUSY = N_("it stays locked by another process")
READ_ONLY = N_("it can only be read: let the endpoint's user write there, or name another place in CONTACT_INBOX")
POOLED = N_(
    "what stands before the server, such as PgBouncer, does not pass on what a connection asks for, "
    "and without that an enquiry may be lost: name the server itself in CONTACT_INBOX"
)
CONNECTIONS = N_("the server has no connection left: let it have more (max_connections)")
STARTING = N_("the server is just starting or stopping")

# https://www.sqlite.org/rescode.html
OF_SQLITE = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: N_("its file cannot be opened or made: the endpoint's user has to be allowed to"),
    sqlite3.SQLITE_NOTADB: N_("its file is not a database: name another one in CONTACT_INBOX, or put a backup back"),
    sqlite3.SQLITE_CORRUPT: N_("its file is damaged: put a backup back"),
    sqlite3.SQLITE_IOERR: N_("the disk is faulty"),
}
# https://www.postgresql.org/docs/current/errcodes-appendix.html
OF_POSTGRESQL = {
    "25006": READ_ONLY,
    "42501": N_("the server does not let this user make or write tables: grant that (GRANT ALL ON SCHEMA public)"),
    "53100": FULL,
    "53300": CONNECTIONS,
    "55P03": BUSY,
    "57P01": STARTING,
    "57P02": STARTING,
    "57P03": STARTING,
}
NO_USER = N_("the server does not know this user: create it (createuser), or mend the name in CONTACT_INBOX")
WANTS_TLS = N_(
    "the server lets nobody in from here without TLS: end CONTACT_INBOX with ?sslmode=require, "
    "or add a line to the server's pg_hba.conf"
)
# A server says it in its own language, and before one is connected there is no code.
NOT_CONNECTED = (
    (r"resolve host|translate host name", N_("there is no server of this name: mend it in CONTACT_INBOX")),
    (
        r"refused|No such file",
        N_("nobody answers at this address and port: start the server, or mend them in CONTACT_INBOX"),
    ),
    (r"time(d )?out|TimeoutError", N_("the server gives no answer in time")),
    (r"unsupported startup parameter", POOLED),
    (
        r"does not support SSL",
        N_("the server has no TLS, but CONTACT_INBOX asks for it: turn it on there (ssl = on), or mend sslmode"),
    ),
    (
        r"certificate",
        N_("the server's certificate is not trusted here, or is for another name: see sslrootcert and sslmode"),
    ),
    (r"pg_hba(?!.*SSL).*(no encryption|keine Verschlüsselung|nessuna crittografia)", WANTS_TLS),
    (r"pg_hba", N_("the server does not let this user in from here: add a line to its pg_hba.conf")),
    (
        r"[Pp]ass?wor[dt]|SASL",
        N_("the server does not take this user with this password: write both into CONTACT_INBOX as they are"),
    ),
    (r"database system|Datenbanksystem|sistema di database|shutting down", STARTING),
    (r"too many|slots|zu viele|troppi", CONNECTIONS),
    (r"\b(role|user|Rolle|ruolo)\b", NO_USER),
    (
        r"\b(database|Datenbank)\b",
        N_("the server has no database of this name: create it (createdb), or mend the name in CONTACT_INBOX"),
    ),
)
QUOTED = re.compile('["“„»«].*?["“”«»]')
OTHER = N_("the database reports %(kind)s: check CONTACT_INBOX")
NOT_TAKEN = N_("the database does not take what was written (%(kind)s)")


def inbox_error(error: Exception) -> InboxError:
    """What to say of an error of SQLAlchemy, of a driver or of the system. Nothing that was typed stands in it.

    It is RowRefused where the reason lies in what was to be written, and not in the place.
    """
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, InboxError):
        return cause
    if isinstance(cause, UnicodeError):
        return RowRefused(NOT_TAKEN, kind=type(cause).__name__)
    if isinstance(cause, OSError):
        return reason_of(cause, InboxError)
    if isinstance(cause, sqlite3.Error):
        return of_sqlite(cause)
    if isinstance(cause, Exception) and hasattr(cause, "sqlstate"):  # psycopg's, which may not be loaded
        return of_postgresql(cause, cause.sqlstate or "")
    return InboxError(OTHER, kind=type(cause).__name__)


def of_sqlite(error: sqlite3.Error) -> InboxError:
    """By its code; else in SQLite's own words, which quote nothing."""
    if known := OF_SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF):
        return InboxError(known)
    words = f"{type(error).__name__}: {error}"
    return InboxError(OTHER, kind=words) if is_of_the_place(error) else RowRefused(NOT_TAKEN, kind=words)


def of_postgresql(error: Exception, code: str) -> InboxError:
    """By its code; where there is none, by what the server said while one was connecting."""
    if known := OF_POSTGRESQL.get(code):
        return InboxError(known)
    if not code and (known := of_connecting(error)):
        return InboxUnfit(known) if known is POOLED else InboxError(known)
    words, too_long = type(error).__name__, code.startswith("54")
    of_the_place = is_of_the_place(error) and not too_long
    return InboxError(OTHER, kind=words) if of_the_place else RowRefused(NOT_TAKEN, kind=words)


def of_connecting(error: Exception) -> str:
    """Why there is no connection; empty where that is not known, or not what went wrong."""
    said = QUOTED.sub("", str(error)) if is_of_the_place(error) else ""
    return next((sentence for pattern, sentence in NOT_CONNECTED if re.search(pattern, said)), "")


def is_of_the_place(error: Exception) -> bool:
    """Whether it is one of those that no other words would have made go (PEP 249)."""
    return not {"OperationalError", "InterfaceError"}.isdisjoint(kind.__name__ for kind in type(error).__mro__)
