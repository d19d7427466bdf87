"""Reads articles from files of Markdown and of HTML."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from bs4 import BeautifulSoup

from desk.importing.article import Article, NotImported, addresses_of, first_of, host_of
from desk.importing.names import name_of
from desk.importing.wordpress import articles_of_wordpress
from desk.sentences import say
from ground.texts import N_
from plugins.components.entries import Entries, in_one_line, read_entries
from plugins.components.entry_meanings import Meanings, as_date, meanings, names
from plugins.components.front_matter import STATUSES, is_date

MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdx", ".txt")
HTML = (".html", ".htm", ".xhtml")
XML = (".xml", ".wxr")
# 2027-03-03-a-page.md, as Jekyll has it.
DATED = re.compile(r"(?P<date>\d{4}-\d{1,2}-\d{1,2})-(?P<name>.+)")
TITLE = re.compile(r"(?:\A|\n)# +(?P<title>[^\n]*?) *#* *(?:\n|\Z)")
COVERS = (
    *("cover", "cover.image", "cover.src", "cover.url", "image", "image.src", "image.url", "image.path"),
    *("coverimage", "heroimage", "featured_image", "featuredimage", "thumbnail", "images"),
)
NOT_YET_MARKED = N_("Nothing marks the text of this page, so all of it was brought in, menus included.")
# Where the text of a page is, the surest first.
TEXTS = ("article", "main", "[role=main]", ".entry-content", ".post-content", "#content", "body")


def read_articles(path: Path) -> Iterator[Article]:
    """The articles of a file. NotImported where it cannot be read; what is left out of it is told by the articles."""
    source = text_of(path)
    kind = path.suffix.lower()
    if kind in XML or "<rss" in source[:2000]:
        yield from articles_of_wordpress(path, source)
    elif kind in HTML:
        yield article_of_html(path, source)
    elif kind in MARKDOWN:
        yield article_of_markdown(path, source)
    else:
        raise NotImported(say("Only Markdown, HTML and the export of WordPress (.xml) can be brought in."))


def text_of(path: Path) -> str:
    """The text of a file."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise NotImported(say("This file is not saved as UTF-8.")) from None
    except FileNotFoundError:
        raise NotImported(say("There is no such file.")) from None
    except OSError as error:
        raise NotImported(say("%(file)s: %(reason)s.", file=path, reason=error.strerror)) from None


def article_of_markdown(path: Path, source: str) -> Article:
    """The article of a Markdown file, with front matter of any kind."""
    lines = source.split("\n")
    entries = read_entries(lines)
    if entries.broken:
        slip = entries.slips[0]
        raise NotImported(f"{slip.line}: {say(slip.sentence, **slip.values)} {say(slip.mend, **slip.values)}")
    if not entries.fence and not any(entry.name.lower() in ("title", "date", "slug") for entry in entries.found):
        entries = Entries()  # a text whose first line has a colon
    found = meanings(entries)
    values, text = found.values, "\n".join(lines[entries.end :]).strip("\n")
    dated = DATED.fullmatch(path.stem)
    stem = dated["name"] if dated else path.parent.name if path.stem in ("index", "_index") else path.stem
    heading = TITLE.search(text)
    title = first_of([values.get("title", ""), heading["title"] if heading else "", stem.replace("-", " ")])
    if heading and heading["title"] == title:
        text = f"{text[: heading.start()]}\n{text[heading.end() :]}".strip("\n")
    article = Article(
        file=path,
        source=source,
        text=text,
        title=title,
        slug=name_of(values.get("slug", "") or stem),
        date=values.get("date", "") or (as_date(dated["date"]) if dated else ""),
        description=values.get("description", ""),
        modified=values.get("modified", ""),
        status=values.get("status", ""),
        menu=values.get("menu", ""),
        kicker=values.get("kicker", ""),
        answers=values.get("answers", ""),
        language=values.get("lang", ""),
        cover=cover_of(entries),
        addresses=addresses_of(path.name, path.stem, stem, values.get("slug", ""), *kept_addresses(entries)),
    )
    tell_entries(article, found, entries)
    check_values(article)
    return article


