"""What was typed with straight marks, shown with those of its language.

Code, addresses, facts and whatever was written with a backslash stay as they are. Runs when the attributes are known,
among them the languages of words, and before anything else looks at what the page says.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from plugins.components.paragraphs import NO_PROSE, TAG, Paragraphs
from plugins.components.quotes import OBJECT, STRAIGHT
from plugins.components.source import PageHolder, Source
from plugins.components.typography import Piece, has_something_typed

# What Markdown has put aside: HTML, a character after a backslash, a fact.
ASIDE = re.compile("(\x02[^\x02\x03]*\x03)")
HTML_ASIDE = re.compile("\x02wzxhzdk:([0-9]+)\x03")
TEXTS = ("alt", "title")
ENTRIES = ("title", "description", "menu")
MARKUP = re.compile(r"(<!--.*?(?:-->|\Z)|<[^<>]*>|&#?\w+;)", re.DOTALL)


def typed_entries(source: Source, values: Mapping[str, str]) -> dict[str, str]:
    """The values of the front matter; those that visitors read with the marks of the page's language."""
    typed = {name: source.typed(value) if name in ENTRIES else value for name, value in values.items()}
    for name in ENTRIES if source.settings.smart_typing else ():
        if STRAIGHT.search(typed.get(name, "")):
            source.tell_straight(values[name])
    return typed


class SmartTyping(Treeprocessor):
    """Sets the marks of a page in the place of straight ones: in its paragraphs, its pictures, its own HTML."""

    def __init__(self, md: Markdown, extension: PageHolder):
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        """Go through a page."""
        source = self.extension.page
        if not source.settings.smart_typing or not has_something_typed(source.text):
            return
        self.paragraphs = self.new_paragraphs(source.lang)
        self.visit(root, source.lang)
        self.paragraphs.end()
        stash = self.md.htmlStash.rawHtmlBlocks
        for number, raw in enumerate(stash):
            if isinstance(raw, str) and raw.startswith("<") and has_something_typed(raw):
                stash[number] = self.typed_html(raw, self.new_paragraphs(source.lang))

    def new_paragraphs(self, language: str) -> Paragraphs:
        """Paragraphs that begin here."""
        return Paragraphs(language, self.extension.page.tell_straight)

    def visit(self, element: Element, language: str) -> None:
        """Take in the texts of an element."""
        language = element.get("lang", language)
        for name in TEXTS:
            if text := element.get(name):
                alone = self.new_paragraphs(language)
                alone.add(self.pieces(text, language), partial(element.set, name))
                alone.end()
        if element.tag in NO_PROSE or (element.tag == "a" and element.text == element.get("href")):
            self.paragraphs.add([Piece("", language, OBJECT)])
            return
        self.take(element.text, language, partial(setattr, element, "text"))
        for child in element:
            ends = self.md.is_block_level(child.tag) or child.tag == "br"
            if ends:
                self.paragraphs.end()
            self.visit(child, language)
            if ends:
                self.paragraphs.end()
            self.take(child.tail, language, partial(setattr, child, "tail"))

    def take(self, text: str | None, language: str, put: Callable[[str], None]) -> None:
        """Take in one text."""
        if isinstance(text, AtomicString):
            self.paragraphs.add([Piece(text, language, OBJECT)])
        elif text:
            self.paragraphs.add(self.pieces(text, language), put)

    def pieces(self, text: str, language: str) -> Iterator[Piece]:
        """What a text is made of."""
        for at, part in enumerate(ASIDE.split(text)):
            if at % 2:
                yield self.paragraphs.aside(part, self.html_of(part))
            elif part:
                yield self.paragraphs.prose(part, language)

    def html_of(self, aside: str) -> str:
        """The HTML that Markdown has put aside; empty for anything else."""
        number = HTML_ASIDE.fullmatch(aside)
        raw = self.md.htmlStash.rawHtmlBlocks[int(number[1])] if number else ""
        return raw if isinstance(raw, str) else ""

    def typed_html(self, html: str, paragraphs: Paragraphs) -> str:
        """A piece of HTML with the marks in what it says."""
        parts = MARKUP.split(html)
        for at, part in enumerate(parts):
            if at % 2 and (tag := TAG.match(part)) and self.md.is_block_level(tag["name"]):
                paragraphs.end()
            if part:
                piece = paragraphs.aside(part, part) if at % 2 else paragraphs.prose(part)
                paragraphs.add([piece], partial(parts.__setitem__, at))
        paragraphs.end()
        return "".join(parts)
