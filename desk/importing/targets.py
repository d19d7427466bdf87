"""Where the links and pictures of articles lead: to each other, and to files that are copied."""

import filecmp
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from markdown.extensions.toc import slugify

from desk.importing.article import Article, plain_address
from desk.importing.bodies import HEADING, Targets
from desk.importing.names import free_name, name_of
from ground.texts import N_
from plugins.pictures.original import Unreadable, size
from plugins.pictures.vector import vector_size

DOCUMENTS = (
    *(".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".csv", ".ppt", ".pptx", ".odp"),
    *(".zip", ".epub", ".ics", ".vcf", ".mp3", ".ogg", ".mp4", ".webm"),
)
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".tif", ".tiff", ".bmp", ".svg")
# The folders in which other generators keep what is served from the root of the site.
FOLDERS = ("", "static", "public", "assets", "src", "src/assets", "content", "source")
UP = 8  # how many folders above an article one looks
HERE = ("localhost", "127.0.0.1")


@dataclass
class Index:
    """All articles of one import, by what others call them; ``copies``: file below the content folder → its source."""

    content: Path
    articles: list[Article]
    copies: dict[str, Path] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.hosts = {article.host for article in self.articles if article.host}
        self.by_address: dict[str, Article] = {}
        self.by_name: dict[str, set[int]] = defaultdict(set)
        for number, article in enumerate(self.articles):
            for address in article.addresses:
                self.by_address.setdefault(address, article)
                self.by_name[address.rpartition("/")[2]].add(number)

    def targets(self, article: Article, text: str) -> Targets:
        """What gives the addresses for an article; ``text``: all of it."""
        places = places_in(text)
        return Targets(lambda address: self.link(article, address, places), lambda one: self.picture(article, one))

    def link(self, article: Article, address: str, places: set[str]) -> str:
        """Where a link leads here; empty where that is nowhere."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return ""
        if parts.scheme in ("mailto", "tel", "sms") or (not parts.path and not parts.netloc):
            return address if parts.scheme or unquote(parts.fragment) in places else ""
        if other := self.article_at(address, parts.netloc):
            if other.status == "draft" and article.status != "draft":
                draft = N_("It links to %(target)s, a draft: publish both, or remove the link.")
                article.note_first((address,), draft, target=other.target)
            has_place = parts.fragment and unquote(parts.fragment) in places_in(other.text)
            place = f"#{parts.fragment}" if has_place else ""
            return f"{{filename}}{os.path.relpath(other.target, folder_of(article))}{place}"
        if parts.netloc:
            is_shown = parts.scheme in ("http", "https", "") and parts.hostname not in HERE
            return (address if parts.scheme else f"https:{address}") if is_shown else ""
        if parts.scheme:
            return ""
        found = find_file(article.file, parts.path, DOCUMENTS + PICTURES)
        return f"{{static}}{self.copy(found, article, 'files')}" if found else ""

    def article_at(self, address: str, host: str) -> Article | None:
        """The article that an address means; one without a host may be told by its last part."""
        plain = plain_address(address)
        if host:
            return self.by_address.get(plain) if host.lower() in self.hosts else None
        named = self.by_name.get(plain.rpartition("/")[2], set())
        return self.by_address.get(plain) or (self.articles[min(named)] if len(named) == 1 else None)

    def picture(self, article: Article, address: str) -> str:
        """The address of a picture that is copied; empty for one that is elsewhere, or is none."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return ""
        found = None if parts.scheme or parts.netloc else find_file(article.file, parts.path, PICTURES)
        return self.copy(found, article, "images") if found and is_picture(found) else ""

    def copy(self, source: Path, article: Article, folder: str) -> str:
        """Plan the copy of a file; how the article calls it."""

        def is_taken(name: str) -> bool:
            target = f"{folder}/{name}{suffix}"
            other = self.copies.get(target) or self.content / target
            return other.exists() and not filecmp.cmp(source, other, shallow=False)

        suffix = source.suffix.lower()
        target = f"{folder}/{free_name(name_of(source.stem, 'file'), is_taken)}{suffix}"
        self.copies[target] = source
        return quote(os.path.relpath(target, folder_of(article)))


def places_in(text: str) -> set[str]:
    """The places of a text in Markdown that a link can lead to: its headings."""
    return {slugify(line.strip("# "), "-") for line in text.split("\n") if HEADING.match(line)}


def folder_of(article: Article) -> str:
    """The folder, below the content folder, that an article comes to lie in."""
    return article.target.rpartition("/")[0]


def find_file(article: Path, address: str, endings: Iterable[str]) -> Path | None:
    """The file that an article calls, beside it or in a folder that is served from the root of its site."""
    name = unquote(address)
    if "\0" in name or not name.strip("/") or not name.lower().endswith(tuple(endings)):
        return None
    try:
        return next((path for path in places_of(article, name) if path.is_file()), None)
    except OSError:  # a name that is too long
        return None


def places_of(article: Path, name: str) -> Iterator[Path]:
    """The places where a file of this name may lie."""
    if not name.startswith("/"):
        yield article.parent / name
    for above in article.resolve().parents[:UP]:
        yield from (above / folder / name.strip("/") for folder in FOLDERS)


def is_picture(path: Path) -> bool:
    """Whether the site can show a file."""
    try:
        _ = vector_size(path) if path.suffix.lower() == ".svg" else size(path)
    except (Unreadable, OSError):
        return False
    return True
