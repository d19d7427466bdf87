"""The facts of content/site.toml: read, checked, and asked for by name.

The one thing that the site's build and the contact endpoint share. A fact is
named by its dotted key (``contact.email``); a fact that differs by language
gives the text of the language asked for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ground.addresses import below, home_address
from ground.money import CURRENCY, in_figures
from ground.schema import NEEDED, Field, field_of
from ground.texts import N_
from ground.toml_files import FactsError, parse_toml, read_toml

CONTENT = Path(__file__).parents[1] / "content"
VCARD = "contact.vcf"  # the file at the home of each language with her facts for an address book

# RFC 2606 reserves these names for examples, so a real address never holds one.
PLACEHOLDER = re.compile(r"^\s*(\[.*\]|…|\.{3})\s*$|\bexample\.(com|org|net)\b", re.DOTALL)
SECTION = re.compile(r"^\s*\[\[?\s*([\w.-]+)\s*\]\]?")
LACKS_TEXT = N_("“%(key)s” has no text for “%(language)s”.")
NO_FACT = N_("There is no fact “%(key)s”.")
ADD_TEXT = N_('Add %(language)s = "…" to it.')


@dataclass(frozen=True)
class Stated:
    """A fact as it stands in the file: dotted key, line, value, and how it is declared (None: it is not)."""

    key: str
    line: int
    value: Any
    field: Field | None


@dataclass(frozen=True)
class Placeholder:
    """A fact still to be filled in: its dotted key, its line in the file, its present text."""

    key: str
    line: int
    text: str


class Facts:
    """The facts of one site, from its content folder, this project's unless told.

    ``source``: the text of its site.toml as it was once; else as the file has it now. Raises
    FactsError where the file is missing, is not TOML, or lacks a fact that the site cannot do without.
    """

    def __init__(self, content: Path | None = None, source: str | None = None) -> None:
        self.content = Path(content or CONTENT)
        self.path = self.content / "site.toml"
        try:
            self.source, self.values = (
                read_toml(self.path) if source is None else (source, parse_toml(source, self.path))
            )
        except FileNotFoundError:
            missing = N_("This file is missing: the facts of the site are read from it.")
            raise FactsError(self.path, 0, missing, N_("Put it back.")) from None
        for key in NEEDED:
            self.value(key)

    @property
    def languages(self) -> list[str]:
        """The language codes the site offers, in the order of the file."""
        offered: list[str] = self.values["languages"]["offered"]
        return offered

    @property
    def default_language(self) -> str:
        """The language that stands at ``/``."""
        default: str = self.values["languages"]["default"]
        return default

    @property
    def shows_fallbacks(self) -> bool:
        """Whether a page that a language lacks is shown there in another one; yes unless the file says no."""
        return bool(self.values["languages"].get("fallback", True))

    @property
    def site_url(self) -> str:
        """The address of the published site, without a final slash."""
        return str(self.values["site"]["url"]).rstrip("/")

    @property
    def base(self) -> str:
        """The path of the server that the site stands below: ``/sito`` of ``https://anna.github.io/sito``."""
        return urlsplit(self.site_url).path

    def home(self, language: str) -> str:
        """The address of a language's home page."""
        return home_address(language, self.default_language, self.base)

    def value(self, key: str) -> Any:
        """The raw value of a dotted key; FactsError when the file has none."""
        found: Any = self.values
        for part in key.split("."):
            if not isinstance(found, dict) or part not in found:
                add = N_("Mend the name, or add it to site.toml.")
                raise FactsError(self.path, 0, NO_FACT, add, key=key)
            found = found[part]
        return found

    def optional(self, key: str, default: object = "") -> Any:
        """The raw value of a fact that site.toml may lack."""
        try:
            return self.value(key)
        except FactsError:
            return default

    def text(self, key: str, language: str) -> str | date | int:
        """The fact in this language; numbers and dates come as they are.

        One is not in the file: ``contact.vcard``, the address of the vCard in this language. Where the form is
        sent is told from the root of the server. Amounts and percentages are written as the language has them.
        """
        if key == "contact.vcard":
            return self.home(language) + VCARD
        if key == "site.endpoint":
            return below(self.base, str(self.value(key)))
        value: str | date | int | dict[str, str] = self.value(key)
        if not isinstance(value, dict):
            currency = str(self.optional("prices.currency", CURRENCY))
            return in_figures(field_of(key), value, currency, language) or value
        if language not in value:
            line = self.line_of(key)
            raise FactsError(self.path, line, LACKS_TEXT, ADD_TEXT, key=key, language=language)
        return value[language]

    def topics(self, language: str) -> list[tuple[str, str]]:
        """The services a visitor can ask about: (key, label in this language).

        A topic without a label has its key for one; a build with such a one is refused.
        """
        found = []
        for topic in self._topics:
            label = topic.get("label")
            found.append((topic["key"], label.get(language, topic["key"]) if isinstance(label, dict) else topic["key"]))
        return found

    @property
    def topic_keys(self) -> list[str]:
        """The keys of the topics, in the order of the file."""
        return [topic["key"] for topic in self._topics]

    def topic_slug(self, key: str, language: str) -> str:
        """What the address of a topic ends in: its slug in this language, or else its key."""
        slugs = next((topic.get("slug") for topic in self._topics if topic["key"] == key), None)
        return str(slugs.get(language, key)) if isinstance(slugs, dict) else key

    @property
    def _topics(self) -> list[dict[str, Any]]:
        return [topic for topic in self.values.get("topics", []) if isinstance(topic.get("key"), str)]

    def is_placeholder(self, value: object) -> bool:
        """Whether a fact still is what the kit came with: in square brackets, “…”, or at example.com."""
        return isinstance(value, str) and PLACEHOLDER.search(value) is not None

    def placeholders(self) -> list[Placeholder]:
        """Every fact still to be filled in, in the order of the file; one entry a fact."""
        unfilled = ((fact, self._unfilled(fact.value)) for fact in self.stated())
        return [Placeholder(fact.key, fact.line, text) for fact, text in unfilled if text]

    def stated(self) -> Iterator[Stated]:
        """Every fact of each ``[section]`` and of each of several ``[[sections]]``, in the order of the file."""
        for section, value in self.values.items():
            for place, facts in enumerate(value if isinstance(value, list) else [value]):
                for name, fact in facts.items() if isinstance(facts, dict) else ():
                    key = f"{section}.{name}"
                    line = self.line_of(key, place) or self.line_of(section, place)
                    yield Stated(key, line, fact, field_of(key))

    def _unfilled(self, value: Any) -> str:
        texts = value.values() if isinstance(value, dict) else [value]
        return next((text for text in texts if self.is_placeholder(text)), "")

    def line_of(self, key: str, place: int = 0) -> int:
        """The line of a fact in the file, for messages; 0 when there is none.

        ``place`` tells which of several ``[[sections]]`` of one name is meant. A section's own name
        gives the line where it begins.
        """
        section, _, name = key.rpartition(".")
        current, met = "", -1
        for number, line in enumerate(self.source.splitlines(), start=1):
            if header := SECTION.match(line):
                current = header[1]
                met += current == (section or key)
            if max(met, 0) != place:
                continue
            if header and current == key:
                return number
            if not header and current == section and re.match(rf"\s*{re.escape(name)}\s*=", line):
                return number
        return 0
