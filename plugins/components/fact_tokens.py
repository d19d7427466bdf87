"""The facts that a page names: what stands for one while Markdown reads, and what becomes of it where it has come to.

In code and in comments it is left as it was typed; in an address, or any other attribute, it is words alone; in a link
it is no link of its own.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from markupsafe import Markup, escape

from ground.toml_files import FactsError
from plugins.components.facts import FACT, fact_link, fact_text, fact_words
from plugins.noted import NotedFacts

TOKEN = re.compile("\x02fact:(?P<number>[0-9]+)\x03")
MARKUP = re.compile(
    rf"<!--.*?(?:-->|\Z)|<(?P<end>/?)(?P<name>[a-z][\w-]*)[^<>]*>|{TOKEN.pattern}", re.DOTALL | re.IGNORECASE
)
CODE = ("code", "pre", "script", "style", "textarea")


class FactTokens:
    """The facts of one page in its language."""

    def __init__(self, facts: NotedFacts, language: str):
        self.facts, self.language = facts, language
        self.typed: list[re.Match[str]] = []
        self._known: dict[str, str] = {}

    def put(self, line: str) -> str:
        """A line with tokens in the place of its facts; an empty one leaves nothing, not even a paragraph."""
        return FACT.sub(self._token, line) if "{{" in line else line

    def of(self, key: str) -> str:
        """The token of a fact that no line names; nothing for an empty one."""
        return self.put(f"{{{{ {key} }}}}")

    def words(self, text: str) -> str:
        """A text with the words of its facts in the place of their names and tokens."""
        named = TOKEN.sub(lambda token: self.typed_as(token)[0], text)
        return FACT.sub(self._words, named) if "{{" in named else named

    def fill(self, html: str, unknown: Callable[[str, FactsError], None]) -> str:
        """A page with its facts; ``unknown`` is told of those that there are not, as they were typed, and why."""
        return MARKUP.sub(Filling(self, unknown).replaced, html) if "\x02fact:" in html else html

    def is_known(self, name: str) -> bool:
        """Whether there is a fact of this name in the language of the page."""
        try:
            fact_text(self.facts, name, self.language)
        except FactsError:
            return False
        return True

    def typed_as(self, token: re.Match[str]) -> re.Match[str]:
        """What a token stands for."""
        return self.typed[int(token["number"])]

    def typed_in(self, texts: Iterable[str]) -> Iterator[re.Match[str]]:
        """What the tokens in some texts stand for."""
        return (self.typed_as(token) for text in texts for token in TOKEN.finditer(text))

    def _token(self, typed: re.Match[str]) -> str:
        if "`" not in typed.string and not self._words(typed):
            return ""
        self.typed.append(typed)
        return f"\x02fact:{len(self.typed) - 1}\x03"

    def _words(self, typed: re.Match[str]) -> str:
        if typed[0] not in self._known:
            try:
                self._known[typed[0]] = fact_text(self.facts, typed[1], self.language)
            except FactsError:  # told where it would be shown
                self._known[typed[0]] = typed[0]
        return self._known[typed[0]]


class Filling:
    """Fills one page, from its beginning to its end."""

    def __init__(self, tokens: FactTokens, unknown: Callable[[str, FactsError], None]):
        self.tokens, self.unknown = tokens, unknown
        self.begun: Counter[str] = Counter()

    def replaced(self, found: re.Match[str]) -> str:
        """What stands in the place of a token, of a tag or comment that may hold some."""
        if found["number"]:
            return self.in_text(self.tokens.typed_as(found))
        if not found["name"]:
            return TOKEN.sub(lambda token: escape(self.tokens.typed_as(token)[0]), found[0])
        self.begun[found["name"].lower()] += -1 if found["end"] else 1
        return self.in_markup(found[0]) if "\x02" in found[0] else found[0]

    def in_markup(self, tag: str) -> str:
        """A tag with the words of the facts in it."""
        return TOKEN.sub(lambda token: self.filled(self.tokens.typed_as(token), fact_text), tag)

    def in_text(self, typed: re.Match[str]) -> str:
        """A fact in what the page says."""
        if any(self.begun[name] > 0 for name in CODE):
            return escape(typed[0])
        return self.filled(typed, fact_words if self.begun["a"] > 0 else fact_link)

    def filled(self, typed: re.Match[str], as_html: Callable[[NotedFacts, str, str], str | Markup]) -> str:
        """A fact as HTML; as it was typed where there is none."""
        try:
            return escape(as_html(self.tokens.facts, typed[1], self.tokens.language))
        except FactsError as error:
            self.unknown(typed[0], error)
            return escape(typed[0])
