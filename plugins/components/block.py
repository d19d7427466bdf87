"""What the blocks of our pages are made from."""

import xml.etree.ElementTree as etree
from xml.etree.ElementTree import Element

from pymdownx.blocks.block import Block

from plugins.components.options import Option, value_of
from plugins.components.source import Source


class OurBlock(Block):  # type: ignore[misc]  # pymdownx is not typed
    """What our blocks share: the page they stand in."""

    @property
    def page(self) -> Source:
        """The page being read."""
        page: Source = self.config["extension"].page
        return page

    def _validate(self, parent: Element, arg: str, **options: Option) -> bool:
        """Take the options as they were written; what is wrong with one, the source's check has reported."""
        try:
            values = {name: value_of(type(self), option) for name, option in options.items()}
        except (KeyError, ValueError):
            return False
        is_valid: bool = super()._validate(parent, arg, **values)
        return is_valid


class Box(OurBlock):
    """An element with a class: its argument, or the block's name."""

    TAG = "section"

    def on_create(self, parent: Element) -> Element:
        """Make the element."""
        return etree.SubElement(parent, self.TAG, {"class": self.argument or self.NAME})


def put_in_place(parent: Element, block: Element, content: list[Element]) -> None:
    """Put content in the place of a block in its parent."""
    place = list(parent).index(block)
    parent[place : place + 1] = content
