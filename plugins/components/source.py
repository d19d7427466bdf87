"""The source of one page: where it is, what it says, and where a finding about it belongs."""

import posixpath
import re
from functools import cached_property
from typing import Protocol
from urllib.parse import unquote

from ground.characters import nfc
from ground.facts import FactsError
from plugins.cache.inputs import Inputs
from plugins.components.facts import FACT
from plugins.components.lines import Lines
from plugins.findings import Findings
from plugins.noted import NotedFacts, NotedTexts
from plugins.record import PictureCredit
from plugins.site_settings import SiteSettings

ENTRY = re.compile(r"(?P<name>[A-Za-z_-]+):")


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
        self.pictures: list[PictureCredit] = []

    def gettext(self, text: str) -> str:
        """A text for visitors in the language of the page."""
        return NotedTexts(self.inputs, self.lang).gettext(text)

    @cached_property
    def known_facts(self) -> set[str]:
        """The facts this text names that there are, in this language."""
        return {key for key in FACT.findall(self.text) if self.complaint_of(key) is None}

    def complaint_of(self, key: str) -> FactsError | None:
        """Why a fact cannot be had, or None."""
        try:
            self.facts.text(key, self.lang)
        except FactsError as error:
            return error
        return None

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
    def front_matter_lines(self) -> dict[str, int]:
        """The line of each entry of the front matter."""
        found: dict[str, int] = {}
        for number, line in enumerate(self.lines, start=1):
            if not line.strip():
                break
            if entry := ENTRY.match(line):
                found.setdefault(entry["name"].lower(), number)
        return found

    @cached_property
    def body(self) -> str:
        """The text below the front matter."""
        return self.text.partition("\n\n")[2].strip()

    def line_of(self, name: str) -> int:
        """The line of an entry of the front matter; the first line when there is none."""
        return self.front_matter_lines.get(name, 1)

    def unread_line_of(self, name: str) -> int:
        """The line that was meant as an entry which the front matter lacks; 0 when there is none."""
        meant = re.compile(rf"\s*{name}\s*:\s*\S", re.IGNORECASE)
        return next((number for number, line in enumerate(self.lines, start=1) if meant.match(line)), 0)

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
        there = [top, *(f"{folder}/{top}" for folder in self.settings.static_folders)] if top else []
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
