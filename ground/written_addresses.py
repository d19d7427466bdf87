"""Where the pages of the site stand, as the front matter of ``content/LANGUAGE/KEY.md`` says.

The build decides alike, with all documents at hand (plugins/multilingual).
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ground.addresses import home_address

# What the address of a page hangs on.
ENTRY = re.compile(r"^(slug|status|fallback):[ \t]*(\S+)[ \t]*$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class WrittenAddresses:
    """The addresses in a site of these languages, the first of which stands at ``default_language``'s home.

    ``content`` is the folder of the pages, ``topics`` what site.toml says of the services.
    ``shows_fallbacks``: whether a page that a language lacks is shown there in another one.
    """

    content: Path
    languages: list[str]
    default_language: str
    shows_fallbacks: bool
    topics: list[dict[str, Any]]

    def home(self, language: str) -> str:
        """The address of a language's home page: ``/`` or ``/en/``."""
        return home_address(language, self.default_language)

    def page(self, language: str, key: str) -> str:
        """The address of the page ``content/LANGUAGE/KEY.md``, from the slug in its front matter.

        Where there is no such page, the address of what is shown in its place; the home page's without that.
        """
        written_in = self._text_language(language, key)
        if not written_in:
            return self.home(language)
        entries = self._front_matter(written_in, key) or {}
        return f"{self.home(language)}{entries.get('slug', key)}/"

    def topic(self, language: str, key: str) -> str:
        """The address of the contact page with this topic chosen, from the topic's slug, or its key.

        Like the page's, the slug is that of the language in which the contact page is written; the address
        of the home page where there is none.
        """
        written_in = self._text_language(language, "contact")
        if not written_in:
            return self.home(language)
        topic = next(topic for topic in self.topics if topic["key"] == key)
        return f"{self.page(language, 'contact')}{topic.get('slug', {}).get(written_in, key)}/"

    def _text_language(self, language: str, key: str) -> str:
        """The language in which a page is shown: its own, that of the page in its place, or none at all."""
        if self._front_matter(language, key) is not None:
            return language
        written = ((code, self._front_matter(code, key)) for code in self.languages)
        original, entries = next((one for one in written if one[1] is not None), ("", None))
        is_shown = self.shows_fallbacks and (entries or {}).get("fallback") != "no"
        return original if is_shown and self._front_matter(language, "home") is not None else ""

    def _front_matter(self, language: str, key: str) -> dict[str, str] | None:
        """What a page says of its address: slug, status, fallback; None where there is none but a draft."""
        try:
            text = (self.content / language / f"{key}.md").read_text(encoding="utf-8-sig", errors="replace")
        except FileNotFoundError:
            return None
        entries = {name.lower(): value for name, value in ENTRY.findall(text.partition("\n\n")[0])}
        return entries if entries.get("status") != "draft" else None
