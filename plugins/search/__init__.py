"""Search: all pages of a language in one list, and an index of their words for the script that narrows it.

The index is a file of the site that the script fetches when something is typed; nothing else is needed, so
the content security policy stays as it is. Templates gain, on the page ``search``, ``searchable`` (documents)
and ``search_index`` (the address of the index).
"""

import json

from pelican.plugins import signals

from plugins.search.words import words

__all__ = ["register"]

KEY = "search"


def show_search(generator, content):
    """Put the list and the index of a language before the template of its search page."""
    if content.key != KEY:
        return
    settings = generator.settings
    pages = searchable(settings["SITE"], content.lang)
    name = f"{KEY}/{content.lang}.json"
    settings["ASSETS"].add(name, index(pages))
    generator.context["searchable"] = pages
    generator.context["search_index"] = settings["ASSETS"].url(name)


def searchable(site, language: str) -> list:
    """What can be found in a language: what search engines find but this page, in the order of the menus."""
    first = [page.url for page in (*site.menu("menu", language), *site.articles(language))]
    order = {url: place for place, url in enumerate([site.facts.addresses.home(language), *first])}
    pages = [page for page in site.indexed() if page.lang == language and page.key != KEY]
    return sorted(pages, key=lambda page: order.get(page.url, len(order)))


def index(pages) -> bytes:
    """Address → the words of the text, for all pages."""
    return json.dumps({page.url: words(page.content) for page in pages}, separators=(",", ":")).encode()


def register():
    """Connect to Pelican; after the multilingual plugin, which knows what belongs to a language."""
    signals.page_generator_write_page.connect(show_search)
