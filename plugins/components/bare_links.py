"""Addresses that stand in a text as they are, ``https://…``, ``www.…``, ``anna@…``, lead where they say.

Not pymdownx's “magiclink”: it cuts ``…/Steuer_(Deutschland)`` off before the bracket, takes www. for http://, makes
links in links that are written in HTML, and on some lines takes a time that grows with the square of their length.
"""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import HTML_PLACEHOLDER_RE, INLINE_PLACEHOLDER_RE, AtomicString

# A mark of Python-Markdown's ends an address as a space does.
REST = r"[^\W_](?:[^\s<>\x02\x03]*[^\s<>\x02\x03?!.,:;*_~'\"“”„«»’‘\]}|])?"
HTTP = rf"(?<![\w/])https?://{REST}"
WWW = rf"(?<![\w/.@])www\.{REST}"
MAIL = r"(?<![\w.+/-])[\w+][\w.+-]*@[^\W_][\w-]*(?:\.[\w-]*[^\W_])+"
# No tag that can stand before an address is longer.
LONGEST = 2000
LINK = re.compile(r"<(?P<closing>/?)a\b", re.IGNORECASE)


class BareLink(InlineProcessor):
    """Makes a link of an address; ``scheme`` goes before it."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, pattern: str, md: Markdown, scheme: str = ""):
        super().__init__(pattern, md)
        self.scheme = scheme

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as its own documentation shows
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int, int]:
        """The link around the address."""
        address = without_last_brackets(m[0])
        end = m.start() + len(address)
        if self.is_in_link(data[max(0, m.start() - LONGEST) : m.start()]):
            return None, m.start(), end
        link = etree.Element("a", {"href": f"{self.scheme}{address}"})
        link.text = AtomicString(address)
        return link, m.start(), end

    def is_in_link(self, before: str) -> bool:
        """Whether a link that is written in HTML has begun and not ended."""
        tags = self.md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined]  # there
        for put_aside in reversed(INLINE_PLACEHOLDER_RE.findall(before)):
            kept = HTML_PLACEHOLDER_RE.fullmatch(tags[put_aside]) if isinstance(tags[put_aside], str) else None
            raw = str(self.md.htmlStash.rawHtmlBlocks[int(kept[1])]) if kept else ""
            if tag := LINK.match(raw):
                return not tag["closing"]
        return False


def without_last_brackets(address: str) -> str:
    """An address without the closing brackets at its end that it did not open."""
    surplus = address.count(")") - address.count("(")
    while surplus > 0 and address.endswith(")"):
        address, surplus = address[:-1], surplus - 1
    return address.rstrip("?!.,:;*_~'\"")


def register(md: Markdown) -> None:
    """Add the patterns, after HTML (90) and before emphasis (60): addresses may hold its signs."""
    md.inlinePatterns.register(BareLink(HTTP, md), "bare-http", 85)
    md.inlinePatterns.register(BareLink(WWW, md, "https://"), "bare-www", 84)
    md.inlinePatterns.register(BareLink(MAIL, md, "mailto:"), "bare-mail", 83)
