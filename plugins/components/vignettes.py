"""The small drawing of a service: at its block, and at each line of a digest that leads there."""

import re
import xml.etree.ElementTree as etree
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from plugins.components.drawings import described
from plugins.components.source import PageHolder, Source

LEADS_TO = re.compile(r"\{filename\}services\.md#([\w-]+)")


class Vignettes(Treeprocessor):
    """Puts the drawing of a service before each item of ``/// section | digest`` whose first link leads to it."""

    def __init__(self, md: Markdown, extension: PageHolder):
        super().__init__(md)
        self.md, self.extension = md, extension

    def run(self, root: Element) -> None:
        """Find the items, once their links are elements."""
        for item in root.iterfind(".//section[@class='digest']//li"):
            link = item.find(".//a")
            if link is not None and (key := LEADS_TO.fullmatch(link.get("href", ""))):
                put_vignette(item, self.md, self.extension.page, key[1])


def put_vignette(parent: Element, md: Markdown, page: Source, key: str) -> None:
    """Let an element begin with the drawing of a service, as decoration; with none where the theme has none."""
    svg = page.inputs.read("drawing", f"vignette-{key}")
    if not svg:
        return
    holder = etree.Element("span", {"class": "vignette"})
    holder.text = md.htmlStash.store(str(described(svg, page.gettext)))
    holder.tail, parent.text = parent.text, ""
    parent.insert(0, holder)
