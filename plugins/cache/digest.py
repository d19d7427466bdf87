"""Digests: two values with the same digest are the same value."""

import hashlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

READERS = 4  # threads: reading and digesting leave the interpreter to others
SIZE = 16  # bytes: 2⁶⁴ values before two of them are likely to share one


class Digested:
    """A value that knows its own digest, so that nobody has to look at all of it."""

    digest: str


def digest_of(value: object) -> str:
    """The digest of a value: its own, or that of how it is written down.

    Values are texts, numbers, dates, and tuples, lists, dicts and dataclasses of them; not sets, whose order
    differs from run to run.
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


def digest_of_file(path: Path | str) -> str:
    """The digest of a file; empty where there is none."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a build opens thousands
            return digest_of_bytes(file.read())
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return ""


def digests_of_files(paths: Iterable[str]) -> dict[str, str]:
    """The digests of many files, by their paths."""
    paths = list(paths)
    shares = [paths[number::READERS] for number in range(READERS)]
    with ThreadPoolExecutor(READERS) as threads:
        found = dict(pair for share in threads.map(digests_of_share, shares) for pair in share)
    return {path: found[path] for path in paths}


def digests_of_share(paths: list[str]) -> list[tuple[str, str]]:
    """The digests of some files, each with its path."""
    return [(path, digest_of_file(path)) for path in paths]
