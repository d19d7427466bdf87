"""What a page shows, as it is served: the text of its main part in sections, each with the place it can be sent to."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from plugins.components.tree import END_BY_THEMSELVES, Element, Tree
from plugins.components.visible import INLINE
from plugins.words import one_line

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SILENT = ("script", "style", "svg", "math", "template")
END = "\n"  # of a line


class Section(NamedTuple):
    """A part of a page: the anchor that leads to it, empty at the top; its heading; and the lines below it."""

    anchor: str
    heading: str
    lines: list[str]


class Heading(NamedTuple):
    """A heading, and the name of the place that it or the part around it can be sent to."""

    anchor: str
    text: str


def sections(html: str) -> list[Section]:
    """The sections of a page's main part, those without a word left out."""
    main = next((one for one in Tree(html).elements if one.tag == "main"), Element("main", {}))
    found: list[tuple[Heading, list[str]]] = [(Heading("", ""), [])]
    for piece in pieces(main):
        if isinstance(piece, Heading):
            found.append((piece, []))
        else:
            found[-1][1].append(piece)
    read = (Section(*heading, lines_of("".join(texts))) for heading, texts in found)
    return [one for one in read if one.heading or one.lines]


def pieces(main: Element) -> Iterator[Heading | str]:
    """The headings and the texts in an element, in their order; a block begins and ends a line."""
    waiting = [("", "", iter(main.inside))]  # what is open: where it can be sent to, how it ends, what is left of it
    while waiting:
        place, end, inside = waiting[-1]
        one = next(inside, None)
        if one is None:
            waiting.pop()
            yield end
        elif isinstance(one, str):
            yield one
        elif one.tag in HEADINGS:
            anchor = one.attributes.get("id", "") or place
            yield Heading("" if one.tag == "h1" else anchor, one_line(one.text()))
        elif one.tag not in SILENT and not is_hidden(one):
            end = "" if one.tag in INLINE else END
            yield end
            waiting.append((one.attributes.get("id", "") or place, end, iter(one.inside)))


def is_hidden(element: Element) -> bool:
    """Whether nobody sees it; one whose end may be left out counts as seen, as nobody knows what is still in it."""
    return "hidden" in element.attributes and element.tag not in END_BY_THEMSELVES


def lines_of(text: str) -> list[str]:
    """The lines that say something."""
    return [line for line in map(one_line, text.split(END)) if re.search(r"\w", line)]