def cover_of(entries: Entries) -> str:
    """The picture that stands for an article."""
    by_name = {entry.name.lower(): entry.values for entry in entries.found if entry.values}
    return next((by_name[name][0] for name in COVERS if name in by_name), "")


def kept_addresses(entries: Entries) -> Iterator[str]:
    """The addresses that the entries name."""
    for entry in entries.found:
        if entry.name.lower() in ("permalink", "url", "aliases", "redirect_from", "slug", "save_as"):
            yield from entry.values


def tell_entries(article: Article, found: Meanings, entries: Entries) -> None:
    """Tell which entries were left out, and why."""
    is_cover = {name.partition(".")[0] for name in COVERS} if article.cover else set()
    left = [one for one in (*found.left, *found.unknown) if one.name.lower() not in is_cover]
    if left:
        article.note("", N_("Left out of its entries, as the site has no use for them: %(names)s."), names=names(left))
    for entry in (*found.twice, *found.unclear):
        article.note("", N_("Left out of its entries: “%(name)s: %(value)s”."), name=entry.name, value=entry.text)
    for slip in entries.slips:
        article.note("", slip.sentence, **slip.values)


def check_values(article: Article) -> None:
    """Leave out what would not be understood here, and tell; without a date, it is that of the file."""
    if article.status and article.status not in STATUSES:
        article.note("", N_("“%(value)s” says nothing here: it is brought in as a draft."), value=article.status)
        article.status = "draft"
    for name in ("date", "modified"):
        if getattr(article, name) and not is_date(getattr(article, name)):
            article.note("", N_("“%(value)s” is no date that the site understands."), value=getattr(article, name))
            setattr(article, name, "")
    if not article.date:
        article.date = datetime.fromtimestamp(article.file.stat().st_mtime, UTC).date().isoformat()
        article.note("", N_("It names no date: that of the file was taken, %(date)s."), date=article.date)


def article_of_html(path: Path, source: str) -> Article:
    """The article of a page in HTML."""
    soup = BeautifulSoup(source, "html.parser")
    text = next(filter(None, map(soup.select_one, TEXTS)), soup)
    heading = text.find("h1") or soup.find("h1")
    title = in_one_line(heading.get_text(" ") if heading else soup.title.get_text() if soup.title else "")
    if heading:
        heading.extract()
    stem = path.parent.name if path.stem == "index" else path.stem
    article = Article(
        file=path,
        source=source,
        text=str(text),
        title=title or stem.replace("-", " "),
        slug=name_of(stem),
        date=as_date(first_of([meta(soup, "article:published_time", "date", "dcterms.date"), time_of(text)])[:25]),
        modified=as_date(meta(soup, "article:modified_time")[:25]),
        description=meta(soup, "description", "og:description"),
        language=str(soup.html.get("lang") or "") if soup.html else "",
        is_html=True,
        addresses=addresses_of(path.name, path.stem, canonical(soup)),
        host=host_of(canonical(soup)),
    )
    if text.name in ("body", "[document]") and text.find(["nav", "header", "footer"]):
        article.note("", NOT_YET_MARKED)
    check_values(article)
    return article


def meta(soup: BeautifulSoup, *wanted: str) -> str:
    """What the head of a page says under one of these names."""
    found = {str(one.get("name") or one.get("property")).lower(): str(one.get("content") or "") for one in soup("meta")}
    return in_one_line(first_of(found.get(name, "") for name in wanted))


def time_of(text: object) -> str:
    """The first date that a text marks as one."""
    find: Callable[[str], object] | None = getattr(text, "find", None)
    marked = find("time") if find else None
    return str(marked.get("datetime") or "") if marked is not None and hasattr(marked, "get") else ""


def canonical(soup: BeautifulSoup) -> str:
    """The address that a page gives itself."""
    link = soup.find("link", rel="canonical")
    return str(link.get("href") or "") if link is not None and hasattr(link, "get") else ""
