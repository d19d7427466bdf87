"""What the links of a page name, from the content folder."""

import posixpath
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from urllib.parse import unquote

from plugins.multilingual.document import Document
from plugins.record import Link


def resolve(page: Document, link: Link) -> str:
    """The path from the content folder of the file that a link names."""
    return path_from(page.source, link.target if link.kind == "file" else unquote(link.target))


@lru_cache(maxsize=1 << 16)  # a preview asks the same with each save
def path_from(source: str, path: str) -> str:
    """The path from the content folder of what a source names so."""
    if path.startswith("/"):
        return path.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), path))


def source_named(page: Document, link: Link, known: Container[str]) -> str:
    """The source that a link names: from its page's folder, from the top, or from the folder of its language."""
    here = resolve(page, link)
    if here in known:
        return here
    top = unquote(link.target)
    while top.startswith(("../", "./", "/")):
        top = top.partition("/")[2]
    language = page.source.partition("/")[0]
    return next((name for name in (top, f"{language}/{top}") if name in known), here)


def linked_files(pages: Iterable[Document]) -> Iterator[str]:
    """The names of the files that pages link to."""
    return (resolve(page, link) for page in pages for link in page.record.links if link.kind == "file")
