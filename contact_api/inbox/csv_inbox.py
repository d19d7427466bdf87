"""Enquiries in a CSV file; for inboxes of some thousand enquiries.

What counts is a database of SQLite beside it, ``FILE.db``, which holds the notices as well. After each commit
the CSV file is written anew, in one step, and where somebody else has changed it, it is read before the next one.
"""

import errno
import hashlib
import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select, text
from sqlalchemy.engine.interfaces import DBAPICursor

from contact_api.inbox import disk
from contact_api.inbox.csv_changes import Changes, Known, changes_of
from contact_api.inbox.csv_former import FormerFiles
from contact_api.inbox.csv_table import CsvTable, separator_of, whole_rows
from contact_api.inbox.database import Database, errors
from contact_api.inbox.records import ALLOWED, AT_ONCE, CONTENT, Enquiry, InboxError
from contact_api.inbox.schema import ENQUIRY, SEARCHED, enquiries
from contact_api.inbox.sql import Keeper

# The digests of the file as it is written after this commit, and of the one it replaces: whoever dies between the
# two leaves both, and neither is anybody's change. What the file lacks: the rows that were added, or, where
# ``changed`` is 1, anything.
RECORD = (
    "CREATE TABLE IF NOT EXISTS csv_file (replaced TEXT, written TEXT, changed INTEGER)",
    "CREATE TABLE IF NOT EXISTS csv_added (position INTEGER PRIMARY KEY)",
    "INSERT INTO csv_file SELECT '', '', 1 WHERE NOT EXISTS (SELECT 1 FROM csv_file)",
    "CREATE TRIGGER IF NOT EXISTS csv_added AFTER INSERT ON enquiry"
    " BEGIN INSERT INTO csv_added VALUES (new.position); END",
    "CREATE TRIGGER IF NOT EXISTS csv_changed AFTER UPDATE ON enquiry BEGIN UPDATE csv_file SET changed = 1; END",
    "CREATE TRIGGER IF NOT EXISTS csv_removed AFTER DELETE ON enquiry"
    " BEGIN DELETE FROM csv_added WHERE position = old.position;"
    " UPDATE csv_file SET changed = 1 WHERE changes() = 0; END",
)
MADE = text("SELECT count(*) FROM sqlite_master WHERE name = 'csv_file'")
RECORDED = text("SELECT replaced, written, changed, EXISTS (SELECT 1 FROM csv_added) FROM csv_file")
ADDED = text("SELECT position FROM csv_added").columns(enquiries.c.position)
RECORDING = text("UPDATE csv_file SET replaced = :replaced, written = :written, changed = 0")
RECORDED_ALL = text("DELETE FROM csv_added")
ROOM = 64 * 1024  # bytes that an enquiry may need

logger = logging.getLogger(__name__)


class Found(NamedTuple):
    """The file as it stands there; empty where there is none."""

    data: bytes
    digest: str


class CsvInbox(Keeper):
    """The keeper for ``csv:///…``."""

    def __init__(self, database: "CsvDatabase") -> None:
        super().__init__(database)
        self._files = database

    def add_copies(self, copies: Sequence[Enquiry]) -> int:
        """As any keeper; InboxError where the file, as it is then, could not be read again."""
        count = super().add_copies(copies)
        self._files.read_again()
        return count

    def _check(self) -> None:
        super()._check()
        self._files.check()


