"""The facts of content/site.toml: read, checked, and asked for by name.

The one thing that the site's build and the contact endpoint share. A fact is
named by its dotted key (``contact.email``); a fact that differs by language
gives the text of the language asked for.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

CONTENT = Path(__file__).parent / "content"

# RFC 2606 reserves these names for examples, so a real address never holds one.
PLACEHOLDER = re.compile(r"^\[.*\]$|\bexample\.(com|org|net)\b")
SECTION = re.compile(r"^\s*\[\[?\s*([\w.]+)\s*\]\]?")
SLUG = re.compile(r"^slug:\s*(\S+)\s*$", re.IGNORECASE | re.MULTILINE)


class FactsError(Exception):
    """content/site.toml cannot be used; the message says what, where and how to mend it."""


@dataclass(frozen=True)
class Placeholder:
    """A fact still to be filled in: its dotted key, its line in the file, its present text."""

    key: str
    line: int
    text: str


class Facts:
    """The facts of one site.

    Raises FactsError where the file is missing, is not TOML, or lacks a fact
    that the site cannot do without.
    """

    def __init__(self, content: Path = CONTENT):
        self.content = Path(content)
        self.path = self.content / "site.toml"
        try:
            self.source = self.path.read_text(encoding="utf-8")
            self.values = tomllib.loads(self.source)
        except FileNotFoundError:
            raise FactsError(f"{self.path} is missing: the site's facts are read from it.") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise FactsError(f"{self.path} cannot be read: {error}.") from None
        for key in ("site.url", "languages.default", "languages.offered", "person.name"):
            self.value(key)

    @property
    def languages(self) -> list[str]:
        """The language codes the site offers, in the order of the file."""
        return self.values["languages"]["offered"]

    @property
    def default_language(self) -> str:
        """The language that stands at ``/``."""
        return self.values["languages"]["default"]

    @property
    def shows_fallbacks(self) -> bool:
        """Whether a page that a language lacks is shown there in another one; yes unless the file says no."""
        return self.values["languages"].get("fallback", True)

    @property
    def site_url(self) -> str:
        """The address of the published site, without a final slash."""
        return self.values["site"]["url"].rstrip("/")

    def value(self, key: str):
        """The raw value of a dotted key; FactsError when the file has none."""
        found = self.values
        for part in key.split("."):
            if not isinstance(found, dict) or part not in found:
                raise FactsError(f"{self.path} has no fact “{key}”: add it, or mend the name.")
            found = found[part]
        return found

    def optional(self, key: str, default=""):
        """The raw value of a fact that site.toml may lack."""
        try:
            return self.value(key)
        except FactsError:
            return default

    def text(self, key: str, language: str) -> str | date | int:
        """The fact in this language; numbers and dates come as they are."""
        value = self.value(key)
        if not isinstance(value, dict):
            return value
        if language not in value:
            raise FactsError(f"{self.path}: “{key}” has no text for “{language}”: add it.")
        return value[language]

    def topics(self, language: str) -> list[tuple[str, str]]:
        """The services a visitor can ask about: (key, label in this language)."""
        return [(topic["key"], topic["label"][language]) for topic in self.values.get("topics", [])]

    @cached_property
    def topic_keys(self) -> list[str]:
        """The keys of the topics, in the order of the file."""
        return [topic["key"] for topic in self.values.get("topics", [])]

    def home(self, language: str) -> str:
        """The address of a language's home page on the site: ``/`` or ``/en/``."""
        return "/" if language == self.default_language else f"/{language}/"

    def page_address(self, language: str, key: str) -> str:
        """The address of the page ``content/LANGUAGE/KEY.md``, from the slug in its front matter.

        Falls back to the language's home page where there is no such page.
        """
        source = self.content / language / f"{key}.md"
        try:
            slug = SLUG.search(source.read_text(encoding="utf-8").partition("\n\n")[0])
        except FileNotFoundError:
            return self.home(language)
        return f"{self.home(language)}{slug[1] if slug else key}/"

    def topic_address(self, language: str, key: str) -> str:
        """The address of the contact page with this topic chosen, from the topic's slug, or its key.

        Falls back as ``page_address`` does where the language has no contact page.
        """
        contact = self.page_address(language, "contact")
        if contact == self.home(language):
            return contact
        topic = next(topic for topic in self.values["topics"] if topic["key"] == key)
        return f"{contact}{topic.get('slug', {}).get(language, key)}/"

    def is_placeholder(self, value) -> bool:
        """Whether a fact still is what the kit came with: in square brackets, or at example.com."""
        return isinstance(value, str) and PLACEHOLDER.search(value) is not None

    def placeholders(self) -> list[Placeholder]:
        """Every fact still to be filled in, in the order of the file; one entry a fact."""
        return [
            Placeholder(key, self.line_of(key), text)
            for section, facts in self.values.items()
            if isinstance(facts, dict)
            for key, text in ((f"{section}.{name}", self._unfilled(value)) for name, value in facts.items())
            if text
        ]

    def _unfilled(self, value) -> str:
        texts = value.values() if isinstance(value, dict) else [value]
        return next((text for text in texts if self.is_placeholder(text)), "")

    def line_of(self, key: str) -> int:
        """The line of a fact in the file, for messages; 0 when there is none."""
        section, name = key.split(".", 1)
        current = ""
        for number, line in enumerate(self.source.splitlines(), start=1):
            if header := SECTION.match(line):
                current = header[1]
            elif current == section and re.match(rf"\s*{re.escape(name)}\s*=", line):
                return number
        return 0
