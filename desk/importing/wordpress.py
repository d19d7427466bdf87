"""Reads the export of WordPress (WXR): https://wordpress.org/documentation/article/tools-export-screen/."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError

from bs4 import BeautifulSoup
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from desk.importing.article import Article, NotImported, addresses_of, host_of
from desk.importing.names import name_of
from desk.sentences import say
from ground.texts import N_
from plugins.components.entries import in_one_line
from plugins.components.entry_meanings import as_date
from plugins.components.front_matter import is_date

ONLINE, GONE = "publish", "trash"
NO_DATE = "0000"
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # which WordPress exports all the same
DESCRIPTIONS = ("_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description")
BLOCK = re.compile(
    r"\s*</?(?:p|div|h[1-6]|ul|ol|li|table|blockquote|pre|figure|hr|section|!--|iframe|form|dl|details)\b"
)


def articles_of_wordpress(path: Path, source: str) -> Iterator[Article]:
    """The posts of an export, each an article; of what else there is, the first one tells."""
    try:
        channel = fromstring(NOT_XML.sub("", source)).find("channel")
    except (ParseError, DefusedXmlException, ValueError) as error:
        line = f"{error.position[0]}: " if isinstance(error, ParseError) else ""
        raise NotImported(line + say("This file is not the export of WordPress, or is damaged.")) from None
    items = list(channel.iter("item")) if channel is not None else []
    posts = {id(one): one for one in items if said(one, "post_type") == "post" and said(one, "status") != GONE}
    if not posts:
        raise NotImported(say("There are no posts in this file."))
    begins = [found.start() for found in re.finditer(r"<item[\s>]", source)]
    begins = begins if len(begins) == len(items) else [0] * len(items)
    for begin, item in zip(begins, items, strict=True):
        if id(item) not in posts:
            continue
        article = article_of_post(path, source, item)
        article.begins = begin
        if item is next(iter(posts.values())):
            tell_others(article, [one for one in items if id(one) not in posts])
        yield article


def article_of_post(path: Path, source: str, item: Element) -> Article:
    """The article of a post."""
    title = in_one_line(BeautifulSoup(said(item, "title"), "html.parser").get_text())
    slug, link, status = unquote(said(item, "post_name")), said(item, "link"), said(item, "status")
    article = Article(
        file=path,
        source=source,
        text=with_paragraphs(said(item, "encoded", "content")),
        title=title or slug.replace("-", " ") or said(item, "post_id"),
        slug=name_of(slug or title or said(item, "post_id")),
        description=description_of(item),
        date=date_of(item, "post_date", "post_modified", "pubDate"),
        modified=date_of(item, "post_modified"),
        status="" if status == ONLINE else "draft",
        is_html=True,
        addresses=addresses_of(link, slug),
        host=host_of(link),
    )
    at = f"<link>{link}</link>"
    if article.modified[:10] == article.date[:10]:
        article.modified = ""
    if status not in (ONLINE, "draft"):
        article.note(at, N_("“%(value)s” says nothing here: it is brought in as a draft."), value=status)
    if said(item, "post_password"):
        article.status = "draft"
        article.note(at, N_("It has a password there, which the site cannot ask for: it is brought in as a draft."))
    if not article.date:
        article.date = "2000-01-01"
        article.note(at, N_("It names no date: write the right one in place of %(date)s."), date=article.date)
    terms = [said_text(one) for one in item.findall("category")]
    if terms:
        article.note(
            at, N_("Left out, as the site has none: the categories and tags %(names)s."), names=", ".join(terms)
        )
    comments = len([one for one in item if one.tag.endswith("}comment")])
    if comments:
        article.note(at, N_("Left out, as the site has none: comments (%(count)s)."), count=comments)
    return article


def tell_others(article: Article, others: list[Element]) -> None:
    """Tell what else the export holds, and is not brought in."""
    for item in others:
        kind, link = said(item, "post_type"), said(item, "link")
        if kind == "page":
            left = N_("Left out: the page “%(title)s” (%(link)s). Copy its text into a page of yours.")
            article.note(f"<link>{link}</link>", left, title=said(item, "title"), link=link)
        elif kind == "attachment":
            address = said(item, "attachment_url") or link
            article.note(
                f"url><![CDATA[{address}",
                N_("Left out: the file %(address)s. Download it where you need it."),
                address=address,
            )
        elif kind == "post":
            left = N_("Left out: “%(title)s”, which lay in the bin.")
            article.note(f"<link>{link}</link>", left, title=said(item, "title"))
    kinds = Counter(said(item, "post_type") for item in others)
    rest = [f"{kind} ({count})" for kind, count in kinds.items() if kind not in ("page", "attachment", "post")]
    if rest:
        article.note("", N_("Left out of the export: %(kinds)s."), kinds=", ".join(rest))


def said(item: Element, name: str, space: str = "") -> str:
    """What an item says under a name, in whatever version of the export; ``space``: a part of the name's space."""
    for one in item:
        where, _, local = one.tag.rpartition("}")
        if local == name and space in where:
            return said_text(one)
    return ""


def said_text(element: Element) -> str:
    """The text of an element."""
    return (element.text or "").strip()


def description_of(item: Element) -> str:
    """What is to stand in lists: what was written for search engines, else the excerpt."""
    for one in (one for one in item if one.tag.endswith("}postmeta")):
        if said(one, "meta_key") in DESCRIPTIONS and "%%" not in said(one, "meta_value"):
            return in_one_line(said(one, "meta_value"))
    return in_one_line(BeautifulSoup(said(item, "encoded", "excerpt"), "html.parser").get_text())


def date_of(item: Element, *wanted: str) -> str:
    """The first of these dates that there is."""
    dates = (as_date(said(item, name)) for name in wanted if not said(item, name).startswith(NO_DATE))
    return next((one for one in dates if is_date(one)), "")


def with_paragraphs(text: str) -> str:
    """The text of a post as HTML: without ``<p>``, an empty line there ends a paragraph, and a line end is one."""
    if re.search(r"<p[\s>]", text):
        return text
    parts = re.split(r"\n\s*\n", text.replace("\r\n", "\n"))
    wrapped = (part if BLOCK.match(part) else f"<p>{part.strip().replace(chr(10), '<br>')}</p>" for part in parts)
    return "\n\n".join(wrapped)
