"""The facts of site.toml as text, as HTML, and in Markdown as ``{{ contact.email }}``."""

import re
from datetime import date

from markdown.preprocessors import Preprocessor
from markupsafe import Markup, escape

from ground.texts import long_date

FACT = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")
# In the target of a link the bare text is wanted, not HTML.
IN_TARGET = re.compile(r"\]\([^)\s]*$")


def fact_text(facts, key: str, language: str) -> str:
    """A fact as plain text; dates written long."""
    value = facts.text(key, language)
    return long_date(value, language) if isinstance(value, date) else str(value)


def fact_mark(facts, key: str, language: str) -> str:
    """A fact as text, in ``<mark>`` while it is a placeholder."""
    return marked(facts, fact_text(facts, key, language))


def marked(facts, text: str) -> str:
    """A text of site.toml, in ``<mark>`` while it is a placeholder."""
    return Markup('<mark class="placeholder">{}</mark>').format(text) if facts.is_placeholder(text) else text


def fact_link(facts, key: str, language: str) -> Markup:
    """A fact as HTML: mail addresses and telephone numbers as links, a placeholder as a mark."""
    text = fact_text(facts, key, language)
    if facts.is_placeholder(text) or not text:
        return escape(fact_mark(facts, key, language))
    kind = key.rpartition(".")[2]
    if kind == "email":
        return Markup('<a href="mailto:{0}">{0}</a>').format(text)
    if kind == "phone":
        return Markup('<a href="tel:{}">{}</a>').format(re.sub(r"[^\d+]", "", text), text)
    return escape(text)


class FactsPreprocessor(Preprocessor):
    """Puts the facts into the text before Markdown reads it; an unknown one is left as it is."""

    def __init__(self, md, extension):
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        """Replace each fact by its HTML, kept from Markdown's own rules."""
        return [FACT.sub(self.replace, line) if "{{" in line else line for line in lines]

    def replace(self, match: re.Match) -> str:
        """The text that stands for one fact."""
        page = self.extension.page
        if match[1] not in page.known_facts:
            return match[0]
        if IN_TARGET.search(match.string[: match.start()]):
            return fact_text(page.facts, match[1], page.lang)
        link = fact_link(page.facts, match[1], page.lang)
        return self.md.htmlStash.store(str(link)) if link else ""
