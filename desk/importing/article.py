"""An article of another site, on its way here."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from desk.sentences import say


class NotImported(Exception):
    """A file, or one article of it, that cannot be brought in; its text says why."""


@dataclass
class Article:
    """An article: where it comes from, what its entries say, its text in Markdown as it is there, what is told of it.

    ``file``: the file that it is read from; ``source``: that file's text, for the lines, in which it ``begins``;
    ``host``: that of the site it comes from; ``addresses``: what others call it by there; ``is_html``: its ``text`` is
    HTML. ``target``: the file it becomes, below ``content``.
    """

    file: Path
    source: str
    text: str
    title: str
    slug: str
    date: str = ""
    description: str = ""
    modified: str = ""
    status: str = ""
    menu: str = ""
    kicker: str = ""
    answers: str = ""
    language: str = ""
    cover: str = ""
    is_html: bool = False
    begins: int = 0
    host: str = ""
    addresses: set[str] = field(default_factory=set)
    target: str = ""
    told: list[str] = field(default_factory=list)

    def note(self, snippet: str, text: str, /, **values: object) -> None:
        """Tell something of a place in the text, by its line; of all of it, by where it begins in a file of many."""
        at = self.source.find(snippet, self.begins) if snippet else self.begins or -1
        at = self.source.find(snippet) if at < 0 and snippet else at
        line = f":{self.source.count(chr(10), 0, at) + 1}" if at >= 0 else ""
        sentence = f"{self.file}{line}: {say(text, **values)}"
        if sentence not in self.told:
            self.told.append(sentence)

    def note_first(self, snippets: Iterable[str], text: str, /, **values: object) -> None:
        """Tell something of the first of these places that the source has as it is."""
        self.note(next((one for one in snippets if one in self.source), ""), text, **values)


def addresses_of(*written: str) -> set[str]:
    """What an article may be called by: its addresses, without what depends on who writes them."""
    return {plain for one in written if (plain := plain_address(one))}


def plain_address(written: str) -> str:
    """An address without scheme, host, query, place, ending and slashes around it."""
    parts = urlsplit_or_none(written)
    if parts is None:
        return ""
    path = unquote(parts).strip("/").removeprefix("./")
    for ending in (".md", ".markdown", ".mdx", ".html", ".htm"):
        path = path.removesuffix(ending)
    return path.removesuffix("/index").lower()


def host_of(address: str) -> str:
    """The host that an address names; empty where it names none."""
    try:
        return urlsplit(address.strip()).netloc.lower()
    except ValueError:
        return ""


def urlsplit_or_none(written: str) -> str | None:
    """The path of an address; None where it is none."""
    try:
        return urlsplit(written.strip()).path
    except ValueError:
        return None


def first_of(values: Iterable[str]) -> str:
    """The first text that is not empty."""
    return next(filter(None, values), "")
