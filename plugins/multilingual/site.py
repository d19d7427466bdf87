"""The site as a whole: every document by language and key, and how documents belong together."""

from collections import defaultdict
from functools import cache, cached_property
from pathlib import Path

from pelican.generators import ArticlesGenerator, PagesGenerator

from plugins.multilingual.addresses import settle_address
from plugins.multilingual.fallbacks import fallbacks, missing_source

LISTS = {
    PagesGenerator: (
        "pages",
        "translations",
        "hidden_pages",
        "hidden_translations",
        "draft_pages",
        "draft_translations",
    ),
    ArticlesGenerator: (
        "articles",
        "translations",
        "hidden_articles",
        "hidden_translations",
        "drafts",
        "drafts_translations",
    ),
}
NOT_INDEXED = ("thanks", "not-found")


class Site:
    """Every document of a run, in the order of the languages and then of the keys."""

    def __init__(self, facts, documents, menu=(), footer_menu=()):
        order = {language: position for position, language in enumerate(facts.languages)}
        self.facts = facts
        self.documents = sorted(documents, key=lambda document: (order[document.lang], document.key))
        self.by_source = {document.relative_source_path: document for document in self.documents}
        self._by_key = defaultdict(dict)
        for document in self.documents:
            if document.status != "draft":
                self._by_key[document.key][document.lang] = document
        self.languages = [language for language in facts.languages if self.find(language, "home")]
        self._menus = {"menu": menu, "footer_menu": footer_menu}
        self._articles = {language: self._newest_first(language) for language in facts.languages}
        self.fallbacks = fallbacks(self)
        self._fallback = {(page.lang, page.key): page for page in self.fallbacks}
        self.by_source |= {missing_source(page): page for page in self.fallbacks}

    def find(self, language: str, key: str):
        """The document of a key in a language, or None."""
        return self._by_key.get(key, {}).get(language)

    def shown(self, language: str, key: str):
        """What stands for a key in a language: its document, one in another language instead, or None."""
        return self.find(language, key) or self._fallback.get((language, key))

    @cached_property
    def by_url(self) -> dict:
        """The documents by their addresses."""
        return {document.url: document for document in self.documents}

    def published_by_key(self) -> dict[str, dict]:
        """All documents that are not drafts: key → language → document."""
        return self._by_key

    def alternates(self, document) -> list:
        """The versions of a document that there are, itself included, in the order of the languages."""
        versions = getattr(document, "versions", None) or self._by_key.get(document.key, {}).values()
        return [version for version in versions if version.text_lang == version.lang] or [document]

    def x_default(self, document):
        """The version for readers of any other language: that of the default language, or else the first."""
        alternates = self.alternates(document)
        default = (version for version in alternates if version.lang == self.facts.default_language)
        return next(default, alternates[0])

    def versions(self, document) -> list:
        """What the switcher leads to: the alternates, and what is shown where there is none."""
        versions = getattr(document, "versions", None) or self.alternates(document)
        by_language = {version.lang: version for version in versions}
        found = (by_language.get(code) or self.shown(code, document.key) for code in self.languages)
        return [version for version in found if version]

    def articles(self, language: str) -> list:
        """The articles of a language, newest first."""
        return self._articles[language]

    def menu(self, name: str, language: str) -> list:
        """The documents of a menu (``menu`` or ``footer_menu``) that are shown in the language."""
        return [found for key in self._menus[name] if (found := self.shown(language, key))]

    def indexed(self) -> list:
        """The documents that search engines are told of."""
        return [
            document for document in self.documents if document.status == "published" and not document.noindex
        ]

    def address(self, language: str, key: str) -> str:
        """The address of a page in a language; the home page's where there is no such page."""
        found = self.shown(language, key)
        return found.url if found else self.facts.addresses.home(language)

    def _newest_first(self, language):
        listed = [
            d for d in self.documents if d.lang == language and d.is_article and d.status == "published"
        ]
        return sorted(listed, key=lambda document: document.date, reverse=True)


def gather(generators, settings) -> Site:
    """Collect what the generators read, settle it, and hand it back to them in one order."""
    readers = [(one, lists) for one in generators for kind, lists in LISTS.items() if isinstance(one, kind)]
    documents = [document for generator, lists in readers for document in take(generator, lists, settings)]
    complete(documents, settings)
    site = Site(settings["FACTS"], documents, settings["MENU"], settings["FOOTER_MENU"])
    for generator, lists in readers:
        # A link to the file that is missing leads to what is shown in its place.
        generator.context["generated_content"] |= {missing_source(page): page for page in site.fallbacks}
        articles = isinstance(generator, ArticlesGenerator)
        written = [*site.documents, *site.fallbacks]
        setattr(generator, lists[0], [document for document in written if document.is_article == articles])
    return site


def take(generator, lists, settings) -> list:
    """Empty a generator's lists; when publishing, the drafts are left out and cannot be linked to."""
    taken = []
    for name in lists:
        taken += getattr(generator, name)
        setattr(generator, name, [])
    if not settings["PUBLISH"]:
        return taken
    for draft in (document for document in taken if document.status == "draft"):
        generator.context["generated_content"][draft.relative_source_path] = None
    return [document for document in taken if document.status != "draft"]


def complete(documents, settings):
    """Give the documents their addresses, their templates, and the attributes that templates rely on."""
    facts = settings["FACTS"]
    templates = {path.stem for path in Path(settings["THEME"], "templates").glob("*.html")}
    articles_address = cache(lambda language: facts.addresses.page(language, "articles"))
    for document in documents:
        document.is_article = document.default_template == "article"
        document.text_lang = document.lang
        document.date_modified = getattr(document, "modified", None)
        document.menu_label = getattr(document, "menu", document.title)
        document.noindex = document.key in NOT_INDEXED or document.status != "published"
        if "template" not in document.metadata and document.key in templates:
            document.template = document.key
        settle_address(document, facts, articles_address)
