"""What finds the enquiries of one person in a database, however their address is spelled."""

from typing import Any

from sqlalchemy import ColumnElement, Compiled, func, select, union_all
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import Integer, String

from contact_api.inbox.interfaces import Query
from contact_api.inbox.schema import enquiries


class Lowered(ColumnElement[str]):
    """The address in small letters; of ASCII alone, so that no locale of a server has a say."""

    inherit_cache = True
    type = String()


class Bytes(ColumnElement[int]):
    """How many bytes the address has."""

    inherit_cache = True
    type = Integer()


# As the indexes have it; the first is SQLite's.
SPELLINGS = {
    Lowered: ("lower(trim(enquiry.email))", 'lower(trim(enquiry.email) COLLATE "C")'),
    Bytes: ("length(CAST(enquiry.email AS BLOB))", "octet_length(enquiry.email)"),
}


@compiles(Lowered)
@compiles(Bytes)
def spelled(element: Lowered | Bytes, compiler: Compiled, **_: Any) -> str:
    """The words of the database for it."""
    return SPELLINGS[type(element)][compiler.dialect.name == "postgresql"]


def perhaps_from(address: str, query: Query) -> Query:
    """Those of the query that may be from a ``normal_address``: two indexes find them, and few others."""
    letters = func.length(enquiries.c.email)
    ascii_only, beyond = Bytes() == letters, Bytes() != letters
    # Not by OR: PostgreSQL would guess that most addresses are beyond ASCII, and read all.
    found = union_all(query.where(Lowered() == address, ascii_only), query.where(beyond))
    return select(found.subquery())
