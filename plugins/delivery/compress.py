"""Compressed siblings (``.br``, ``.gz``) of what is text, for servers that send them as they are."""

import gzip

import brotli

TEXT = (".html", ".css", ".js", ".svg", ".xml", ".atom", ".txt", ".json", ".webmanifest")


def is_text(name: str) -> bool:
    """Whether a file gains from compression."""
    return name.endswith(TEXT)


def siblings(name: str, data: bytes) -> dict[str, bytes]:
    """The compressed siblings of a file. The same bytes give the same siblings."""
    return {f"{name}.br": brotli.compress(data), f"{name}.gz": gzip.compress(data, 9, mtime=0)}
