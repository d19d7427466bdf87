"""A block of the articles that only the index knows: a search asks each block, and an edit makes one of them anew."""

import json
from collections.abc import Callable, Sequence
from functools import cached_property

from plugins.cache.digest import Digested, digest_of
from plugins.multilingual.document import Document
from plugins.search.postings import parts_of
from plugins.words import words

FOLDER = "assets/search"
# With so many articles in so many parts, each file weighs less than 14 kB compressed.
ARTICLES = 200
PARTS = 64
ENTRIES = 50  # in one file; theme/static/js/search/search.js counts by these two


class Block(Digested):
    """Articles of a language, newest first; ``kept`` gives the parts of their index, made only where it has to be."""

    def __init__(self, language: str, articles: Sequence[Document], kept: Callable[[], Sequence[str]]):
        self._language, self._articles, self._kept = language, articles, kept
        said = ((one.url, one.record.words, one.title, one.description) for one in articles)
        self.digest = digest_of((PARTS, ENTRIES, list(said)))

    @property
    def address(self) -> str:
        """The address of its files, which changes with them; the name of each takes the place of ``#``."""
        return f"/{FOLDER}/{self._language}.{self.digest[:10]}.#.json"

    def names(self) -> list[str]:
        """The names of its files: the parts by their numbers, and ``p0`` … with the entries of the articles."""
        entries = range(-(-len(self._articles) // ENTRIES))
        return [*map(str, range(PARTS)), *(f"p{number}" for number in entries)]

    def file(self, name: str) -> str:
        """The file of the site of this name."""
        return self.address.lstrip("/").replace("#", name)

    def data(self, name: str) -> bytes:
        """What a file holds: the words of a part, or address, title and description of each of some articles."""
        return self._entries(int(name[1:])) if name.startswith("p") else self._parts[int(name)].encode()

    @cached_property
    def _parts(self) -> Sequence[str]:
        return self._kept()

    def made(self, html: Callable[[Document], str]) -> list[str]:
        """The parts of the index; ``html`` gives the text of an article."""
        said = ((words(html(one)), words(one.description), words(one.title)) for one in self._articles)
        return parts_of(said, PARTS)

    def _entries(self, number: int) -> bytes:
        some = self._articles[number * ENTRIES : (number + 1) * ENTRIES]
        entries = [(one.url, one.title.unescape(), one.description.unescape()) for one in some]
        return json.dumps(entries, ensure_ascii=False, separators=(",", ":")).encode()


def blocks(articles: Sequence[Document]) -> list[Sequence[Document]]:
    """The articles of each block, newest first; counted from the oldest, so that a new one changes the first alone."""
    ends = range(len(articles), 0, -ARTICLES)
    return [articles[max(0, end - ARTICLES) : end] for end in reversed(ends)]
