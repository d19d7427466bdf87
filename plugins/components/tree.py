"""The HTML of a page as a tree, with all addresses in it cut out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# HTML itself says where these end.
END_BY_THEMSELVES = {"p", "li", "dt", "dd", "tr", "th", "td", "thead", "tbody", "tfoot", "option"}
# The attributes that hold an address, and how an attribute is written in a tag.
LEADING = {"href", "xlink:href", "src", "poster", "data", "cite", "action", "formaction"}
ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")


@dataclass
class Element:
    """An element: its tag, its attributes, and what is in it."""

    tag: str
    attributes: dict[str, str]
    inside: list["Element | str"] = field(default_factory=list)

    def walk(self, *without: "Element") -> Iterator["Element | str"]:
        """Elements and texts in it, in the order of the page, however deep they lie; some elements left out."""
        waiting, left_out = [iter(self.inside)], {id(one) for one in without}
        while waiting:
            one = next(waiting[-1], None)
            if one is None:
                waiting.pop()
            elif isinstance(one, str):
                yield one
            elif id(one) not in left_out:
                yield one
                waiting.append(iter(one.inside))

    def elements(self) -> Iterator["Element"]:
        """The elements in it, in the order of the page."""
        return (one for one in self.walk() if isinstance(one, Element))

    def text(self, *without: "Element") -> str:
        """What it says; some elements in it left out."""
        return "".join(one for one in self.walk(*without) if isinstance(one, str))

    def first(self, tag: str, css_class: str = "") -> "Element | None":
        """The first element in it of a tag and exactly these classes."""
        fits = (one for one in self.elements() if one.tag == tag and one.attributes.get("class", "") == css_class)
        return next(fits, None)


class Address(NamedTuple):
    """An address as it is written in the HTML, with the element and the name of the attribute that hold it."""

    written: str
    element: Element
    attribute: str


class Tree(HTMLParser):
    """Reads a page. ``root`` holds its elements, ``elements`` are all of them in the order of the page.

    ``addresses`` are what they lead to; ``parts`` is the HTML in pieces, each followed by the address of the same
    number but the last one.
    ``alone`` are the tags that lack their counterpart.
    """

    def __init__(self, html: str):
        super().__init__()
        self.root = Element("", {})
        self.elements: list[Element] = []
        self.addresses: list[Address] = []
        self.parts: list[str] = []
        self.alone: list[str] = []
        self._html, self._cut = html, 0
        self._open = [self.root]
        self._lines = [0, *(match.end() for match in re.finditer("\n", html))]
        self.feed(html)
        self.close()
        self.parts.append(html[self._cut :])
        self._close(1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].inside.append(element)
        self.elements.append(element)
        if attrs:
            self._cut_out(self.get_starttag_text() or "", element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins and ends."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        """An element ends, and with it whatever is still open in it."""
        if self._open[-1].tag == tag:
            self._open.pop()
            return
        place = next((place for place in range(len(self._open) - 1, 0, -1) if self._open[place].tag == tag), 0)
        if place:
            self._open[place + 1 :], inside = [], self._open[place + 1 :]
            self.alone += unclosed(inside)
            self._open.pop()
        elif tag not in VOID | END_BY_THEMSELVES:
            self.alone.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """A text."""
        self._open[-1].inside.append(data)

    def _close(self, place: int) -> None:
        self.alone += unclosed(self._open[place:])

    def _cut_out(self, tag: str, element: Element) -> None:
        begin = self._lines[self.getpos()[0] - 1] + self.getpos()[1]
        for match in ATTRIBUTE.finditer(tag):
            name, value = match[1].lower(), match.lastindex or 1
            if name in LEADING and value > 1:
                self.parts.append(self._html[self._cut : begin + match.start(value)])
                self.addresses.append(Address(match[value], element, name))
                self._cut = begin + match.end(value)


def unclosed(elements: list[Element]) -> list[str]:
    """The tags of the elements that should have been closed, the innermost first."""
    return [f"<{element.tag}>" for element in reversed(elements) if element.tag not in END_BY_THEMSELVES]
