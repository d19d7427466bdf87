"""The store: what earlier builds made, in one file that can be thrown away at any time."""

import pickle
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from plugins.cache.digest import digest_of_bytes
from plugins.cache.inputs import Question

Trace = tuple[tuple[Question, str], ...]
Row = tuple[Trace, object]
TABLES = {
    "made": "(task TEXT PRIMARY KEY, row BLOB, body BLOB, body_digest TEXT, digest TEXT)",
    "made_by": "(digest TEXT)",
}
# What a file raises that cannot be used: in a damaged one a number may stand where a text was.
TROUBLE = (sqlite3.Error, OSError, TypeError, AttributeError)
PATIENCE = 30  # seconds that another build may take to write


class Written(NamedTuple):
    """A row as it lies in the file, and the digest of the body that belongs to it."""

    row: bytes
    body_digest: str

    def digest(self, task: str) -> str:
        """That of the whole, its task included."""
        return digest_of_bytes(task.encode(), self.row, self.body_digest.encode())


class Store:
    """Rows by the name of their task: a trace, a value, and a body that is read only when it is wanted.

    ``made_by`` is the digest of whatever makes the values: code, libraries, settings. A file
    made by another one, and a row that is damaged, count as none.
    """

    def __init__(self, path: Path, made_by: str):
        self.path, self.made_by = path, made_by
        self._written = self._read()
        self._rows: dict[str, Row] = {}
        self._bodies: dict[str, bytes] = {}
        self._asked: set[str] = set()

    def get(self, task: str) -> Row | None:
        """The trace and the value of a task; None where nothing is kept."""
        self._asked.add(task)
        if task not in self._rows and task in self._written:
            self._rows[task] = pickle.loads(self._written[task].row)  # noqa: S301 - our own file, its digest compared
        return self._rows.get(task)

    def put(self, task: str, trace: Trace, value: object, body: bytes = b"") -> None:
        """Keep what a task made."""
        self._asked.add(task)
        self._rows[task] = (trace, value)
        self._bodies[task] = body

    def body(self, task: str) -> bytes | None:
        """The body that was kept with a task; None where it cannot be had, or another build has written another."""
        if task in self._bodies:
            return self._bodies[task]
        with suppress(*TROUBLE), closing(self._opened()) as file:
            found = file.execute("SELECT body FROM made WHERE task = ?", (task,)).fetchone()
            if found and task in self._written and digest_of_bytes(found[0]) == self._written[task].body_digest:
                return bytes(found[0])
        return None

    def save(self, prune: bool = True) -> None:
        """Write what is new; with ``prune`` let go of what was not asked for since the last time.

        A failure to write costs but time: what is not kept is made again.
        """
        gone = (self._written.keys() | self._rows.keys()) - self._asked if prune else set()
        new = {task: self._as_written(task) for task in self._bodies.keys() - gone}
        for task in gone:
            for kept in (self._written, self._rows, self._bodies):
                kept.pop(task, None)
        if new or gone:
            try:
                self._write(new, gone)
                self._written.update(new)
                self._bodies.clear()
            except (sqlite3.OperationalError, OSError):
                pass  # another build writes, or there is no room
            except sqlite3.DatabaseError:
                self._remove()  # damaged where nobody has read it
        self._asked.clear()

    def _as_written(self, task: str) -> Written:
        row = pickle.dumps(self._rows[task], pickle.HIGHEST_PROTOCOL)
        return Written(row, digest_of_bytes(self._bodies[task]))

    def _write(self, new: dict[str, Written], gone: Iterable[str]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(self._opened()) as file, file:
            file.execute("BEGIN IMMEDIATE")
            if not self._is_ours(file):
                for table in TABLES:
                    file.execute(f"DROP TABLE IF EXISTS {table}")
                    file.execute(f"CREATE TABLE {table} {TABLES[table]}")
                file.execute("INSERT INTO made_by VALUES (?)", (self.made_by,))
            file.executemany("DELETE FROM made WHERE task = ?", ((task,) for task in gone))
            file.executemany(
                "INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?, ?)",
                ((task, one.row, self._bodies[task], one.body_digest, one.digest(task)) for task, one in new.items()),
            )

    def _read(self) -> dict[str, Written]:
        """The rows that are whole; none where the file is damaged or something else made it."""
        try:
            with closing(self._opened()) as file:
                if not self._is_ours(file):
                    return {}
                found = file.execute("SELECT task, digest, row, body_digest FROM made")
                rows = ((task, digest, Written(*written)) for task, digest, *written in found)
                return {task: row for task, digest, row in rows if row.digest(task) == digest}
        except TROUBLE:
            self._remove()
            return {}

    def _remove(self) -> None:
        with suppress(OSError):
            for suffix in ("", "-journal"):
                self.path.with_name(f"{self.path.name}{suffix}").unlink(missing_ok=True)

    def _is_ours(self, file: sqlite3.Connection) -> bool:
        try:
            return file.execute("SELECT digest FROM made_by").fetchall() == [(self.made_by,)]
        except sqlite3.OperationalError:
            return False

    def _opened(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = sqlite3.connect(self.path, timeout=PATIENCE)
        file.execute("PRAGMA synchronous = OFF")  # what a power cut spoils is made again
        return file
