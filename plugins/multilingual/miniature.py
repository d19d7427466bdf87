"""A specimen in small: its text, without what can be followed, linked to, or taken for a part of another page."""

import re

from markupsafe import Markup

BEGIN = '<section class="specimen">'
SECTION = re.compile(r"<(?P<end>/?)section\b")
END = "</section>"
LINK = re.compile(r"</?a\b[^>]*>")
ANCHOR = re.compile(r'\sid="[^"]*"')
HEADING = re.compile(r"(?P<begin></?)h(?P<level>[1-6])\b(?P<rest>[^>]*>)")
TITLES = {"<": r'<p class="h\g<level>"\g<rest>', "</": "</p>"}


def miniature(html: str) -> Markup:
    """The specimen of a page as decoration: headings are paragraphs, links words; empty where there is none."""
    begin = html.find(BEGIN)
    if begin < 0:
        return Markup()
    shown = ANCHOR.sub("", LINK.sub("", html[begin : end_of_section(html, begin)]))
    return Markup(HEADING.sub(title, shown))  # noqa: S704 - the page's own


def end_of_section(html: str, begin: int) -> int:
    """Where the section that begins there ends, those in it counted."""
    depth = 0
    for tag in SECTION.finditer(html, begin):
        depth += -1 if tag["end"] else 1
        if not depth:
            return tag.start() + len(END)
    return len(html)


def title(tag: re.Match[str]) -> str:
    """A tag of a heading as that of a paragraph."""
    return tag.expand(TITLES[tag["begin"]])
