"""What a keeper needs of the place where it keeps: transactions, and what differs between databases."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeAlias

from sqlalchemy import CompoundSelect, Connection, Dialect, Insert, Select, Table
from sqlalchemy.engine.interfaces import DBAPICursor

Query: TypeAlias = Select[*tuple[Any, ...]]
Found: TypeAlias = Query | CompoundSelect[*tuple[Any, ...]]


class Particulars(Protocol):
    """What is particular to one kind of database."""

    @property
    def dialect(self) -> Dialect:
        """What statements for its driver are written in, their parameters by name."""

    def insert(self, table: Table, /) -> Insert:
        """A statement that leaves out what is there already."""

    def search(self, connection: Connection, query: Query, words: Sequence[str], few: bool, limit: int, /) -> Query:
        """The query of those that hold all the words (``words_of``), at least of so many, the newest."""

    def tidy(self, storage: "Storage", /) -> bool:
        """Do so much of what can wait that nobody else waits for it long; whether there may be more."""

    def forget(self, connection: Connection, removed: Sequence[Sequence[Any]], /) -> None:
        """Let no index hold anything of these: of each the position and what is searched (SEARCHED)."""


class Storage(Protocol):
    """Transactions; InboxError when there can be none."""

    @property
    def kind(self) -> Particulars:
        """The kind of database."""

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that is committed at the end."""

    def adding(self) -> AbstractContextManager[DBAPICursor]:
        """A transaction by the driver alone, a third of the work; committed at the end, undone by what is raised."""

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that keeps nobody from writing."""

    def wipe(self) -> bool:
        """Let no file hold what was removed; whether that could be done now."""

    def prepare(self) -> None:
        """Make or upgrade the tables. Raises InboxTooNew."""

    def close(self) -> None:
        """Let go of files and connections."""
