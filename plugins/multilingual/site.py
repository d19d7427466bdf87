"""The site as a whole: every document by language and key, and how documents belong together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from ground.addresses import Addresses, file_of
from ground.facts import Facts
from plugins.multilingual import lists
from plugins.multilingual.addresses import address, articles_addresses, falls_back
from plugins.multilingual.conditions import waiting_sources
from plugins.multilingual.document import Document
from plugins.multilingual.targets import linked_files
from plugins.multilingual.topics import topic_page
from plugins.names import published
from plugins.site_settings import LIST_LENGTH


class Site:
    """Every document of a run, in the order of the languages and then of the keys.

    ``menus``: the keys of the pages of each menu, in order. ``list_length``: how many articles a list shows at once.
    ``waiting``: the documents that there are not, because they wait for a fact.
    """

    def __init__(
        self,
        facts: Facts,
        documents: Iterable[Document],
        menus: Mapping[str, tuple[str, ...]],
        list_length: int = LIST_LENGTH,
        waiting: Iterable[Document] = (),
    ):
        order = {language: position for position, language in enumerate(facts.languages)}
        self.facts = facts
        self.documents = sorted(documents, key=lambda document: (order[document.lang], document.key))
        self.waiting = tuple(waiting)
        self.waiting_for = waiting_sources(self.waiting, facts.languages)
        self._by_key: dict[str, dict[str, Document]] = defaultdict(dict)
        for document in self.documents:
            if document.status != "draft":
                self._by_key[document.key][document.lang] = document
        self.languages = [language for language in facts.languages if self.find(language, "home")]
        self._menus, self.list_length = menus, list_length
        self.fallbacks = self._fallbacks()
        self._fallback = {(page.lang, page.key): page for page in self.fallbacks}
        self.topic_pages = self._topic_pages()
        self.list_pages = self._list_pages()
        self.by_source = {missing_source(page): page for page in self.fallbacks}
        self.by_source |= {document.source: document for document in self.documents}

    @property
    def shown_documents(self) -> list[Document]:
        """The documents, and those that are shown in the place of others."""
        return [*self.documents, *self.fallbacks]

    @cached_property
    def by_file(self) -> dict[str, Document]:
        """All that is shown, by the file of the site that it is."""
        return {page.save_as: page for page in (*self.shown_documents, *self.topic_pages, *self.list_pages)}

    @cached_property
    def by_url(self) -> dict[str, Document]:
        """The documents by their addresses."""
        return {document.url: document for document in self.documents}

    @cached_property
    def file_names(self) -> Mapping[str, str]:
        """The files of the content folder that pages link to: name → the file of the site that it becomes."""
        return published(linked_files(self.documents))

    def find(self, language: str, key: str) -> Document | None:
        """The document of a key in a language, or None."""
        return self._by_key.get(key, {}).get(language)

    def shown(self, language: str, key: str) -> Document | None:
        """What stands for a key in a language: its document, one in another language instead, or None."""
        return self.find(language, key) or self._fallback.get((language, key))

    def public(self, language: str, key: str) -> Document | None:
        """The document of a key in a language that may be led to; None where there is none, or it is hidden."""
        found = self.find(language, key)
        return found if found and found.is_published else None

    def published_by_key(self) -> Mapping[str, Mapping[str, Document]]:
        """All documents that are not drafts, of the keys that are not hidden everywhere: key → language → document."""
        return {key: found for key, found in self._by_key.items() if any(one.is_published for one in found.values())}

    def alternates(self, document: Document) -> list[Document]:
        """The versions of a document that there are, itself included, in the order of the languages."""
        versions = self._siblings(document)
        return [version for version in versions if version.text_lang == version.lang] or [document]

    def x_default(self, document: Document) -> Document:
        """The version for readers of any other language: that of the default language, or else the first."""
        alternates = self.alternates(document)
        default = (version for version in alternates if version.lang == self.facts.default_language)
        return next(default, alternates[0])

    def versions(self, document: Document) -> list[Document]:
        """What the switcher leads to: the alternates, and what is shown where there is none."""
        by_language = {version.lang: version for version in self._siblings(document)}
        found = (by_language.get(code) or self.shown(code, document.key) for code in self.languages)
        return [version for version in found if version and (version.is_published or version == document)]

    def articles(self, language: str) -> list[Document]:
        """The articles of a language, newest first."""
        return self._articles[language]

    def next_article(self, article: Document) -> Document | None:
        """The article to read after another: the next older one, after the oldest the newest; None without one."""
        others = self.articles(article.lang)
        place = self._places_of_articles.get(article.url)
        return None if place is None or len(others) < 2 else others[(place + 1) % len(others)]

    def articles_on(self, language: str, number: int) -> Sequence[Document]:
        """The articles of a language that a page of their list shows; on the first one stand the newest."""
        return lists.part_of(self.articles(language), number, self.list_length)

    def pager(self, page: Document) -> lists.Pager:
        """The way from a page of the list of articles to the others."""
        return lists.pager(page, self._count_of_pages(page.lang))

    def menu(self, name: str, language: str) -> list[Document]:
        """The documents of a menu (``menu``, ``footer_menu``, ``service_menu``) that are shown in the language."""
        found = (self.shown(language, key) for key in self._menus[name])
        return [page for page in found if page and page.is_published]

    def indexed(self) -> list[Document]:
        """The documents that search engines are told of."""
        return [document for document in self.documents if document.is_published and not document.noindex]

    def in_sitemap(self) -> list[Document]:
        """The addresses that search engines are told of, each page of a list among them."""
        return [*self.indexed(), *(page for page in self.list_pages if not (page.noindex or page.canonical_url))]

    def in_overview(self) -> list[Document]:
        """The documents that search engines are told of, of the articles the newest alone, so that it stays short."""
        newest = {article.url for language in self.languages for article in self.articles_on(language, 1)}
        return [page for page in self.indexed() if not page.is_article or page.url in newest]

    def address(self, language: str, key: str) -> str:
        """The address of a page in a language; the home page's where there is no such page."""
        found = self.shown(language, key)
        return found.url if found else self.facts.home(language)

    def file_of(self, address: str) -> str:
        """The file of the site that answers an address."""
        return file_of(address, self.facts.base)

    @cached_property
    def addresses(self) -> Addresses:
        """Where the pages of the site stand, those of its articles apart."""
        pages: dict[str, dict[str, str]] = {language: {} for language in self.facts.languages}
        for page in reversed(self.shown_documents):
            if not page.is_article and page.status != "draft":
                pages[page.lang][page.key] = page.url
        topics: dict[str, dict[str, str]] = {language: {} for language in self.facts.languages}
        for page in self.topic_pages:
            topics[page.lang][page.topic] = page.url
        return Addresses(tuple(self.facts.languages), self.facts.default_language, pages, topics, self.facts.base)

    def _siblings(self, document: Document) -> list[Document]:
        """The same page in all languages; for one of a topic or a list, those of the topic, the number."""
        if document.topic or document.number > 1:
            return self._repeated[document.topic, document.number]
        return [one for one in self._by_key.get(document.key, {}).values() if one.is_published or one == document]

    @cached_property
    def _articles(self) -> dict[str, list[Document]]:
        found: dict[str, list[Document]] = {language: [] for language in self.facts.languages}
        listed = (one for one in self.documents if one.is_article and one.is_published and one.date)
        for article in sorted(listed, key=lambda one: one.date, reverse=True):  # type: ignore[arg-type, return-value]  # has a date
            found[article.lang].append(article)
        return found

    @cached_property
    def _places_of_articles(self) -> dict[str, int]:
        return {one.url: place for found in self._articles.values() for place, one in enumerate(found)}

    @cached_property
    def _repeated(self) -> dict[tuple[str, int], list[Document]]:
        found: dict[tuple[str, int], list[Document]] = defaultdict(list)
        for page in (*self.topic_pages, *(page for page in self.list_pages if page.is_published)):
            found[page.topic, page.number].append(page)
        return found

    def _count_of_pages(self, language: str) -> int:
        return lists.count_of_pages(len(self.articles(language)), self.list_length)

    def _fallbacks(self) -> list[Document]:
        """What is shown where a version is missing, unless site.toml or the page says no.

        It is for the visitor alone: search engines are sent to the original, and no sitemap, feed or search knows it.
        """
        if not self.facts.shows_fallbacks:
            return []
        articles = articles_addresses(self.documents, self.facts)
        originals = (
            (versions, next(one for one in versions.values() if one.is_published))
            for versions in self.published_by_key().values()
        )
        return [
            self._fallback_of(original, language, articles)
            for versions, original in originals
            for language in self.languages
            if language not in versions and falls_back(original)
        ]

    def _fallback_of(self, original: Document, language: str, articles: dict[str, str]) -> Document:
        page = replace(original, lang=language, canonical_url=original.url)
        return replace(page, url=address(page, self.facts, articles))

    def _topic_pages(self) -> list[Document]:
        """The contact page once more for each topic, with the topic chosen, so that a link can choose it.

        ``/contatti/agenda/`` is the contact page of ``/contatti/``, to which search engines are sent; the sitemap,
        the feeds and the search know nothing of it. It has the social card of the contact page, but none where
        that is shown in the place of another one.
        """
        contacts = [page for page in self.shown_documents if page.key == "contact" and page.is_published]
        return [topic_page(contact, topic, self.facts) for topic in self.facts.topic_keys for contact in contacts]

    def _list_pages(self) -> list[Document]:
        """The list of articles once more for each of its pages but the first."""
        firsts = [page for page in self.shown_documents if page.key == lists.KEY]
        return [page for first in firsts for page in lists.further_pages(first, self._count_of_pages(first.lang))]


def missing_source(page: Document) -> str:
    """The file that would take the place of a fallback, as a link names it."""
    return f"{page.lang}/{page.key}.md"
