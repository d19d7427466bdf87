"""The lines of a page as visitors see them: what stands in one line, code left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from plugins.components.tree import Element, Tree

# What is shown letter by letter, and what is no text of hers.
LEFT_OUT = {"code", "pre", "kbd", "samp", "tt", "script", "style", "textarea", "svg", "math", "template", "picture"}
INLINE = {
    *("a", "abbr", "b", "bdi", "bdo", "cite", "data", "del", "dfn", "em", "font", "i", "ins", "label", "mark", "q"),
    *("s", "small", "span", "strike", "strong", "sub", "sup", "time", "u", "var", "wbr", "img"),
}
CELLS = {"td", "th"}
SPOKEN = ("alt", "title", "aria-label")
OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands for what is left out
ADDRESS = re.compile(r"(https?://|www\.)[^\s()]*")


@dataclass
class Line:
    """A line that visitors see, and the texts between the tags in it. ``block``: the element that it is part of.

    ``spoken``: it is heard in the place of a picture.
    """

    block: Element
    pieces: list[str] = field(default_factory=list)
    spoken: bool = False

    @cached_property
    def text(self) -> str:
        """What it says, addresses shortened to how they begin; asked for when the line is whole."""
        text = "".join(self.pieces).strip(" \t")
        return ADDRESS.sub(rf"\1{OBJECT}", text) if "://" in text or "www." in text else text

    @property
    def begins(self) -> bool:
        """Whether what it begins with could be a sign of Markdown: not in a cell, where signs are short for words."""
        return not (self.spoken or self.block.tag in CELLS)


def visible_lines(tree: Tree) -> Iterator[Line]:
    """The lines of a page that say something, then the words for those who cannot see it."""
    yield from (line for line in lines_in(tree.root) if line.pieces and line.text)
    for one in tree.elements:
        yield from (Line(one, [said], spoken=True) for name in SPOKEN if (said := one.attributes.get(name)))


def lines_in(root: Element) -> Iterator[Line]:
    """The lines in an element, empty ones among them; one ends where a block does."""
    line, waiting = Line(root), [(root, iter(root.inside))]
    while waiting:
        block, inside = waiting[-1]
        one = next(inside, None)
        if one == "\n" and not line.pieces:
            continue  # between two blocks
        if isinstance(one, str):
            first, *more = one.split("\n")
            line.pieces.append(first)
            for begun in more:
                yield line
                line = Line(block, [begun])
        elif one is None:
            waiting.pop()
            if waiting and waiting[-1][0] is not block:
                yield line
                line = Line(waiting[-1][0])
        elif one.tag in LEFT_OUT or one.attributes.get("class") == "placeholder":
            line.pieces.append(OBJECT)
        elif one.tag in INLINE:
            waiting.append((block, iter(one.inside)))
        else:
            yield line
            line = Line(one)
            waiting.append((one, iter(one.inside)))
    yield line
