"""Digests: two values with the same digest are the same value."""

import hashlib
from pathlib import Path
from typing import Protocol, runtime_checkable

SIZE = 16  # bytes: 2⁶⁴ values before two of them are likely to share one


@runtime_checkable
class Digested(Protocol):
    """A value that knows its own digest, so that nobody has to look at all of it."""

    @property
    def digest(self) -> str:
        """The digest of all that the value is made of."""


def digest_of(value: object) -> str:
    """The digest of a value: its own, or that of how it is written down.

    Values are texts, numbers, dates, and tuples, lists, dicts and dataclasses of them; not sets, whose order differs from run to run.
    """
    if isinstance(value, Digested):
        return value.digest
    return digest_of_bytes(repr(value).encode("utf-8", "surrogatepass"))


def digest_of_bytes(*parts: bytes) -> str:
    """The digest of some bytes, each part apart from the next."""
    found = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        found.update(b"%d:" % len(part))
        found.update(part)
    return found.hexdigest()


def digest_of_file(path: Path) -> str:
    """The digest of a file; empty where there is none."""
    try:
        return digest_of_bytes(path.read_bytes())
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return ""
