"""Brings articles in: reads the files, gives each article its place, writes it there, and touches nothing else."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bs4 import BeautifulSoup
from markdown import Markdown

from desk.importing.article import Article, NotImported, first_of
from desk.importing.bodies import Body
from desk.importing.files import HTML, MARKDOWN, XML, read_articles
from desk.importing.html_text import markdown_of
from desk.importing.names import free_name
from desk.importing.targets import Index
from desk.importing.writing import write_new
from desk.sentences import say
from ground.facts import Facts
from ground.texts import N_
from plugins.components.entries import in_one_line, read_entries, unquoted
from plugins.components.entry_meanings import meanings

SHORT = 155  # characters of a description
SENTENCE = re.compile(r"(?<=[.!?…])\s+")
IN_FOLDERS = {*MARKDOWN, *HTML, *XML} - {".txt"}
ENTRIES = ("title", "kicker", "answers", "description", "slug", "menu", "date", "modified", "status")


@dataclass
class Brought:
    """What came of an import: the articles that were written, what is told of each, the files that were left out."""

    articles: list[Article] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    copied: list[str] = field(default_factory=list)


def bring(paths: Iterable[Path], facts: Facts, language: str = "") -> Brought:
    """Bring the articles of these files, and of those in these folders, into the site of these facts."""
    brought = Brought()
    articles = [one for path in paths for file in files_in(path) for one in read(file, brought)]
    taken, planned = dict[str, set[str]](), set[str]()
    for article in articles:
        place(article, facts, language, taken, planned)
    index = Index(facts.content, [article for article in articles if article.target])
    for article in articles:
        write(article, index, brought)
        brought.told += article.told
    return brought


def files_in(path: Path) -> Iterator[Path]:
    """The file, or all files in a folder that are articles; one that ends in .txt may be anything."""
    if not path.is_dir():
        yield path
    for file in sorted(path.rglob("*")) if path.is_dir() else ():
        if file.suffix.lower() in IN_FOLDERS and not file.name.startswith("."):
            yield file


def read(file: Path, brought: Brought) -> list[Article]:
    """The articles of a file; none where it cannot be read, which is told."""
    try:
        return list(read_articles(file))
    except NotImported as error:
        line, _, sentence = str(error).partition(": ") if str(error)[:1].isdecimal() else ("", "", str(error))
        brought.left.append(f"{file}:{line}: {sentence}" if line.isdecimal() else f"{file}: {error}")
    return []


def place(article: Article, facts: Facts, wanted: str, taken: dict[str, set[str]], planned: set[str]) -> None:
    """Give an article its language, its file and an address that no other has."""
    own = article.language.lower().replace("_", "-").partition("-")[0]
    language = wanted or (own if own in facts.languages else facts.default_language)
    if own and own not in facts.languages and not wanted:
        sentence = N_("The site has no language “%(own)s”: it is brought in as “%(language)s”.")
        article.note("", sentence, own=own, language=language)
    slug, folder = article.slug, f"{language}/articles"
    name = free_name(slug, lambda name: f"{folder}/{name}.md" in planned)
    target = f"{folder}/{name}.md"
    planned.add(target)
    if (facts.content / target).exists():
        article.note("", N_("Left out: %(target)s is there already, and stays as it is."), target=target)
        return
    slugs = taken.setdefault(language, set(slugs_in(facts.content / language)))
    article.slug = free_name(slug, slugs.__contains__)
    if article.slug != slug:
        article.note("", N_("Its address is %(slug)s, as another page has %(other)s."), slug=article.slug, other=slug)
    slugs.add(article.slug)
    article.language, article.target = language, target
    for other in (f"{code}/articles/{name}.md" for code in facts.languages if code != language):
        if (facts.content / other).exists():
            sentence = N_("It has the name of %(other)s, and so is its translation; if not, rename one of the two.")
            article.note("", sentence, other=other)


def slugs_in(folder: Path) -> Iterator[str]:
    """The addresses that pages of a language have."""
    for path in folder.rglob("*.md"):
        try:
            lines = path.read_text(encoding="utf-8-sig").split("\n")
        except (OSError, UnicodeDecodeError):
            continue  # told by the build
        yield meanings(read_entries(lines)).values.get("slug", "")


def write(article: Article, index: Index, brought: Brought) -> None:
    """Write an article and the files that it shows; all of it, or nothing."""
    if not article.target:
        brought.left.append(article.told.pop())  # what ``place`` said
        return
    text = markdown_of(article) if article.is_html else article.text
    if article.cover and article.cover not in text:
        text = f"![]({article.cover})\n\n{text}"
    index.copies = {}
    body = Body(article, index.targets(article, text)).made(text)
    if not body:
        article.note("", N_("It has no text."))
    if not article.description:
        article.description = first_words(body) or article.title
        sentence = N_("It says nothing for lists and search engines: its beginning was taken, look at “Description”.")
        article.note("", sentence)
    written: list[Path] = []
    try:
        for target, source in index.copies.items():
            path = index.content / target
            if not path.exists():
                write_new(path, source.read_bytes())
                written.append(path)
        write_new(index.content / article.target, source_of(article, body).encode())
    except OSError as error:
        for path in written:
            path.unlink()
        brought.left.append(say("%(file)s: %(reason)s.", file=error.filename or article.target, reason=error.strerror))
        return
    brought.articles.append(article)
    brought.copied += [str(path.relative_to(index.content)) for path in written]


def source_of(article: Article, body: str) -> str:
    """The file that an article becomes."""
    values = ((name, in_one_line(getattr(article, name))) for name in ENTRIES)
    entries = "".join(f"{name.capitalize()}: {as_entry(value)}\n" for name, value in values if value)
    return f"{entries}\n{body}\n"


def as_entry(value: str) -> str:
    """A value as it comes out of an entry again; what looks like a fact is none."""
    value = value.replace("{{", "{ {").replace("}}", "} }")
    marked = (value, f'"{value}"', f"'{value}'")
    return next((one for one in marked if unquoted(one) == value), f"“{value[1:-1]}”")


def first_words(body: str) -> str:
    """The first sentences of a text, as many as a description takes."""
    html = Markdown(extensions=["markdown.extensions.tables", "markdown.extensions.fenced_code"]).convert(body)
    paragraphs = (in_one_line(one.get_text()) for one in BeautifulSoup(html, "html.parser").find_all("p"))
    first, *more = SENTENCE.split(first_of(text for text in paragraphs if "{" not in text))
    for sentence in more:
        if len(first) + 1 + len(sentence) > SHORT:
            break
        first = f"{first} {sentence}"
    return first if len(first) <= SHORT else f"{first[:SHORT].rpartition(' ')[0]} …"
