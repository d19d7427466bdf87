"""Optional: testimonials and a link to book a call, off until site.toml fills them in."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from ground.facts import ADD_TEXT, Facts
from ground.schema import FIELDS, Kind
from ground.texts import N_
from plugins.components.facts import marked
from plugins.findings import Findings
from plugins.noted import NotedFacts


def functions(facts: NotedFacts) -> Mapping[str, Callable[..., object]]:
    """What templates gain: ``optional_text(key, language)`` and ``testimonials(language)``."""
    return {
        "optional_text": lambda key, language: in_language(facts.optional(key), language),
        "testimonials": lambda language: testimonials(facts.optional("testimonials"), language),
    }


def filters(facts: NotedFacts) -> Mapping[str, Callable[..., object]]:
    """The filter ``marked``."""
    return {"marked": partial(marked, facts)}


def in_language(value: object, language: str) -> str:
    """A text of site.toml in a language; empty where there is none."""
    return str(value.get(language, "") if isinstance(value, dict) else value)


def testimonials(given: object, language: str) -> list[dict[str, Any]]:
    """The testimonials that may be shown, those with a quote in the language."""
    return [
        {**one, "quote": quote, "role": in_language(one.get("role", ""), language)}
        for one in (given if isinstance(given, list) else [])
        if one.get("permission") is True and (quote := in_language(one.get("quote", ""), language))
    ]


def check(facts: Facts, findings: Findings) -> None:
    """Report a testimonial that nobody permitted; warn of a text that some languages have and others lack."""
    check_languages(facts, findings)
    consent = FIELDS["testimonials.permission"]
    for place, one in enumerate(facts.values.get(consent.table, [])):
        if one.get("permission") is not True or not one.get("name"):
            line = facts.line_of(consent.key, place) or facts.line_of(consent.table, place)
            findings.error(facts.path, line, consent.wrong, consent.mend)


def check_languages(facts: Facts, findings: Findings) -> None:
    """Warn of a text that some languages have and others lack, so that they would say less without a word."""
    for fact in facts.stated():
        if not (fact.field and fact.field.kind is Kind.TEXT and fact.field.may_be_empty):
            continue
        lacking = [language for language in facts.languages if not in_language(fact.value, language)]
        for language in lacking if len(lacking) < len(facts.languages) else []:
            vanishes = N_("“%(key)s” has no text for “%(language)s”, where nothing is shown.")
            findings.warning(facts.path, fact.line, vanishes, ADD_TEXT, key=fact.key, language=language)
