"""A specimen in small: its text, without what can be followed, linked to, or taken for a part of another page."""

import re

from markupsafe import Markup

BEGIN = '<section class="specimen">'
END = "</section>"
LINK = re.compile(r"</?a\b[^>]*>")
ANCHOR = re.compile(r'\sid="[^"]*"')
HEADING = re.compile(r"(?P<begin></?)h(?P<level>[1-6])\b(?P<rest>[^>]*>)")
TITLES = {"<": r'<p class="h\g<level>"\g<rest>', "</": "</p>"}


def miniature(html: str) -> Markup:
    """The specimen of a page as decoration: headings are paragraphs, links words; empty where there is none."""
    begin, end = html.find(BEGIN), html.rfind(END)
    if begin < 0:
        return Markup()
    shown = ANCHOR.sub("", LINK.sub("", html[begin : end + len(END)]))
    return Markup(HEADING.sub(title, shown))  # noqa: S704 - the page's own


def title(tag: re.Match[str]) -> str:
    """A tag of a heading as that of a paragraph."""
    return tag.expand(TITLES[tag["begin"]])
