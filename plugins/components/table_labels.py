"""Wide tables, which are shown as cards where there is no room for them: each cell has the words of its head."""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from plugins.components.source import PageHolder

# With so many columns a table is wider than a telephone; with one fewer, where each line has a heading of its own.
WIDE = 4


class TableLabels(Treeprocessor):
    """Makes tables with many columns ``wide``, and says in each cell of theirs what its column is."""

    def __init__(self, md: Markdown, extension: PageHolder):
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        """Find the tables, once what stands in lines has been read."""
        for table in root.iter("table"):
            heads = ["".join(one.itertext()).strip() for one in table.iterfind("thead/tr/th")]
            if len(heads) >= (WIDE if heads[:1] != [""] else WIDE - 1):
                self.label(table, [self.extension.page.tokens.words(head) for head in heads])

    def label(self, table: Element, heads: list[str]) -> None:
        """Name the parts of a table, and label its cells."""
        table.set("class", "wide")
        if not heads[0]:
            next(table.iter("th")).tag = "td"  # what says nothing heads nothing
        for row in table.iterfind("tbody/tr"):
            first, *others = row
            first.tag = "th"
            first.set("scope", "row")
            for cell, head in zip(others, heads[1:], strict=False):
                cell.set("data-label", head)
