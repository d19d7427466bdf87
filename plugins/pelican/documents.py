"""Pelican's pages and articles, and its generators for them, as the site was converted."""

import os
from collections.abc import Sequence
from copy import copy
from typing import Any, Protocol

from pelican.contents import Article, Content, Page
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator

from plugins.multilingual.document import Document

LISTS = {
    PagesGenerator: (
        *("pages", "translations", "hidden_pages", "hidden_translations"),
        *("draft_pages", "draft_translations"),
    ),
    ArticlesGenerator: (
        *("articles", "translations", "hidden_articles", "hidden_translations"),
        *("drafts", "drafts_translations"),
    ),
}


class Holder(Protocol):
    """Who gives Pelican the documents of the site."""

    def content(self, name: str, kind: type[Content]) -> Content | None:
        """A source as Pelican's pages are; None where it has to read it in its own way, for other plugins."""


class Named(Content):  # type: ignore[misc]  # Pelican is not typed
    """A document that knows the name of its source, which Pelican works out from two paths each time."""

    source: str

    def get_relative_source_path(self, source_path: str | None = None) -> str:
        """That name, or the one of another source."""
        other: str = super().get_relative_source_path(source_path) if source_path else self.source
        return other


class NamedPage(Named, Page):  # type: ignore[misc]  # Pelican is not typed
    """A page."""


class NamedArticle(Named, Article):  # type: ignore[misc]  # Pelican is not typed
    """An article."""


class LookedUpOnce(Generator):  # type: ignore[misc]  # Pelican is not typed
    """A generator that looks for its files once in a run."""

    found: dict[tuple[object, ...], set[str]]

    def get_files(
        self, paths: list[str], exclude: Sequence[str] = (), extensions: Sequence[str] | None = None
    ) -> set[str]:
        """The names of the files in some folders."""
        asked = (tuple(paths), tuple(exclude), extensions)
        if asked not in self.found:
            self.found[asked] = super().get_files(paths, list(exclude), extensions)
        return self.found[asked]


class SitePages(LookedUpOnce, PagesGenerator):  # type: ignore[misc]  # Pelican is not typed
    """Pages, each as it was converted."""

    site: Holder

    def files(self) -> set[str]:
        """The names of the sources."""
        found: set[str] = self.get_files(self.settings["PAGE_PATHS"], exclude=self.settings["PAGE_EXCLUDES"])
        return found

    def get_cached_data(self, name: str, default: Any = None) -> Content | None:
        """A page that Pelican need not read."""
        return self.site.content(os.path.normpath(name), NamedPage)


class SiteArticles(LookedUpOnce, ArticlesGenerator):  # type: ignore[misc]  # Pelican is not typed
    """Articles, each as it was converted."""

    site: Holder

    def files(self) -> set[str]:
        """The names of the sources."""
        found: set[str] = self.get_files(self.settings["ARTICLE_PATHS"], exclude=self.settings["ARTICLE_EXCLUDES"])
        return found

    def get_cached_data(self, name: str, default: Any = None) -> Content | None:
        """An article that Pelican need not read."""
        return self.site.content(os.path.normpath(name), NamedArticle)


SITE_GENERATORS = (SitePages, SiteArticles)


def lists_of(generator: Generator) -> tuple[str, ...]:
    """The names of the lists in which a generator keeps its documents."""
    return LISTS[PagesGenerator if isinstance(generator, PagesGenerator) else ArticlesGenerator]


def placed(content: Content, page: Document) -> Content:
    """One of Pelican's documents at the address of a page; what stands elsewhere, too, is a copy."""
    shown = copy(content) if page.canonical_url or page.number > 1 else content
    shown.lang, shown.title, shown.template = page.lang, page.title, page.template
    # Pelican's addresses begin without a slash: templates and plugins put SITEURL and one before them.
    shown.override_url, shown.override_save_as = page.url.lstrip("/"), page.save_as
    return shown
