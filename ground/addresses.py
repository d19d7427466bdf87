"""Where the pages of a site stand: addresses from the root of its server, by language and key.

A site may stand below a path of a server, its base: ``/sito`` of ``https://anna.github.io/sito``; mostly it is empty.
"""

from collections.abc import Mapping
from dataclasses import dataclass


def home_address(language: str, default_language: str, base: str = "") -> str:
    """The address of a language's home page: ``/`` or ``/en/``, below the base."""
    return f"{base}/" if language == default_language else f"{base}/{language}/"


def is_within(base: str, address: str) -> bool:
    """Whether an address, from the root of the server, is one of the site below this base."""
    return address.startswith(f"{base}/") and not address.startswith("//")


def below(base: str, address: str) -> str:
    """An address of the site from the root of its server, whether it was written so or from the site's own root.

    What leads elsewhere stays as it is.
    """
    from_root = address.startswith("/") and not address.startswith("//")
    return base + address if from_root and not is_within(base, address) else address


def file_of(address: str, base: str = "") -> str:
    """The file of the site that answers an address: ``/en/services/`` → ``en/services/index.html``."""
    inside = address.removeprefix(base) if is_within(base, address) else address
    return inside.lstrip("/") + ("index.html" if inside.endswith("/") else "")


@dataclass(frozen=True)
class Addresses:
    """The addresses in a site of these languages, as they were when it was built.

    ``pages`` and ``topics`` hold those of each language: key → address.
    """

    languages: tuple[str, ...]
    default_language: str
    pages: Mapping[str, Mapping[str, str]]
    topics: Mapping[str, Mapping[str, str]]
    base: str = ""

    def home(self, language: str) -> str:
        """The address of a language's home page."""
        return home_address(language, self.default_language, self.base)

    def page(self, language: str, key: str) -> str:
        """The address of the page of this key; the home page's where there is none."""
        return self.pages.get(language, {}).get(key) or self.home(language)

    def topic(self, language: str, key: str) -> str:
        """The address of the contact page with this topic chosen; the home page's where there is none."""
        return self.topics.get(language, {}).get(key) or self.home(language)
