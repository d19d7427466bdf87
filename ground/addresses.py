"""Where the pages of a site stand: root-relative addresses, by language and key."""

from collections.abc import Mapping
from dataclasses import dataclass


def home_address(language: str, default_language: str) -> str:
    """The address of a language's home page: ``/`` or ``/en/``."""
    return "/" if language == default_language else f"/{language}/"


@dataclass(frozen=True)
class Addresses:
    """The addresses in a site of these languages, as they were when it was built.

    ``pages`` and ``topics`` hold those of each language: key → address.
    """

    languages: tuple[str, ...]
    default_language: str
    pages: Mapping[str, Mapping[str, str]]
    topics: Mapping[str, Mapping[str, str]]

    def home(self, language: str) -> str:
        """The address of a language's home page."""
        return home_address(language, self.default_language)

    def page(self, language: str, key: str) -> str:
        """The address of the page of this key; the home page's where there is none."""
        return self.pages.get(language, {}).get(key) or self.home(language)

    def topic(self, language: str, key: str) -> str:
        """The address of the contact page with this topic chosen; the home page's where there is none."""
        return self.topics.get(language, {}).get(key) or self.home(language)
