"""The source of one page: where it is, what it says, and where a finding about it belongs."""

import posixpath
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Protocol
from urllib.parse import unquote

from ground.characters import nfc
from ground.texts import N_
from plugins.cache.inputs import Inputs
from plugins.components.entries import Entries, read_entries
from plugins.components.entry_meanings import Meanings, meanings
from plugins.components.fact_tokens import FactTokens
from plugins.components.facts import FACT
from plugins.components.lines import Lines
from plugins.components.typography import typeset
from plugins.findings import Findings
from plugins.noted import NotedFacts, NotedTexts
from plugins.record import PictureCredit
from plugins.site_settings import SiteSettings

QUOTES = {"it": "«…», “…”, ’", "en": "“…”, ‘…’, ’", "de": "„…“, ‚…‘, ’"}
USE_QUOTES = N_("Use %(quotes)s.")


class Source:
    """A Markdown file while it is read: its name in the content folder, its text, its language and its key.

    ``findings`` gather what is wrong in it, ``pictures`` what it shows.
    """

    def __init__(self, name: str, text: str, settings: SiteSettings, inputs: Inputs, facts: NotedFacts):
        self.name, self.text = name, text
        self.settings, self.inputs, self.facts = settings, inputs, facts
        self.path = settings.content / name
        self.lang, _, key = name.partition("/")
        self.key = key.removesuffix(".md")
        self.places = Lines(text)
        self.lines = self.places.lines
        self.findings = source_findings(inputs, facts)
        self.tokens = FactTokens(facts, self.lang)
        self.pictures: list[PictureCredit] = []

    def gettext(self, text: str) -> str:
        """A text for visitors in the language of the page."""
        return NotedTexts(self.inputs, self.lang).gettext(text)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """A text for visitors for so many."""
        return NotedTexts(self.inputs, self.lang).ngettext(singular, plural, number)

    @cached_property
    def known_facts(self) -> set[str]:
        """The facts this text names that there are, in this language."""
        return {name for name in FACT.findall(self.text) if self.tokens.is_known(name)}

    @cached_property
    def shown_places(self) -> Lines:
        """The lines of this text as they are shown: with facts in the place of their names."""
        return Lines(self.tokens.words(self.text)) if "{{" in self.text else self.places

    def typed(self, text: str) -> str:
        """A text for visitors, with the marks of its language where straight ones were typed."""
        return typeset(text, self.lang) if self.settings.smart_typing else text

    def tell_straight(self, words: str) -> None:
        """Warn of straight marks in these words of the page that stay, because nobody can tell which are meant."""
        unclear = N_("Nobody can tell which mark this straight one stands for.")
        self.warning(self.places.of(words), unclear, USE_QUOTES, quotes=QUOTES.get(self.lang, QUOTES["en"]))

    def needs(self, name: str) -> bool:
        """Whether a document of this key cannot do without an entry of the front matter."""
        if name == "date":
            return self.is_article
        return name != "slug" or self.key not in ("home", "not-found")

    @property
    def is_article(self) -> bool:
        """Whether it is an article, by its folder."""
        return self.key.startswith("articles/")

    @cached_property
    def entries(self) -> Entries:
        """The entries of the front matter, as they stand there."""
        return read_entries(self.lines)

    @cached_property
    def meanings(self) -> Meanings:
        """What the entries of the front matter mean."""
        return meanings(self.entries)

    @property
    def said(self) -> Iterator[tuple[int, str]]:
        """What the page says, by lines: the values of its entries without what stands around them, and its prose."""
        yield from ((entry.line, entry.text) for entry in self.entries.found)
        yield from enumerate(self.places.prose_lines[self.entries.end :], start=self.entries.end + 1)

    @property
    def below(self) -> str:
        """The text below the front matter, in the lines that it has in the file."""
        return "\n" * self.entries.end + "\n".join(self.lines[self.entries.end :])

    @cached_property
    def body(self) -> str:
        """The text below the front matter."""
        return self.below.strip()

    @property
    def has_conflicts(self) -> bool:
        """Whether git left two versions of something in the file."""
        return "<<<<<<< " in self.text and "\n>>>>>>> " in self.text

    def line_of(self, name: str) -> int:
        """The line of an entry of the front matter; the first line when there is none."""
        return self.meanings.lines.get(name, 1)

    def file_meant(self, address: str) -> tuple[str, str] | None:
        """The file of the content folder that a link means, from the page's folder, and what follows its name.

        Whatever stands in it: what looks like an escape, a query or a place belongs to the name of a file
        where there is one of that name.
        """
        short = re.split("[?#]", address, maxsplit=1)[0]
        for written in dict.fromkeys((address, unquote(address), short, unquote(short))):
            for name in self.names_of(written):
                if self.inputs.read("is file", name):
                    return name, address.removeprefix(short) if written in (short, unquote(short)) else ""
        return None

    def names_of(self, path: str) -> list[str]:
        """The names in the content folder that a path may mean, the likeliest first.

        From the page's folder, unless a slash stands before it; from the top; among pictures and documents.
        """
        top = path.lstrip("/")
        while top.startswith(("../", "./")):
            top = top.partition("/")[2]
        here = [] if path.startswith("/") else [posixpath.join(posixpath.dirname(self.name), path)]
        there = (
            [top, *(f"{folder}/{top}" for folder in self.settings.static_folders if not top.startswith(f"{folder}/"))]
            if top
            else []
        )
        return list(dict.fromkeys(nfc(posixpath.normpath(name)) for name in (*here, *there) if path))

    def error(self, line: int, sentence: str, mend: str = "", /, **values: object) -> None:
        """Report something wrong in a line of this file."""
        self.findings.error(self.path, line, sentence, mend, **values)

    def warning(self, line: int, sentence: str, mend: str = "", /, **values: object) -> None:
        """Tell of something in a line of this file that stops nothing."""
        self.findings.warning(self.path, line, sentence, mend, **values)


class PageHolder(Protocol):
    """Who knows the page that is converted now."""

    page: Source


def source_findings(inputs: Inputs, facts: NotedFacts) -> Findings:
    """Findings in the assistant's language, kept with what they are about."""
    language = str(facts.text("desk.language", facts.default_language))
    return Findings(language, NotedTexts(inputs, language, "desk").gettext)
