"""The list of articles, in pages: ``/articoli/``, ``/articoli/2/``, each of the same length."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from ground.texts import translations
from plugins.multilingual.document import Document, safe

KEY = "articles"
NEIGHBOURS = 2  # how many pages before and after it a page of the list leads to


@dataclass(frozen=True)
class PageLink:
    """A page of a list as the others lead to it; ``after_gap``: pages are left out before it."""

    number: int
    url: str
    after_gap: bool


@dataclass(frozen=True)
class Pager:
    """The way from one page of a list to the others; empty addresses where there is none."""

    previous: str
    next: str
    links: tuple[PageLink, ...]


def count_of_pages(articles: int, length: int) -> int:
    """How many pages so many articles take; the first is there without any."""
    return max(1, -(-articles // length))


def further_pages(first: Document, count: int) -> list[Document]:
    """The pages of a list after its first."""
    return [further_page(first, number, count) for number in range(2, count + 1)]


def further_page(first: Document, number: int, count: int) -> Document:
    """A page of a list: its first one once more, at an address and with a title of its own.

    It has the social card of the first one. Where that is shown in the place of another, search engines are
    sent to the same page as from there.
    """
    text = translations(first.text_lang).gettext("%(title)s, page %(number)s of %(count)s")
    title = safe(text % {"title": first.title, "number": number, "count": count})
    return replace(
        first,
        number=number,
        title=title,
        menu_label=title,
        description=Markup("{}. {}").format(title, first.description),
        card="" if first.canonical_url else first.save_as,
        url=address_of(first.url, number),
    )


def address_of(first: str, number: int) -> str:
    """The address of a page of the list whose first one stands at an address."""
    return first if number == 1 else f"{first}{number}/"


def pager(page: Document, count: int) -> Pager:
    """The way from a page to those beside it, the first and the last: as long with a thousand pages as with ten."""
    number = page.number
    first = page.url if number == 1 else page.url.removesuffix(f"{number}/")
    near = range(number - NEIGHBOURS, number + NEIGHBOURS + 1)
    numbers = sorted({1, count, *(one for one in near if 1 <= one <= count)})
    gaps = [one - before > 1 for before, one in zip([0, *numbers], numbers, strict=False)]
    return Pager(
        previous=address_of(first, number - 1) if number > 1 else "",
        next=address_of(first, number + 1) if number < count else "",
        links=tuple(PageLink(one, address_of(first, one), gap) for one, gap in zip(numbers, gaps, strict=True)),
    )


def part_of(articles: Sequence[Document], number: int, length: int) -> Sequence[Document]:
    """The articles on a page of the list."""
    return articles[(number - 1) * length : number * length]
