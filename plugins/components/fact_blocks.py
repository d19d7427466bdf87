"""The blocks that show facts, or what depends on them: nothing is shown before they are filled in."""

import xml.etree.ElementTree as etree
from xml.etree.ElementTree import Element

from plugins.components.block import Box, OurBlock, put_in_place
from plugins.components.fact_list import fact_list
from plugins.components.fact_names import tell_unknown_facts
from plugins.components.price_slip import price_slip


class When(Box):
    """What is shown once a fact, or one of a table of facts, is filled in: ``/// when | agreement``."""

    NAME = "when"
    TAG = "div"
    ARGUMENT = True

    def on_create(self, parent: Element) -> Element:
        """Make an element for as long as the content is read."""
        self.parent = parent
        return etree.SubElement(parent, self.TAG)

    def on_end(self, block: Element) -> None:
        """Put the content in its place, or leave it out."""
        shown = self.page.facts.is_filled(self.argument, self.page.lang)
        if not shown:
            tell_unknown_facts(self.page, block)
        put_in_place(self.parent, block, list(block) if shown else [])


class Withdrawn(OurBlock):
    """A block whose element goes again where nothing came into it."""

    def on_end(self, block: Element) -> None:
        """Nothing is filled in, no element."""
        if not len(block):
            self.parent.remove(block)


class FactList(Withdrawn):
    """The facts of a table that are filled in, each with its label: ``/// facts | availability``."""

    NAME = "facts"
    ARGUMENT = True

    def on_create(self, parent: Element) -> Element:
        """Make the list."""
        self.parent = parent
        return fact_list(parent, self.page, self.argument, f"facts facts--{self.argument}")


class PriceSlip(Withdrawn):
    """Her rate, with an example reckoned from it: ``/// price-slip``."""

    NAME = "price-slip"

    def on_create(self, parent: Element) -> Element:
        """Make the slip."""
        self.parent = parent
        return price_slip(parent, self.page)
