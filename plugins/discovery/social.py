"""What social networks are told of a page beside its card (Open Graph, https://ogp.me)."""

from functools import cache

from babel import Locale
from babel.core import get_global

from ground.texts import locale


@cache  # Babel lists all its locales each time
def locale_tag(language: str) -> str:
    """A language with the land that its readers most likely live in: ``it_IT``, ``en_GB``, ``de_DE``."""
    found = locale(language)
    if not found.territory:
        found = Locale.parse(get_global("likely_subtags")[found.language])
    return f"{found.language}_{found.territory}"
