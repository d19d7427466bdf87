"""Compressed siblings (``.br``, ``.gz``) of what is text, for servers that send them as they are."""

import gzip
import zlib
from pathlib import Path

import brotli

from plugins.cache.digest import digest_of, digest_of_file

SUFFIXES = (".br", ".gz")
# What compresses: another version of it may make other bytes of the same text.
MADE_BY = digest_of((brotli.__version__, zlib.ZLIB_RUNTIME_VERSION, digest_of_file(Path(__file__))))
QUALITY = 10  # at 11, the last one, a page takes twice as long for 0 to 3 % fewer bytes
TEXT = (".html", ".css", ".js", ".svg", ".xml", ".atom", ".txt", ".json", ".webmanifest")


def is_text(name: str) -> bool:
    """Whether a file gains from compression."""
    return name.endswith(TEXT)


def siblings(name: str, data: bytes) -> dict[str, bytes]:
    """The compressed siblings of a file. The same bytes give the same siblings."""
    return {f"{name}.br": brotli.compress(data, quality=QUALITY), f"{name}.gz": gzip.compress(data, 9, mtime=0)}
