"""Where a document stands: the default language at ``/``, the others at ``/en/``, ``/de/``."""

from collections.abc import Iterable
from dataclasses import replace

from ground.facts import Facts
from plugins.multilingual.document import Document


def with_addresses(documents: Iterable[Document], facts: Facts) -> list[Document]:
    """The documents, each with its address, from its language, key and slug."""
    documents = list(documents)
    articles = articles_addresses(documents, facts)
    return [replace(one, url=address(one, facts, articles), base=facts.base) for one in documents]


def address(document: Document, facts: Facts, articles: dict[str, str]) -> str:
    """The root-relative address of a document; ``articles`` are those that its language's articles stand below."""
    home = facts.home(document.lang)
    if document.status == "draft":
        return f"{facts.base}/drafts/{document.lang}/{document.slug}/"
    if document.key == "home":
        return home
    if document.key == "not-found":
        return f"{home}404.html"
    if document.is_article:
        return f"{articles[document.lang]}{document.slug}/"
    return f"{home}{document.slug}/"


def articles_addresses(documents: list[Document], facts: Facts) -> dict[str, str]:
    """The address of each language's list of articles, its own or the one shown in its place; else of its home."""
    public = {(one.lang, one.key): one for one in documents if one.status != "draft"}
    found = {}
    for language in facts.languages:
        home = facts.home(language)
        original = next((public[code, "articles"] for code in facts.languages if (code, "articles") in public), None)
        stands_in = original and falls_back(original) and facts.shows_fallbacks and (language, "home") in public
        page = public.get((language, "articles")) or (original if stands_in else None)
        found[language] = f"{home}{page.slug}/" if page else home
    return found


def falls_back(original: Document) -> bool:
    """Whether a page may be shown in the place of its missing translations: ``Fallback: no`` forbids it."""
    return original.converted.front_matter.get("fallback", "yes") != "no"
