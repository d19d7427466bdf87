"""Pages that exist only while a fact is filled in: ``Shown-with: prices.rate``."""

from collections.abc import Iterable, Mapping

from ground.facts import Facts
from ground.filled import is_filled
from plugins.multilingual.document import Document


def parted(documents: Iterable[Document], facts: Facts) -> tuple[list[Document], list[Document]]:
    """The documents that there are, and those that wait for a fact: in all languages or in none."""
    documents = list(documents)
    waiting = {one.key for one in documents if one.shown_with and not is_filled(facts, one.shown_with)}
    return (
        [one for one in documents if one.key not in waiting],
        [one for one in documents if one.key in waiting],
    )


def waiting_sources(waiting: Iterable[Document], languages: Iterable[str]) -> Mapping[str, str]:
    """The files of the pages that wait, in each language whether written or not: file → fact."""
    languages = list(languages)
    return {f"{code}/{one.key}.md": one.shown_with for one in waiting if one.shown_with for code in languages}
