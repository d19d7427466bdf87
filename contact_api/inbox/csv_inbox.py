"""Enquiries in one CSV file; for inboxes of some thousand enquiries.

The file is mirrored in a database in memory, over which the keeper is that of SQL. The notices stand beside
it, in ``FILE.notices``, and so do the enquiries as the endpoint last knew them, in ``FILE.kept``.
"""

import logging
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, StaticPool, create_engine, delete, event, insert, select

from contact_api.inbox import disk
from contact_api.inbox.csv_file import CsvFile
from contact_api.inbox.database import errors
from contact_api.inbox.interfaces import Query, Storage
from contact_api.inbox.records import ALLOWED, Enquiry, InboxError
from contact_api.inbox.schema import ENQUIRY, enquiries, erasures, notices
from contact_api.inbox.sql import Keeper, placed
from contact_api.inbox.sqlite import Sqlite, set_up

TABLE = """
    CREATE TABLE {0} ({1}, UNIQUE (id));
    CREATE TRIGGER {0}_added AFTER INSERT ON {0} BEGIN SELECT note_{0}(new.{2}); END;
    CREATE TRIGGER {0}_changed AFTER UPDATE ON {0} BEGIN SELECT note_{0}(); END;
    CREATE TRIGGER {0}_removed AFTER DELETE ON {0} BEGIN SELECT note_{0}(); END;
"""
VIEWS = """
    CREATE UNIQUE INDEX enquiry_by_position ON enquiry (position);
    CREATE UNIQUE INDEX enquiry_by_key ON enquiry (submission_key);
    CREATE VIEW tally AS SELECT substr(received_at, 1, 10) AS day, language, state, 1 AS n FROM enquiry;
"""
NUMBERS = ("position", "attempts", "erased")  # in the files all is text
# Who died while keeping an enquiry may have come as far as its notices.
ORPHANS = delete(notices).where(notices.c.enquiry_id.not_in(select(enquiries.c.id)))

logger = logging.getLogger(__name__)


def in_order(connection: Connection, rows: list[dict[str, str]]) -> list[dict[str, Any]]:
    """These enquiries as rows of the table, each in a place of its own, even of those of one moment."""
    taken = set(connection.scalars(select(enquiries.c.position)))
    found = [placed(Enquiry(**row), 0) for row in rows]
    for row in found:
        while row["position"] in taken:
            row["position"] += 1
        taken.add(row["position"])
    return found


class CsvInbox(Keeper):
    """The keeper for ``csv:///…``."""

    def __init__(self, database: "CsvDatabase") -> None:
        super().__init__(database)
        self._files = database

    def _check(self) -> None:
        # Beside the file is written as much as an enquiry may need; then all are opened to add to.
        with self._database.writing(), disk.beside(self._files.path, [bytes(64 * 1024)]):
            pass
        self._files.open_all()


class CsvDatabase:
    """What ``Database`` is, in memory: filled from files, which are written before each commit."""

    insert = staticmethod(Sqlite.insert)

    def __init__(self, path: Path):
        self.kind, self.path = self, path
        columns = [column.name for column in ENQUIRY]
        self._kept = CsvFile(path.with_name(f"{path.name}.kept"), columns, "changed_at", ALLOWED)
        self._files = {
            enquiries: CsvFile(path, columns, "changed_at", ALLOWED),
            erasures: CsvFile(path.with_name(f"{path.name}.erasures"), erasures.c.keys(), "asked_at", {}),
            notices: CsvFile(path.with_name(f"{path.name}.notices"), notices.c.keys(), "created_at", {}),
        }
        # One connection for all threads: they take turns by the lock.
        url = "sqlite://?check_same_thread=0"
        self._engine = create_engine(url, poolclass=StaticPool, hide_parameters=True)
        event.listen(self._engine, "connect", self._set_up)

    def _set_up(self, connection: sqlite3.Connection, record: object) -> None:
        set_up(connection, record)
        for table, file in self._files.items():
            file.known, file.notes = b"", []
            columns = ", ".join(f"{name} INTEGER" if name in NUMBERS else name for name, _ in table.c.items())
            cells = ", new.".join(file.columns)
            connection.executescript(TABLE.format(table.name, columns, cells))
            connection.create_function(f"note_{table.name}", -1, lambda *row, f=file: f.notes.append(row))
        connection.executescript(VIEWS)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Have the files for oneself, as they are now; what was changed is in them at the end."""
        with errors(), disk.locked(self.path.parent):
            if False in [file.grown() for file in self._files.values()]:
                self.close()
            try:
                with self._engine.begin() as connection:
                    self._load(connection)
                    yield connection
                    self._store(connection)
            except BaseException:
                self.close()  # whatever was half done here, read it again
                raise

    reading = writing

    def _load(self, connection: Connection) -> None:
        for table, file in self._files.items():
            if rows := file.added():
                connection.execute(insert(table), in_order(connection, rows) if table is enquiries else rows)
                file.notes.clear()
                connection.execute(ORPHANS)
            if table is enquiries:
                self._restore(connection)

    def _restore(self, connection: Connection) -> None:
        """Bring back what others removed: a spreadsheet that saves knows nothing of what came meanwhile."""
        try:
            rows = self._kept.beyond(self._files[enquiries].known)
        except (InboxError, OSError) as error:
            logger.error("outcome=unreadable reason=%s", error)
            self._kept.known, rows = b"", []  # it is written anew
        there = dict(connection.execute(select(enquiries.c.id, enquiries.c.submission_key)).all()) if rows else {}
        lost = [row for row in rows if row["id"] not in there]
        for row in lost:
            if row["submission_key"] in there.values():  # the spreadsheet gave it back to an earlier one
                row["submission_key"] = f"sha256:{row['id']}"
        if lost:
            connection.execute(insert(enquiries), in_order(connection, lost))
            logger.warning("outcome=restored count=%s", len(lost))

    def _store(self, connection: Connection) -> None:
        for table, file in reversed(self._files.items()):
            anew = () in file.notes or not file.known
            rows = connection.execute(select(*(table.c[name] for name in file.columns))) if anew else ()
            data = file.whole(rows) if anew else file.longer()
            if anew and table is enquiries:  # whoever dies between the two has removed nobody, rather than half
                self._kept.write(data, anew)
            file.write(data, anew)
        self._kept.write(self._files[enquiries].known)

    def wipe(self) -> bool:
        """Write the files anew, and over what a process may have left that died meanwhile."""
        with self.writing():
            for file in self._files.values():
                file.notes.append(())
        return True

    def search(self, connection: Connection, query: Query, words: Sequence[str], few: bool, limit: int) -> Query:
        """The query, in order, of those that hold the words."""
        return Sqlite.search(connection, query, words, True, limit)

    def tidy(self, storage: Storage) -> bool:
        """Nothing can wait here."""
        return False

    def forget(self, connection: Connection, removed: Sequence[Sequence[Any]]) -> None:
        """Nothing: there is no index."""

    def prepare(self) -> None:
        """Make or read the files. Raises InboxTooNew."""
        with self.writing():
            pass

    def open_all(self) -> None:
        """Open every file as if to write to it."""
        with errors():
            for file in (*self._files.values(), self._kept):
                os.close(os.open(file.path, os.O_WRONLY | os.O_APPEND))

    def close(self) -> None:
        """Forget what was read."""
        self._engine.dispose()