class CsvDatabase:
    """What ``Database`` is, with a CSV file beside it that says the same after each commit.

    ``separator``: what parts the cells of a new file.
    """

    def __init__(self, path: Path, separator: str):
        self._path, self._separator, self._former = path, separator, FormerFiles(path)
        self._database = Database(f"sqlite:///{path}.db", path.parent)
        self.kind = self._database.kind
        self._table = CsvTable(path.name, [field.name for field in fields(Enquiry)], "changed_at", ALLOWED, CONTENT)
        self._cells = select(*(enquiries.c[name] for name in self._table.columns)).order_by(enquiries.c.position)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that begins with what was changed in the file; what it changes is in it at the end."""
        with errors(), disk.locked(self._path.parent), ExitStack() as prepared:
            with self._database.writing() as connection:
                found = self._read()
                self._take(connection, found)
                yield connection
                anew = self._written(connection, found)
                # All that can fail for want of room is done before the commit.
                new = None if anew is None else prepared.enter_context(disk.beside(self._path, [anew]))
            if new and self._read() == found:  # what somebody has saved meanwhile, the next transaction takes
                os.replace(new, self._path)
                disk.sync(self._path.parent)
            self._former.remove()

    @contextmanager
    def adding(self) -> Iterator[DBAPICursor]:
        """The same by the driver alone."""
        with self.writing() as connection:
            yield connection.connection.cursor()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that keeps nobody from writing, after what was changed in the file was taken."""
        if self._differs():
            self.prepare()
        with self._database.reading() as connection:
            yield connection

    def _read(self) -> Found:
        data = self._path.read_bytes() if self._path.exists() else b""
        return Found(data, digest(data))

    def _differs(self) -> bool:
        """Whether the file is not as this inbox has written it last."""
        with errors(), self._database.reading() as connection:
            return not connection.scalar(MADE) or connection.execute(RECORDED).one()[1] != self._read().digest

    def _take(self, connection: Connection, found: Found) -> None:
        """Take what was changed in the file into the database."""
        for statement in RECORD:
            connection.exec_driver_sql(statement)
        replaced, written, *_ = connection.execute(RECORDED).one()
        if found.digest == written or (found.digest == replaced and disk.left_beside(self._path)):
            return
        known = Known(connection.execute(select(enquiries.c.position, *ENQUIRY)))
        changes = changes_of(self._former.rows(found.data) or self._rows(connection, found.data), known)
        self._store(connection, changes)
        self._former.take_notices(connection)
        report(changes)

    def _store(self, connection: Connection, changes: Changes) -> None:
        """Put rows in place of others, so that the index and the counts follow, and add the new ones."""
        places = [row["position"] for row in changes.replaced]
        for start in range(0, len(places), AT_ONCE):
            these = delete(enquiries).where(enquiries.c.position.in_(places[start : start + AT_ONCE]))
            removed = connection.execute(these.returning(enquiries.c.position, *SEARCHED)).all()
            self.kind.forget(connection, removed)
        if rows := [*changes.replaced, *changes.added]:
            connection.execute(insert(enquiries), rows)

    def _rows(self, connection: Connection, found: bytes) -> list[Enquiry]:
        try:
            rows = self._table.rows(found)
        except InboxError:
            if not self._whole(connection, found).startswith(found):
                raise
            rows = self._table.rows(whole_rows(found))  # it was cut off, and nothing in it is anybody's
        return [Enquiry(**row) for row in rows]

    def _whole(self, connection: Connection, found: bytes) -> bytes:
        """The file that says what the database does, its cells parted as they are now."""
        separator = separator_of(found, self._separator)
        return self._table.head(separator) + self._table.written(connection.execute(self._cells), separator)

    def _longer(self, connection: Connection, found: bytes) -> bytes:
        """The same where rows were added and nothing else."""
        added = connection.execute(self._cells.where(enquiries.c.position.in_(ADDED)))
        return found + self._table.written(added, separator_of(found, self._separator))

    def _written(self, connection: Connection, found: Found) -> bytes | None:
        """The file to be written after this transaction, which is noted in it; None: it stays as it is."""
        _, written, changed, added = connection.execute(RECORDED).one()
        changed = changed or found.digest != written
        if not changed and not added:
            return None
        anew = (self._whole if changed else self._longer)(connection, found.data)
        connection.execute(RECORDING, {"replaced": found.digest, "written": digest(anew)})
        connection.execute(RECORDED_ALL)
        return None if anew == found.data else anew

    def check(self) -> None:
        """Write as much as the next enquiry may need, and see whether the files may be written to."""
        with errors(), disk.locked(self._path.parent):
            with disk.beside(self._path, [bytes(self._path.stat().st_size + ROOM)]):
                pass
            for file in (self._path, Path(f"{self._path}.db")):
                if not os.access(file, os.W_OK, effective_ids=True):
                    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    def read_again(self) -> None:
        """See whether the file can be understood. Raises InboxError, which names the line."""
        with errors():
            self._table.rows(self._read().data)

    def wipe(self) -> bool:
        """Let no file hold what was removed, nor what a process left that died meanwhile."""
        self.prepare()
        with errors(), disk.locked(self._path.parent), disk.beside(self._path, []):
            return self._database.wipe()

    def prepare(self) -> None:
        """Make or read the files. Raises InboxTooNew."""
        with self.writing():
            pass

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()


def digest(data: bytes) -> str:
    """What tells one file from another."""
    return hashlib.sha256(data).hexdigest()


def report(changes: Changes) -> None:
    """Say in the log what was not taken as it stood in the file."""
    if changes.restored:
        logger.warning("outcome=restored count=%s", changes.restored)
    if changes.converted:
        logger.warning("outcome=converted_by_spreadsheet count=%s", changes.converted)
