"""Facts and texts for those whose work is kept: whatever they ask for is noted."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

from ground.facts import Facts
from ground.filled import is_filled, is_known
from ground.texts import translations
from plugins.cache.digest import digest_of_file
from plugins.cache.inputs import Inputs, Reader
from plugins.names import linkable, on_disk

Fact = str | date | int
Topic = tuple[str, str]


def readers(facts: Facts, content: Path) -> Mapping[str, Reader]:
    """What answers for facts, texts and files.

    ``fact(key, language)``, ``optional fact(key)``, ``topics(language)``; ``known fact(name)``, ``filled(name,
    language)``, of facts and tables; ``text(language, domain, text)`` and
    ``texts(language, domain, singular, plural, number)``; ``file(name)``, the digest of a file in the content;
    ``is file(name)``, whether a page may link to it.
    """
    return {
        "fact": facts.text,
        "optional fact": facts.optional,
        "known fact": partial(is_known, facts),
        "filled": partial(is_filled, facts),
        "topics": lambda language: tuple(facts.topics(language)),
        "text": lambda language, domain, text: translations(language, domain).gettext(text),
        "texts": ngettext,
        "file": lambda name: digest_of_file(on_disk(content, name)),
        "is file": lambda name: linkable(content, name) is not None,
    }


def ngettext(language: str, domain: str, singular: str, plural: str, number: str) -> str:
    """A text for so many."""
    return translations(language, domain).ngettext(singular, plural, int(number))


class NotedFacts:
    """The facts of the site; who asks for one depends on it."""

    def __init__(self, inputs: Inputs, facts: Facts):
        self._inputs = inputs
        self._is_placeholder = facts.is_placeholder
        # When these change, nothing is kept (plugins/run.py).
        self.languages, self.default_language, self.base = facts.languages, facts.default_language, facts.base

    def is_placeholder(self, value: object) -> bool:
        """Whether a fact is still to be filled in."""
        return self._is_placeholder(value)

    def text(self, key: str, language: str) -> Fact:
        """A fact in a language; FactsError where there is none."""
        found: Fact = self._inputs.read("fact", key, language)
        return found

    def optional(self, key: str) -> object:
        """A fact that site.toml may lack; empty then."""
        found: object = self._inputs.read("optional fact", key)
        return found

    def knows(self, name: str) -> bool:
        """Whether there is a fact, or a table, of this name."""
        return bool(self._inputs.read("known fact", name))

    def is_filled(self, name: str, language: str) -> bool:
        """Whether a fact, or one of a table, is filled in in a language."""
        return bool(self._inputs.read("filled", name, language))

    def catalogue(self, language: str) -> "NotedTexts":
        """The texts for visitors in a language."""
        return NotedTexts(self._inputs, language)

    def topics(self, language: str) -> list[Topic]:
        """The services a visitor can ask about: key, label."""
        found: tuple[Topic, ...] = self._inputs.read("topics", language)
        return list(found)


class NotedTexts:
    """A catalogue; who asks for a text depends on its translation."""

    def __init__(self, inputs: Inputs, language: str, domain: str = "site"):
        self._inputs, self._language, self._domain = inputs, language, domain

    def gettext(self, text: str) -> str:
        """The translation of a text; the text itself where there is none."""
        return str(self._inputs.read("text", self._language, self._domain, text))

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """The translation of a text for so many."""
        return str(self._inputs.read("texts", self._language, self._domain, singular, plural, str(number)))
