"""Search: the pages of a language in one list, and an index of their words for the script that narrows it.

The index is a file of the site that the script fetches when something is typed: the text that each page shows, in
sections. It is made of the finished pages, so that every word that they show is found.

Once there are more articles than one page of their list shows, they are not in this list: the script finds them by an
index of their own, in blocks of which it fetches but the parts with the words that are typed. So no file grows with
their number.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial

from ground.addresses import below
from plugins.cache.inputs import Inputs, Reader
from plugins.cache.memo import Made, Memo
from plugins.multilingual.document import Document
from plugins.multilingual.entries import listed
from plugins.multilingual.site import Site
from plugins.plan import Planned
from plugins.search.block import Block, blocks
from plugins.search.finished import look, look_task

KEY = "search"


def searchable(site: Site, language: str) -> list[Document]:
    """What can be found in a language: what search engines find but this page, in the order of the menus."""
    menus = [page for name in ("menu", "footer_menu") for page in site.menu(name, language)]
    first = [page.url for page in (*menus, *site.articles(language))]
    order = {url: place for place, url in enumerate([site.addresses.home(language), *first])}
    pages = [page for page in site.indexed() if page.lang == language and page.key != KEY]
    return sorted(pages, key=lambda page: order.get(page.url, len(order)))


def older(site: Site, language: str) -> list[Document]:
    """What the list leaves to an index of its own: the articles, unless one page of their list shows them all."""
    return parted(site, language)[1]


def in_list(site: Site, language: str) -> list[Document]:
    """What the page of the search lists."""
    return parted(site, language)[0]


def parted(site: Site, language: str) -> tuple[list[Document], list[Document]]:
    """What can be found, in two parts: what the page of the search lists, and what it leaves to the other index."""
    pages = searchable(site, language)
    articles = [page for page in pages if page.is_article]
    if len(articles) <= site.list_length:
        return pages, []
    return [page for page in pages if not page.is_article], articles


def index_file(language: str) -> str:
    """The file of the site with the texts of a language; browsers ask for it anew, as they do for pages."""
    return f"{KEY}/{language}.json"


def index(inputs: Inputs, language: str) -> bytes:
    """Address → the sections of what a page shows, each with its anchor, its heading and its lines."""
    found = {url: inputs.read("shown", file) for url, file in inputs.read("indexed", language)}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def body(inputs: Inputs, page: Document) -> str:
    """The text of a page, as HTML."""
    return str(inputs.read("body", page.save_as).html())


def indexed(site: Site, language: str) -> list[Document]:
    """What is in the index of a language: what its page lists, if it has one."""
    return in_list(site, language) if site.shown(language, KEY) else []


def plan(site: Site, inputs: Inputs) -> Iterator[Planned]:
    """The index of each language that has a search page."""
    for language in (language for language in site.languages if site.shown(language, KEY)):
        yield Planned(index_file(language), partial(index, inputs, language), reads_pages=True)
        for number in range(inputs.read("search blocks", language)):
            block: Block = inputs.read("search block", language, str(number))
            for name in block.names():
                yield Planned(block.file(name), partial(data, inputs, language, number, name))


def make_blocks(site: Site, inputs: Inputs, memo: Memo) -> None:
    """Make the index of each block that has changed: once, for all the files that are cut from it."""
    tasks = {
        block_task(language, str(number)): (language, str(number))
        for language in site.languages
        for number in range(inputs.read("search blocks", language))
    }
    memo.make_all([*tasks], lambda task: made_block(inputs, *tasks[task]), few=True)


def block_task(language: str, number: str) -> str:
    """What the making of a block is called in the memo."""
    return f"search block {language} {number}"


def made_block(inputs: Inputs, language: str, number: str) -> Made[None]:
    """The parts of a block as they are kept."""
    block: Block = inputs.read("search block", language, number)
    parts = block.made(partial(body, inputs))
    return Made(None, json.dumps(parts).encode())


def data(inputs: Inputs, language: str, number: int, name: str) -> bytes:
    """A file of a block."""
    block: Block = inputs.read("search block", language, str(number))
    return block.data(name)


def readers(site: Site, inputs: Inputs, memo: Memo) -> Mapping[str, Reader]:
    """What answers for the search.

    By language: ``searchable``, what its page lists; ``indexed``, the addresses of the pages in its index, with their
    files; ``search blocks``, how many there are; with a number: ``search block``.
    """

    blocks_of = cache(lambda language: blocks(older(site, language)))

    def block(language: str, number: str) -> Block:
        articles = blocks_of(language)[int(number)]

        def kept() -> list[str]:
            task = block_task(language, number)
            memo.make(task, lambda: made_block(inputs, language, number))
            parts: list[str] = json.loads(memo.store.body(task) or b"[]")
            return parts

        return Block(language, articles, kept)

    return {
        "searchable": lambda language: tuple(map(listed, in_list(site, language))),
        "indexed": lambda language: tuple((page.url, page.save_as) for page in indexed(site, language)),
        "search blocks": lambda language: len(blocks_of(language)),
        "search block": block,
    }


def look_at_pages(site: Site, planned: Mapping[str, Planned], inputs: Inputs, memo: Memo) -> None:
    """Read what the finished pages show that are in an index: once, for all that is asked of it."""
    pages = [page.save_as for language in site.languages for page in indexed(site, language)]
    files = {look_task(file): file for file in pages if file in planned}
    memo.make_all([*files], lambda task: look(planned[files[task]], inputs, memo))


def functions(inputs: Inputs, base: str) -> Mapping[str, Callable[..., object]]:
    """What templates of a site below this base gain.

    ``searchable(language)``, ``search_index(language)``, ``search_blocks(language)``.
    """

    def search_blocks(language: str) -> str:
        found = (
            inputs.read("search block", language, str(one)) for one in range(inputs.read("search blocks", language))
        )
        return " ".join(below(base, block.address) for block in found)

    return {
        "searchable": lambda language: inputs.read("searchable", language),
        "search_index": lambda language: below(base, f"/{index_file(language)}"),
        "search_blocks": search_blocks,
    }
