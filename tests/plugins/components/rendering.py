"""Markdown as the site reads it, for a page of no site."""

from types import SimpleNamespace

from markdown import Markdown

import pelicanconf
from plugins.components.blocks import BLOCKS
from plugins.components.extension import ComponentsExtension
from plugins.components.fact_tokens import FactTokens
from plugins.components.lines import Lines


class Page:
    """A page that hears what is wrong with it: ``told`` has the line and the sentence."""

    known_facts = frozenset()
    settings = SimpleNamespace(smart_typing=False)

    def __init__(self, text):
        self.text, self.tokens = text, FactTokens({}, "it")
        self.places = Lines(text)
        self.lines = self.places.lines
        self.told = []

    def error(self, line, sentence, _mend="", **values):
        """Take a finding."""
        self.told.append((line, sentence % values))

    warning = error

    def gettext(self, text):
        """As it is."""
        return text


class Reader:
    """Reads one text after the other, as a converter does."""

    def __init__(self):
        self.components = ComponentsExtension(BLOCKS)
        markdown = pelicanconf.MARKDOWN
        self.markdown = Markdown(
            extensions=[*markdown["extensions"], "markdown.extensions.meta", self.components],
            extension_configs=markdown["extension_configs"],
            output_format="html",
        )

    def read(self, text):
        """The HTML of a text, and what was told of it."""
        self.components.page = page = Page(text)
        # The front matter ends with the first empty line.
        return self.markdown.reset().convert(f"\n{text}"), page.told


READER = Reader()


def rendered(text):
    """The HTML of a text."""
    return READER.read(text)[0]


def told(text):
    """What is told of a text, with its line."""
    return READER.read(text)[1]
