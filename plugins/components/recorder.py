"""Records what is in a page: from the tree of the HTML that Markdown made of it, with the lines of its source."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from html import escape, unescape

from plugins.cache.digest import digest_of_bytes
from plugins.components.lines import Lines
from plugins.components.tree import Element, Tree
from plugins.record import (
    Definition,
    Heading,
    Kind,
    LanguageMark,
    Link,
    PictureCredit,
    Place,
    Question,
    Record,
    Service,
    Step,
)
from plugins.words import one_line, words

BY_SOURCE = re.compile(r"\{(?P<kind>filename|static|attach|topic)\}(?P<target>[^?#]*)(?P<rest>.*)", re.DOTALL)
BY_ADDRESS = re.compile(r"(?P<target>/(?!/)[^?#]*)(?P<rest>.*)", re.DOTALL)
KINDS: dict[str, Kind] = {"filename": "page", "static": "file", "attach": "file", "topic": "topic"}
HEADING = re.compile(r"h[1-6]")
STAMP = re.compile(r"\bdrawing--([\w-]+)")


# The name of the file that an address means, and what of the address follows that name; None where it means none.
FileFinder = Callable[[str], tuple[str, str] | None]


def record(
    html: str, tree: Tree, lines: Lines, pictures: tuple[PictureCredit, ...], file: FileFinder = lambda _: None
) -> Record:
    """What a page contains."""
    elements = tree.elements
    return Record(
        digest=digest_of_bytes(html.encode()),
        words=digest_of_bytes(words(html).encode()),
        links=tuple(link(address.written, lines, file) for address in tree.addresses),
        places=tuple(place(one, lines) for one in elements if one.attributes.get("id")),
        headings=tuple(heading(one, lines) for one in elements if HEADING.fullmatch(one.tag)),
        questions=tuple(question(one) for one in elements if one.tag == "details"),
        services=tuple(filter(None, map(service, elements))),
        definition=next(filter(None, map(definition, sections_of("definition", elements))), None),
        steps=tuple(step(item) for section in sections_of("steps", elements) for item in items(section)),
        shows_prices=any(has_class(one, "price-slip") for one in elements),
        drawings=tuple(found[1] for one in elements if (found := STAMP.search(one.attributes.get("class", "")))),
        pictures=pictures,
        languages=tuple(language_mark(one, lines) for one in elements if one.attributes.get("lang")),
        lists_pictures=any(one.tag == "div" and one.attributes.get("class") == "pictures" for one in elements),
    )


def packed(parts: list[str]) -> bytes:
    """The HTML between the addresses of a page, to be kept."""
    return json.dumps(parts).encode()


def unpacked(body: bytes) -> list[str]:
    """The HTML between the addresses of a page."""
    parts: list[str] = json.loads(body)
    return parts


def link(written: str, lines: Lines, file: FileFinder) -> Link:
    """An address of a page, and the line it stands in; one that means a file names it from the content folder."""
    by_source, by_address = BY_SOURCE.fullmatch(written), BY_ADDRESS.fullmatch(written)
    found = by_source or by_address
    kind: Kind
    if written.startswith("#"):
        kind, target, rest = "place", "", written
    elif not found:
        kind, target, rest = "elsewhere", written, ""
    else:
        kind = KINDS[by_source["kind"]] if by_source else "address"
        target, rest = found["target"], found["rest"]
    line = 0 if kind == "topic" else lines.of_address(unescape(written))
    if found and kind in ("file", "address") and (meant := file(unescape(target + rest))):
        name, after = meant
        return Link("file", f"/{name}", "", escape(after), written, line)
    return Link(kind, unescape(target), unescape(rest.partition("#")[2]), rest, written, line)


def place(element: Element, lines: Lines) -> Place:
    """A place that a link can lead to."""
    anchor = element.attributes["id"]
    return Place(anchor, lines.of_place(anchor))


def heading(element: Element, lines: Lines) -> Heading:
    """A heading; its line is that of its words up to the first tag."""
    first = element.inside[0] if element.inside and isinstance(element.inside[0], str) else ""
    words, anchor = one_line(element.text()), element.attributes.get("id", "")
    return Heading(int(element.tag[1]), words, lines.of_words(first.strip()), anchor)


def question(element: Element) -> Question:
    """A question, and its answer without the link that leads to it."""
    asked, link = element.first("summary"), element.first("p", "permalink")
    left_out = [one for one in (asked, link) if one]
    return Question(one_line(asked.text()) if asked else "", one_line(element.text(*left_out)), is_unfilled(element))


def service(element: Element) -> Service | None:
    """A service with the first paragraph that describes it, and its tasks; None for any other element."""
    if element.tag != "section" or element.attributes.get("class") != "service":
        return None
    described = next((one for one in element.elements() if one.tag == "p" and not one.attributes), None)
    tasks = (one_line(one.text()) for one in element.elements() if one.tag == "li" and has_class(one, "task"))
    return Service(element.attributes.get("id", ""), one_line(described.text()), (*tasks,)) if described else None


def has_class(element: Element, name: str) -> bool:
    """Whether an element has a class among others."""
    return name in element.attributes.get("class", "").split()


def sections_of(name: str, elements: Iterable[Element]) -> Iterator[Element]:
    """The sections of a class."""
    return (one for one in elements if one.tag == "section" and has_class(one, name))


def is_unfilled(element: Element) -> bool:
    """Whether something in it is still to be filled in."""
    return any(has_class(one, "placeholder") for one in element.elements())


def definition(section: Element) -> Definition | None:
    """What the first paragraph of a section defines: its bold term; None where there is none."""
    said = section.first("p")
    term = said.first("strong") if said else None
    if said is None or term is None:
        return None
    return Definition(one_line(term.text()), one_line(said.text()), is_unfilled(said))


def items(section: Element) -> Iterator[Element]:
    """The items of the numbered list of a section, without those of lists in it."""
    numbered = section.first("ol")
    return (one for one in (numbered.inside if numbered else ()) if isinstance(one, Element) and one.tag == "li")


def step(item: Element) -> Step:
    """An item of a numbered list, named by its first bold words, or else by all of it."""
    bold, text = item.first("strong"), one_line(item.text())
    return Step(one_line(bold.text()).rstrip(".:") if bold else text, text, is_unfilled(item))


def language_mark(element: Element, lines: Lines) -> LanguageMark:
    """Words in another language."""
    language = element.attributes["lang"]
    return LanguageMark(language, lines.of(f"lang={language}"))
