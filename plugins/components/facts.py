"""The facts of site.toml as text and as HTML."""

import re
from datetime import date
from typing import Protocol

from markupsafe import Markup, escape

from ground.telephone import dialled
from ground.texts import long_date

FACT = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")


class FactBook(Protocol):
    """Where facts are found."""

    def is_placeholder(self, value: object, /) -> bool:
        """Whether a fact is still to be filled in."""

    def text(self, key: str, language: str, /) -> str | date | int:
        """A fact in a language; FactsError where there is none."""


def fact_text(facts: FactBook, key: str, language: str) -> str:
    """A fact as plain text; dates written long."""
    value = facts.text(key, language)
    return long_date(value, language) if isinstance(value, date) else str(value)


def marked(facts: FactBook, text: str) -> str:
    """A text of site.toml, in ``<mark>`` while it is a placeholder."""
    return Markup('<mark class="placeholder">{}</mark>').format(text) if facts.is_placeholder(text) else text


def fact_words(facts: FactBook, key: str, language: str) -> Markup:
    """A fact as HTML without a link; a placeholder as a mark."""
    return escape(marked(facts, fact_text(facts, key, language)))


def fact_link(facts: FactBook, key: str, language: str) -> Markup:
    """A fact as HTML: mail addresses and telephone numbers as links, a placeholder as a mark."""
    text = fact_text(facts, key, language)
    if facts.is_placeholder(text) or not text:
        return escape(marked(facts, text))
    kind = key.rpartition(".")[2]
    if kind == "email":
        return Markup('<a href="mailto:{0}">{0}</a>').format(text)
    if kind == "phone" and (number := dialled(text)):
        return Markup('<a href="tel:{}">{}</a>').format(number, text)
    return escape(text)
