"""Optional: rates, testimonials and a link to book a call, off until site.toml fills them in."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from ground.facts import ADD_TEXT, Facts
from ground.texts import N_
from plugins.components.facts import marked
from plugins.findings import Findings
from plugins.noted import NotedFacts

# What is left out where it is empty, as every answer of [faq] is.
LEFT_OUT = ("offer.rates", "legal.profession")
IN_A_TESTIMONIAL = ("quote", "role")


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
    """Report a testimonial that nobody permitted, and a booking link that is no https address."""
    check_languages(facts, findings)
    for place, one in enumerate(facts.values.get("testimonials", [])):
        if one.get("permission") is not True or not one.get("name"):
            wrong = N_("A testimonial lacks its name, or the permission to show it.")
            line = facts.line_of("testimonials.permission", place) or facts.line_of("testimonials", place)
            findings.error(facts.path, line, wrong, N_("Ask, then write permission = true."))
    booking = facts.optional("contact.booking")
    if booking and not booking.startswith("https://"):
        wrong, mend = N_("%(name)s is not an address on the web."), N_("Begin it with https://.")
        line = facts.line_of("contact.booking")
        findings.error(facts.path, line, wrong, mend, name="booking")


def check_languages(facts: Facts, findings: Findings) -> None:
    """Warn of a text that some languages have and others lack, so that they would say less without a word."""
    for key, line, value in optional_texts(facts):
        lacking = [language for language in facts.languages if not in_language(value, language)]
        for language in lacking if len(lacking) < len(facts.languages) else []:
            vanishes = N_("“%(key)s” has no text for “%(language)s”, where nothing is shown.")
            findings.warning(facts.path, line, vanishes, ADD_TEXT, key=key, language=language)


def optional_texts(facts: Facts) -> Iterator[tuple[str, int, object]]:
    """The texts that may stay empty: dotted key, line, value."""
    for key in (*LEFT_OUT, *(f"faq.{name}" for name in facts.values.get("faq", {}))):
        yield key, facts.line_of(key), facts.optional(key)
    for place, one in enumerate(facts.values.get("testimonials", [])):
        for name in IN_A_TESTIMONIAL:
            key = f"testimonials.{name}"
            yield key, facts.line_of(key, place) or facts.line_of("testimonials", place), one.get(name, "")
