"""The topics of content/site.toml: each has a key, a label in each language, and an address of its own."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from ground.facts import ADD_TEXT, LACKS_TEXT, Facts
from ground.schema import FIELDS
from ground.texts import N_
from plugins.components.front_matter import ONLY_THESE

Report = Callable[..., None]


def check_topics(facts: Facts, report: Report) -> None:
    """Report topics without a key or a label, and those that would share a key or an address."""
    keys: set[str] = set()
    addresses: dict[tuple[str, str], str] = {}
    for place, topic in enumerate(facts.values.get("topics", [])):
        line = facts.line_of("topics.key", place) or facts.line_of("topics", place)
        key = topic.get("key")
        if key is None:
            report(line, FIELDS["topics.key"].wrong, ONLY_THESE)
            continue
        if key in keys:
            report(line, N_("%(name)s stands there twice."), N_("Keep one."), name=key)
        keys.add(key)
        label, slugs = topic.get("label"), topic.get("slug", {})
        check_label(key, label, facts.languages, partial(report, facts.line_of("topics.label", place) or line))
        at_slug = partial(report, facts.line_of("topics.slug", place) or line)
        check_addresses(key, slugs, facts.languages, addresses, at_slug)


def check_label(key: str, label: object, languages: Iterable[str], report: Report) -> None:
    """Report the languages in which a topic has no label."""
    for language in languages:
        if not text_in(label, language):
            report(LACKS_TEXT, ADD_TEXT, key=key, language=language)


def check_addresses(
    key: str, slugs: object, languages: Iterable[str], addresses: dict[tuple[str, str], str], report: Report
) -> None:
    """Report a slug that is not given by language, and one that another topic has.

    ``addresses`` are those of the topics so far, by language and slug; those of this one are added.
    """
    for language in languages:
        if not isinstance(slugs, dict):
            report(LACKS_TEXT, ADD_TEXT, key="topics.slug", language=language)
        slug = text_in(slugs, language) or key
        other = addresses.setdefault((language, slug), key)
        if other != key:
            same = N_("“%(key)s” and “%(other)s” have the same address in “%(language)s”: %(slug)s.")
            change = N_("Change the slug of one of the two.")
            report(same, change, key=key, other=other, language=language, slug=slug)


def text_in(texts: object, language: str) -> Any:
    """The text in a language; None where there is none."""
    return texts.get(language) if isinstance(texts, dict) else None
