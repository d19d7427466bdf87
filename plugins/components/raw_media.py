"""Pictures, films and sounds written in HTML, past all that the site does for a picture.

What of a page is HTML, only Markdown can tell: in code, in a list or inside other HTML, a line that looks
alike means something else.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from ground.texts import N_
from plugins.components.source import PageHolder

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
# As much of a tag as stands in one line and came through unchanged.
TAG = re.compile(r"(?P<name><(?:img|picture|source|video|audio)\b)[^<>\n&\\\x02]*", re.IGNORECASE)


class RawMedia(Treeprocessor):
    """Reports the media in what Markdown put aside as HTML. Runs before the pictures put their own there."""

    def __init__(self, md: Markdown, extension: PageHolder):
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        """Report each, with the line it stands in."""
        source = self.extension.page
        for raw in self.md.htmlStash.rawHtmlBlocks:
            for tag in TAG.finditer(COMMENT.sub("", str(raw))):
                for line in lines_with(source.places.prose_lines, tag[0].rstrip()):
                    past = N_("“%(tag)s” goes past all that the site does for a picture: size, words, author.")
                    mend = N_("Write ![what it shows](…); to a film or a sound, write a link.")
                    source.error(line, past, mend, tag=tag["name"])


def lines_with(lines: list[str], text: str) -> list[int]:
    """The numbers of the lines that hold a text; or the first."""
    return [number for number, line in enumerate(lines, start=1) if text in line] or [1]
