"""What content/site.toml says is what the site expects there; looked at before any page is read."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from ground.facts import ADD_TEXT, LACKS_TEXT, Facts
from ground.texts import N_, TRANSLATIONS
from plugins.components.front_matter import NOT_UNDERSTOOD, ONLY_THESE, SLUG
from plugins.findings import Findings

Report = Callable[..., None]
# Sentences are built on these.
TEXTS = ("answer.time", "answer.call", "privacy.transfers")
NEVER_EMPTY = (
    "person.name",
    "contact.street",
    "contact.postcode",
    "contact.city",
    "legal.vat_number",
    "privacy.hosting_provider",
    "privacy.mail_provider",
)
TOPIC = ("key", "label", "slug")
A_DATE = N_("Write a date such as 2027-03-03, without quotation marks.")
KNOWN = N_("There are: %(known)s.")


def check(facts: Facts, findings: Findings) -> None:
    """Report each fact that the site would not understand; SiteRefused, as nothing is right without them."""
    report = partial(findings.error, facts.path)
    check_values(facts, report)
    check_texts(facts, report)
    check_lists(facts, report)
    findings.refuse_if_fatal()
    check_topics(facts, report)
    findings.refuse_if_fatal()


def check_values(facts: Facts, report: Report) -> None:
    """Report the values that are not of their kind; placeholders are of any kind."""
    spoken = sorted(path.parent.name for path in TRANSLATIONS.glob("*/desk.po"))
    kinds = {
        "site.url": (matches(r"https?://\S+"), N_("Begin it with https://.")),
        "desk.language": (spoken.__contains__, KNOWN),
        "languages.offered": (lambda value: isinstance(value, list) and {*value} <= {*spoken}, KNOWN),
        "languages.default": (lambda value: value in facts.languages, N_("Name one of those offered.")),
        "languages.fallback": (lambda value: isinstance(value, bool), N_("Write true or false.")),
        "contact.email": (matches(r"[^\s@]+@[^\s@]+\.\w+"), N_("Write it as name@domain.")),
        "contact.phone": (matches(r"(\+[\d ()/.-]+)?"), N_("Write it as +39 02 1234567.")),
        "privacy.version": (lambda value: isinstance(value, date), A_DATE),
        "privacy.retention_days": (is_count, N_("Write a number of days.")),
        "accessibility.tested_on": (lambda value: isinstance(value, date), A_DATE),
    }
    kinds |= {key: (bool, N_("Write your own there.")) for key in NEVER_EMPTY}
    for key, (is_right, mend) in kinds.items():
        value = facts.optional(key, None)
        if not (value is None or facts.is_placeholder(value) or is_right(value)):
            known = ", ".join(spoken)
            report(facts.line_of(key), NOT_UNDERSTOOD, mend, value=value, name=key, known=known)


def is_count(value: object) -> bool:
    """Whether a value is a number, from one on."""
    return type(value) is int and value > 0


def check_texts(facts: Facts, report: Report) -> None:
    """Report a language that would have to go without, or to use the words of another one."""
    for key in TEXTS:
        value = facts.optional(key)
        for language in facts.languages:
            if not text_in(value, language):
                report(facts.line_of(key), LACKS_TEXT, ADD_TEXT, key=key, language=language)


def matches(pattern: str) -> Callable[[object], bool]:
    """Whether a value is a text like this."""
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def check_lists(facts: Facts, report: Report) -> None:
    """Report what there can be several of, written as if there were but one."""
    for name in ("topics", "testimonials"):
        if not isinstance(facts.values.get(name, []), list):
            line = facts.source[: facts.source.index(f"\n[{name}]")].count("\n") + 2
            several, mend = N_("[%(name)s] can stand there several times."), N_("Write [[%(name)s]].")
            report(line, several, mend, name=name)


def check_topics(facts: Facts, report: Report) -> None:
    """Report topics without a key or a label, and those that would share an address."""
    keys: set[str] = set()
    addresses: dict[tuple[str, str], str] = {}
    for number, topic in enumerate(facts.values.get("topics", [])):
        key, lines = topic.get("key"), {name: facts.line_of(f"topics.{name}", number) for name in TOPIC}
        line = lines["key"] or lines["label"]
        if not is_slug(key):
            report(line, N_("A topic needs a key."), ONLY_THESE)
            continue
        if key in keys:
            report(line, N_("%(name)s stands there twice."), N_("Keep one."), name=key)
        keys.add(key)
        for language in facts.languages:
            if not text_in(topic.get("label"), language):
                report(lines["label"] or line, LACKS_TEXT, ADD_TEXT, key=key, language=language)
            slug = text_in(topic.get("slug"), language) or key
            if not is_slug(slug):
                report(lines["slug"], NOT_UNDERSTOOD, ONLY_THESE, value=slug, name="slug")
            elif (language, slug) in addresses:
                same = N_("“%(key)s” and “%(other)s” have the same address in “%(language)s”: %(slug)s.")
                change = N_("Change the slug of one of the two.")
                about = {"other": addresses[language, slug], "language": language, "slug": slug}
                report(lines["slug"] or line, same, change, key=key, **about)
            addresses.setdefault((language, slug), key)


def is_slug(value: object) -> bool:
    """Whether a value can be a part of an address."""
    return isinstance(value, str) and SLUG.fullmatch(value) is not None


def text_in(texts: object, language: str) -> Any:
    """The text in a language; None where there is none."""
    return texts.get(language) if isinstance(texts, dict) else None
