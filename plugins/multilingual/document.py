"""A document of the site: a page or an article in one language, as its source says, and where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cached_property
from html import unescape
from pathlib import Path
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from ground.addresses import file_of
from ground.facts import Facts
from plugins.cache.digest import Digested, digest_of
from plugins.names import slug
from plugins.record import Converted, Record
from plugins.site_settings import SHARED, SiteSettings

NOT_INDEXED = ("thanks", "not-found")
NO_WORDS = Markup()


@dataclass(frozen=True)
class Document(Digested):
    """What templates know of a document.

    ``lang`` is the language whose pages it belongs to, ``text_lang`` the one it is written in: they differ
    where it is shown in the place of a missing translation. Such a page, and one of a ``topic``, has a
    ``canonical_url``. ``card``: the file of the page whose social card it has. ``number``: which one it is of the
    pages that a list takes. ``kicker``: a line above the title.
    """

    converted: Converted
    path: Path
    lang: str
    key: str
    slug: str
    status: str
    template: str
    title: Markup
    description: Markup
    menu_label: Markup
    text_lang: str
    is_article: bool = False
    date: datetime | None = None
    date_modified: datetime | None = None
    noindex: bool = False
    url: str = ""
    base: str = ""
    canonical_url: str = ""
    topic: str = ""
    card: str = ""
    number: int = 1
    kicker: Markup = NO_WORDS

    @property
    def source(self) -> str:
        """The name of its file in the content folder."""
        return self.converted.source

    @property
    def record(self) -> Record:
        """What it contains."""
        return self.converted.record

    @cached_property
    def save_as(self) -> str:
        """The file of the site that it is."""
        return file_of(self.url, self.base)

    @property
    def is_published(self) -> bool:
        """Whether it is listed, not hidden and no draft."""
        return self.status == "published"

    @property
    def names_its_address(self) -> bool:
        """Whether its source says where it stands, or its key does."""
        return "slug" in self.converted.front_matter or self.key in ("home", "not-found")

    @property
    def shown_with(self) -> str:
        """The fact, or the table, without which it does not exist; empty for the most."""
        return self.converted.front_matter.get("shown-with", "")

    @cached_property
    def digest(self) -> str:  # type: ignore[override]  # asked for seldom: that of what templates know
        """That of what templates know; the text has one of its own."""
        return digest_of(tuple(getattr(self, name) for name in SHOWN))

    def line_of(self, name: str) -> int:
        """The line of an entry of its front matter; the first where there is none."""
        return self.converted.lines.get(name, 1)


# What templates know of a document.
SHOWN = [one.name for one in fields(Document) if one.name not in ("converted", "path")]


def documents(converted: Iterable[Converted], settings: SiteSettings, facts: Facts) -> list[Document]:
    """The documents of these sources, without their addresses; drafts are left out where the site is published."""
    zone = ZoneInfo(settings.timezone)
    templates = {path.stem for path in (settings.theme / "templates").glob("*.html")} - SHARED
    found = (document(one, settings.content, zone, templates) for one in converted)
    return [one for one in found if not (settings.publish and one.status == "draft")]


def drafts_among(converted: Iterable[Converted]) -> set[tuple[str, str]]:
    """The languages and the keys of the sources that are still being written."""
    drafts = (one.source for one in converted if one.front_matter.get("status") == "draft")
    return {(lang, name.removesuffix(".md")) for lang, _, name in (source.partition("/") for source in drafts)}


def document(converted: Converted, content: Path, zone: ZoneInfo, templates: set[str]) -> Document:
    """The document of a source; that of a draft may still lack its title, its description, its slug."""
    values = converted.front_matter
    lang, _, name = converted.source.partition("/")
    key, status = name.removesuffix(".md"), values.get("status") or "published"
    is_article = key.startswith("articles/")
    title = safe(values.get("title") or key.rpartition("/")[2])
    usual = key if key in templates else "article" if is_article else "page"
    return Document(
        converted=converted,
        path=content / converted.source,
        lang=lang,
        key=key,
        slug=values.get("slug") or slug(values.get("title", "")) or slug(key),
        status=status,
        template=values.get("template") or usual,
        title=title,
        description=safe(values.get("description", "")),
        menu_label=safe(values["menu"]) if "menu" in values else title,
        text_lang=lang,
        is_article=is_article,
        date=moment(values.get("date"), zone),
        date_modified=moment(values.get("modified"), zone),
        noindex=key in NOT_INDEXED or status != "published",
        kicker=safe(values.get("kicker", "")),
    )


def safe(text: str) -> Markup:
    """A line of the front matter for templates: entities become characters, and nothing is markup."""
    return Markup(escape(unescape(text)))  # noqa: S704 - escaped right here


def moment(value: str | None, zone: ZoneInfo) -> datetime | None:
    """A date of the front matter, in the site's time zone unless it names its own."""
    if not value:
        return None
    read = datetime.fromisoformat(value.strip())
    return read if read.tzinfo else read.replace(tzinfo=zone)
