"""Kept files that tell whether they are whole: each begins with the digest of what follows."""

from pathlib import Path

from plugins.cache.digest import SIZE, digest_of_bytes

LENGTH = 2 * SIZE  # a digest is written in hexadecimal digits


def sealed(data: bytes, *made_by: bytes) -> bytes:
    """The bytes to be kept. ``made_by``: what else has to be the same for them to be used again."""
    return digest_of_bytes(*made_by, data).encode() + data


def unsealed(path: Path, *made_by: bytes) -> bytes | None:
    """The bytes that were kept in a file; None where there are none, or others than were kept."""
    try:
        kept = path.read_bytes()
    except OSError:
        return None
    data = kept[LENGTH:]
    return data if kept == sealed(data, *made_by) else None


def bytes_in(path: Path) -> bytes:
    """The bytes that are kept in a file of which is known that it is whole."""
    return path.read_bytes()[LENGTH:]


def digest_in(path: Path) -> str:
    """Their digest."""
    with path.open("rb") as file:
        return file.read(LENGTH).decode()
