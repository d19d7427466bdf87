"""What the links of a page name, from the content folder."""

import posixpath
from collections.abc import Iterable, Iterator
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


def linked_files(pages: Iterable[Document]) -> Iterator[str]:
    """The names of the files that pages link to."""
    return (resolve(page, link) for page in pages for link in page.record.links if link.kind == "file")
