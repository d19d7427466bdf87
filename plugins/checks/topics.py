"""The topics of content/site.toml: each has a key, a label in each language, and an address of its own."""

from collections.abc import Callable
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
        for language in facts.languages:
            if not text_in(label, language):
                at = facts.line_of("topics.label", place) or line
                report(at, LACKS_TEXT, ADD_TEXT, key=key, language=language)
            at = facts.line_of("topics.slug", place) or line
            if not isinstance(slugs, dict):
                report(at, LACKS_TEXT, ADD_TEXT, key="topics.slug", language=language)
            slug = text_in(slugs, language) or key
            other = addresses.setdefault((language, slug), key)
            if other != key:
                same = N_("“%(key)s” and “%(other)s” have the same address in “%(language)s”: %(slug)s.")
                change, about = N_("Change the slug of one of the two."), {"language": language, "slug": slug}
                report(at, same, change, key=key, other=other, **about)


def text_in(texts: object, language: str) -> Any:
    """The text in a language; None where there is none."""
    return texts.get(language) if isinstance(texts, dict) else None
