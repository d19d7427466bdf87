"""Who sent an enquiry: the one form in which addresses are compared, and the places in a database that find it."""

from contextlib import suppress
from typing import Any

import idna
from sqlalchemy import ColumnElement, Compiled, func, union_all
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import Integer, String

from contact_api.inbox.interfaces import Found, Query
from contact_api.inbox.schema import enquiries
from ground.characters import folded, without_ignorable


def normal_address(text: str) -> str:
    """The address as it is compared: one form of each letter, the domain in A-labels (RFC 5890, 2.3.2.1).

    Browsers send ``bücher.example`` as ``xn--bcher-kva.example``. What is no address is compared by its letters.
    """
    local, at, domain = text.strip().rpartition("@")
    return folded(without_ignorable(local)) + at + a_labels(domain)


def a_labels(domain: str) -> str:
    """The domain as servers know it (UTS 46); its letters where it is none."""
    visible = without_ignorable(domain)
    if visible.isascii():
        return folded(visible)
    for spelled in (domain, visible):  # between Persian letters, what leaves nothing to see makes another name
        with suppress(UnicodeError):
            return idna.encode(spelled, uts46=True).decode()
    return folded(visible)


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


def perhaps_from(address: str, query: Query) -> Found:
    """Those of the query that may be from a ``normal_address``: two indexes find them, and few others."""
    letters = func.length(enquiries.c.email)
    ascii_only, beyond = Bytes() == letters, Bytes() != letters
    # Not by OR: PostgreSQL would guess that most addresses are beyond ASCII, and read all.
    return union_all(query.where(Lowered() == address, ascii_only), query.where(beyond))
