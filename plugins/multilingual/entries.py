"""What one page knows of another: no more than it shows of it, so that nothing else makes it new."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from ground.texts import language_name
from plugins.cache.inputs import Reader
from plugins.multilingual.bodies import body
from plugins.multilingual.document import Document
from plugins.multilingual.site import Site
from plugins.record import Service


@dataclass(frozen=True)
class Version:
    """A page in one of its languages."""

    lang: str
    url: str


@dataclass(frozen=True)
class MenuEntry:
    """A page as a menu shows it."""

    key: str
    text_lang: str
    url: str
    menu_label: Markup


@dataclass(frozen=True)
class Listed:
    """A page as lists show it."""

    lang: str
    key: str
    url: str
    title: Markup
    description: Markup
    date: datetime | None
    date_modified: datetime | None


@dataclass(frozen=True)
class Chapter:
    """A heading of a page as its list of contents shows it."""

    anchor: str
    words: str


@dataclass(frozen=True)
class SitemapEntry:
    """A page as the sitemap shows it."""

    url: str
    alternates: tuple[Version, ...]
    x_default: Version
    date: datetime | None
    date_modified: datetime | None


@dataclass(frozen=True)
class Language:
    """A language the site is in, as the switcher shows it."""

    code: str
    name: str
    home_url: str
    feed_url: str


def version(document: Document) -> Version:
    """A document as a version."""
    return Version(document.lang, document.url)


def menu_entry(document: Document) -> MenuEntry:
    """A document as an entry of a menu."""
    return MenuEntry(document.key, document.text_lang, document.url, document.menu_label)


def listed(document: Document) -> Listed:
    """A document as an entry of a list."""
    names = ("lang", "key", "url", "title", "description", "date", "date_modified")
    return Listed(*(getattr(document, name) for name in names))


def chapters(document: Document) -> tuple[Chapter, ...]:
    """The chapters of a document: its headings of the second level that a link can lead to."""
    found = (one for one in document.record.headings if one.level == 2 and one.anchor)
    return tuple(Chapter(one.anchor, one.words) for one in found)


def sitemap_entry(site: Site, document: Document) -> SitemapEntry:
    """A document as an entry of the sitemap."""
    alternates = tuple(map(version, site.alternates(document)))
    x_default = version(site.x_default(document))
    return SitemapEntry(document.url, alternates, x_default, document.date, document.date_modified)


def languages(site: Site) -> tuple[Language, ...]:
    """The languages that have a home page, in the site's order."""
    return tuple(
        Language(code, language_name(code), site.addresses.home(code), feed_url(site, code)) for code in site.languages
    )


def feed_url(site: Site, language: str) -> str:
    """The address of a language's feed."""
    return f"{site.addresses.home(language)}feed.atom"


def readers(site: Site, parts: Callable[[str], list[str]]) -> Mapping[str, Reader]:
    """What answers for the site: for each page, and for all of them."""
    return {**page_readers(site, parts), **site_readers(site)}


def page_readers(site: Site, parts: Callable[[str], list[str]]) -> Mapping[str, Reader]:
    """What answers for a page, by its file.

    ``document``, ``body``, ``alternates``, ``x default``, ``versions``, ``pager``; of what it contains, ``chapters``,
    ``questions``, ``definition``, ``steps``, ``shows prices``; ``next article``, what lists show of it, None where
    there is none.
    """

    def next_article(file: str) -> Listed | None:
        found = site.next_article(site.by_file[file])
        return listed(found) if found else None

    return {
        "document": lambda file: site.by_file[file],
        "body": lambda file: body(site, site.by_file[file], parts),
        "alternates": lambda file: tuple(map(version, site.alternates(site.by_file[file]))),
        "x default": lambda file: version(site.x_default(site.by_file[file])),
        "versions": lambda file: tuple(map(version, site.versions(site.by_file[file]))),
        "pager": lambda file: site.pager(site.by_file[file]),
        "chapters": lambda file: chapters(site.by_file[file]),
        "next article": next_article,
        "questions": lambda file: site.by_file[file].record.questions,
        "definition": lambda file: site.by_file[file].record.definition,
        "steps": lambda file: site.by_file[file].record.steps,
        "shows prices": lambda file: site.by_file[file].record.shows_prices,
    }


def site_readers(site: Site) -> Mapping[str, Reader]:
    """What answers for all pages together.

    By language: ``home``, the address of its home page; ``articles``; with a number: ``articles on``, those of a page
    of their list. By language and key: ``address``, and ``page``, what lists show of it, None where there is none. By
    name and language: ``menu``. By topic and language: ``topic address``. For all: ``languages``, ``overview``,
    ``sitemap``.
    """

    def page(language: str, key: str) -> Listed | None:
        found = site.find(language, key)
        return listed(found) if found else None

    return {
        "articles": lambda language: tuple(map(listed, site.articles(language))),
        "articles on": lambda language, number: tuple(map(listed, site.articles_on(language, int(number)))),
        "address": site.address,
        "home": site.addresses.home,
        "page file": lambda language, key: file_of_page(site.public(language, key)),
        "shown file": lambda language, key: file_of_page(site.shown(language, key)),
        "crumb": lambda language, key: crumb(site, language, key),
        "services": lambda language: services(site, language),
        "page": page,
        "topic address": lambda topic, language: site.addresses.topic(language, topic),
        "menu": lambda name, language: tuple(map(menu_entry, site.menu(name, language))),
        "languages": lambda: languages(site),
        "overview": lambda: tuple(map(listed, site.in_overview())),
        "sitemap": lambda: tuple(sitemap_entry(site, one) for one in site.in_sitemap()),
    }


def file_of_page(page: Document | None) -> str:
    """The file of the site that a page is; empty without one."""
    return page.save_as if page else ""


def crumb(site: Site, language: str, key: str) -> MenuEntry | None:
    """A page above others; None where there is none."""
    page = site.public(language, key)
    return menu_entry(page) if page else None


def services(site: Site, language: str) -> tuple[Service, ...]:
    """The services that the page of a language describes."""
    page = site.public(language, "services")
    return page.record.services if page else ()
