"""A page that a language lacks is shown there in another one, under that language's address and menu.

It is for the visitor alone: search engines are sent to the original, and no sitemap, feed or search knows it.
"""

import re
from copy import copy

from plugins.multilingual.addresses import settle_address

INSIDE = re.compile(r'(?<=href=")(?P<path>/[^"#?]*)(?:#(?P<anchor>[^"]*))?(?=")')


def fallbacks(site) -> list:
    """The pages to show where a version is missing, unless site.toml or the page says no."""
    if not site.facts.shows_fallbacks:
        return []
    return [
        fallback(next(iter(versions.values())), language, site)
        for key, versions in site.published_by_key().items()
        for language in site.languages
        if language not in versions and falls_back(next(iter(versions.values())))
    ]


def falls_back(original) -> bool:
    """Whether a page may be shown in the place of its missing translations: ``Fallback: no`` forbids it."""
    return getattr(original, "fallback", "yes") != "no"


def fallback(original, language: str, site):
    """The original under another language's address; ``text_lang`` stays the language it is written in."""
    page = copy(original)
    page.lang = language
    page.canonical_url = original.url
    settle_address(page, site.facts, lambda code: site.facts.addresses.page(code, "articles"))
    # Asked for by Pelican when the page is rendered, when all addresses are known.
    page._get_content = lambda: lead_home(original.content, original.lang, language, site)
    return page


def missing_source(page) -> str:
    """The file that would take the place of a fallback, as a link names it."""
    return f"{page.lang}/{page.key}.md"


def lead_home(content: str, original_language: str, language: str, site) -> str:
    """The text with its links leading to the versions in this language, where there are any."""

    def led_home(link: re.Match) -> str:
        page = site.by_url.get(link["path"])
        if page is None:
            return topic_address(link["path"], original_language, language, site) or link[0]
        version = site.shown(language, page.key) if page.lang == original_language else None
        return version.url + place_in(version, link["anchor"]) if version else link[0]

    return INSIDE.sub(led_home, content)


def place_in(page, anchor: str | None) -> str:
    """``#anchor`` where the page has such a place; a heading has another name in another language."""
    return f"#{anchor}" if anchor and f'id="{anchor}"' in page.content else ""


def topic_address(address: str, original_language: str, language: str, site) -> str | None:
    """Where this language asks about the topic of an address of the other; None for other addresses."""
    if not site.shown(language, "contact"):
        return None
    for topic in site.facts.topic_keys:
        if address == site.facts.addresses.topic(original_language, topic):
            return site.facts.addresses.topic(language, topic)
    return None
