"""Enquiries in a database: SQLite or PostgreSQL, by SQLAlchemy Core."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, Select, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from contact_api.inbox import Enquiry, InboxError, Receipt
from contact_api.inbox.engines import open_engine
from contact_api.inbox.schema import enquiries, metadata

INSERTS = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
SEARCHED = (enquiries.c.name, enquiries.c.email, enquiries.c.phone, enquiries.c.topic, enquiries.c.message)
PREPARING = 0x1B0C5  # any number that no other program locks in the same database
NEWEST_FIRST = (enquiries.c.received_at.desc(), enquiries.c.id)


class SqlInbox:
    """The keeper for ``sqlite:///…`` and ``postgresql://…``; see ``contact_api.inbox.Keeper``."""

    def __init__(self, url: str, root: Path):
        self._engine, self._identity = open_engine(url, root)
        self._reading = self._engine.execution_options(reading=True)
        # Built once: SQLAlchemy takes longer to build a statement than the disk to keep a row.
        insert = INSERTS[self._engine.dialect.name]
        self._adding = insert(enquiries).on_conflict_do_nothing().returning(enquiries.c.id)
        self._prepared: object = None
        self._preparing = Lock()

    def keep(self, enquiry: Enquiry) -> Receipt:
        """Keep it; the unique key decides which of several at once is the first."""
        with self._writing() as connection:
            for _ in range(3):  # the earlier one may just be erased
                if self._add(connection, enquiry):
                    return Receipt(enquiry.id, "stored")
                if earlier := self._of_key(connection, enquiry.submission_key):
                    if enquiry.repeats(earlier):
                        return Receipt(earlier.id, "repeated")
                    if enquiry.numbered:
                        return Receipt(earlier.id, "conflict")
                    self._release_key(connection, earlier)
            raise InboxError("the key of an enquiry stays taken")

    def _add(self, connection: Connection, enquiry: Enquiry) -> bool:
        return connection.scalar(self._adding, vars(enquiry)) is not None

    def _of_key(self, connection: Connection, key: str) -> Enquiry | None:
        wanted = select(enquiries).where(enquiries.c.submission_key == key).with_for_update()
        row = connection.execute(wanted).one_or_none()
        return Enquiry(**row._mapping) if row else None

    def _release_key(self, connection: Connection, earlier: Enquiry) -> None:
        """The same words, long after: let the new enquiry have the key."""
        mine = enquiries.c.id == earlier.id
        connection.execute(update(enquiries).where(mine).values(submission_key=f"sha256:{earlier.id}"))

    def check(self) -> None:
        """Write an enquiry that is taken back before anyone sees it."""
        probe = Enquiry(*["probe"] * 15)
        with self._errors(), self._ready().connect() as connection:
            self._add(connection, probe)
            connection.rollback()

    def enquiries(self, state: str = "all", search: str = "") -> Iterator[Enquiry]:
        """Those of this state that hold this text, newest first."""
        wanted = select(enquiries).order_by(*NEWEST_FIRST)
        if state != "all":
            wanted = wanted.where(enquiries.c.state == state)
        if search:
            wanted = wanted.where(or_(*(column.icontains(search, autoescape=True) for column in SEARCHED)))
        yield from self._read(wanted)

    def find(self, beginning: str) -> list[Enquiry]:
        """Those whose id begins so; at most two."""
        begins = enquiries.c.id.startswith(beginning.lower(), autoescape=True)
        return list(self._read(select(enquiries).where(begins).order_by(*NEWEST_FIRST).limit(2)))

    def mark(self, enquiry_id: str, state: str) -> None:
        """Give it another state."""
        now = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        with self._writing() as connection:
            wanted = update(enquiries).where(enquiries.c.id == enquiry_id)
            connection.execute(wanted.values(state=state, changed_at=now))

    def counts(self) -> dict[str, int]:
        """How many there are of each state."""
        counting = select(enquiries.c.state, func.count()).group_by(enquiries.c.state)
        with self._errors(), self._ready(self._reading).connect() as connection:
            return dict(connection.execute(counting).all())

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _read(self, wanted: Select) -> Iterator[Enquiry]:
        with self._errors(), self._ready(self._reading).connect() as connection:
            for row in connection.execution_options(yield_per=500).execute(wanted):
                yield Enquiry(**row._mapping)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._errors(), self._ready().begin() as connection:
            yield connection

    def _ready(self, engine=None):
        """The engine, its tables made where they are missing: at first, and when the file was taken away."""
        if self._prepared is None or self._identity() != self._prepared:
            with self._preparing:
                self._prepare()
        return engine or self._engine

    def _prepare(self) -> None:
        if self._prepared is not None and self._prepared == self._identity():
            return  # another thread was first
        self._engine.dispose()  # connections to a file that is gone would keep what nobody reads
        with self._engine.begin() as connection:
            if self._engine.dialect.name == "postgresql":  # two processes that start at once
                connection.execute(select(func.pg_advisory_xact_lock(PREPARING)))
            metadata.create_all(connection)
        self._prepared = self._identity()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, OSError) as error:
            raise InboxError(reason(error)) from None


def reason(error: Exception) -> str:
    """The kind of error and, of SQLite’s, its words; those of others may quote what was typed."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    words = f": {cause}" if type(cause).__module__ == "sqlite3" else ""
    return f"{type(cause).__name__}{words}"
