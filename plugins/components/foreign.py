"""Words of another language, to be spoken right: ``[Feierabend]{lang=de}``, or ``*Termin*{lang=de}``.

Spaces within the braces, a colon, quotes around the letters, and words in two lines make no difference.
The second is the attribute list that Markdown has already; the first is for words that are not emphasised.
"""

import re
import xml.etree.ElementTree as etree

from markdown.inlinepatterns import InlineProcessor

FOREIGN = r"""\[([^\[\]]+)\]\{:?\s*lang=["']?([a-z]{2,3})["']?\s*\}"""


class ForeignWords(InlineProcessor):
    """Marks words with their language (https://www.w3.org/WAI/WCAG22/Understanding/language-of-parts)."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as its own documentation shows
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        """The element around the words."""
        words = etree.Element("span", {"lang": m[2]})
        words.text = m[1]
        return words, m.start(0), m.end(0)
