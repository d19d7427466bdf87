"""Search: all pages of a language in one list, and an index of their words for the script that narrows it.

The index is a file of the site that the script fetches when something is typed; nothing else is needed, so
the content security policy stays as it is.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from plugins.cache.digest import digest_of
from plugins.cache.inputs import Inputs, Reader
from plugins.multilingual.bodies import picture_credits
from plugins.multilingual.document import Document
from plugins.multilingual.entries import listed
from plugins.multilingual.site import Site
from plugins.plan import Planned
from plugins.words import words

KEY = "search"
FOLDER = "assets/search"


def searchable(site: Site, language: str) -> list[Document]:
    """What can be found in a language: what search engines find but this page, in the order of the menus."""
    first = [page.url for page in (*site.menu("menu", language), *site.articles(language))]
    order = {url: place for place, url in enumerate([site.addresses.home(language), *first])}
    pages = [page for page in site.indexed() if page.lang == language and page.key != KEY]
    return sorted(pages, key=lambda page: order.get(page.url, len(order)))


def index_file(site: Site, language: str) -> str:
    """The file of the site with the words of a language; its name changes with them."""
    pages = searchable(site, language)
    said = [(page.url, page.record.words, page.record.lists_pictures and picture_credits(site, page)) for page in pages]
    return f"{FOLDER}/{language}.{digest_of(said)[:10]}.json"


def index(inputs: Inputs, pages: list[Document]) -> bytes:
    """Address → the words of the text, for all pages."""
    found = {page.url: words(inputs.read("body", page.save_as).html()) for page in pages}
    return json.dumps(found, separators=(",", ":")).encode()


def plan(site: Site, inputs: Inputs) -> Iterator[Planned]:
    """The index of each language that has a search page."""
    for language in site.languages:
        if site.shown(language, KEY):
            yield Planned(index_file(site, language), partial(index, inputs, searchable(site, language)))


def readers(site: Site) -> Mapping[str, Reader]:
    """What answers for the search: ``searchable(language)``, and ``search index(language)``, its address."""
    return {
        "searchable": lambda language: tuple(map(listed, searchable(site, language))),
        "search index": lambda language: f"/{index_file(site, language)}",
    }


def functions(inputs: Inputs) -> Mapping[str, Callable[..., object]]:
    """What templates gain: ``searchable(language)`` and ``search_index(language)``."""
    return {
        "searchable": lambda language: inputs.read("searchable", language),
        "search_index": lambda language: inputs.read("search index", language),
    }
