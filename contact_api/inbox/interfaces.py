"""What a keeper needs of the place where it keeps: transactions, and what differs between databases."""

from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeAlias

from sqlalchemy import CompoundSelect, Connection, Select, Table
from sqlalchemy.dialects import postgresql, sqlite

Query: TypeAlias = Select[*tuple[Any, ...]]
Found: TypeAlias = Query | CompoundSelect[*tuple[Any, ...]]
Insert: TypeAlias = sqlite.Insert | postgresql.Insert


class Particulars(Protocol):
    """What is particular to one kind of database."""

    def insert(self, table: Table, /) -> Insert:
        """A statement that can leave out what is there already."""

    def search(self, connection: Connection, query: Query, words: str, few: bool, limit: int, /) -> Found:
        """The query of those that hold the words."""

    def tidy(self, connection: Connection, limit: int, /) -> int:
        """Do so much of what can wait; how much it was."""


class Storage(Protocol):
    """Transactions; InboxError when there can be none."""

    @property
    def kind(self) -> Particulars:
        """The kind of database."""

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that is committed at the end."""

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that keeps nobody from writing."""

    def wipe(self) -> bool:
        """Let no file hold what was removed; whether that could be done now."""

    def prepare(self) -> None:
        """Make or upgrade the tables. Raises InboxTooNew."""

    def close(self) -> None:
        """Let go of files and connections."""
