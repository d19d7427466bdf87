"""The pages of the real site, read as browsers read them."""

from dataclasses import dataclass
from functools import cached_property

import html5lib
import pytest


@dataclass
class Page:
    """One page: its address and its elements."""

    address: str
    text: str

    @cached_property
    def tree(self):
        """The elements."""
        return html5lib.parse(self.text, namespaceHTMLElements=False)

    def all(self, tag: str, **attributes) -> list:
        """The elements of a tag with these attributes."""
        wanted = attributes.items()
        return [e for e in self.tree.iter(tag) if all(e.get(name) == value for name, value in wanted)]

    @cached_property
    def ids(self) -> list[str]:
        """The anchors."""
        return [element.get("id") for element in self.tree.iter() if element.get("id")]

    @cached_property
    def canonical(self) -> str | None:
        """The address it gives itself."""
        return next((link.get("href") for link in self.all("link", rel="canonical")), None)

    @cached_property
    def alternates(self) -> dict[str, str]:
        """Its versions: language → address."""
        return {e.get("hreflang"): e.get("href") for e in self.all("link", rel="alternate") if e.get("hreflang")}


@pytest.fixture(scope="session")
def pages(site) -> dict[str, Page]:
    """All pages of the site: address → page."""
    addresses = [address for language in site.facts.languages for address in site.pages(language)]
    return {address: Page(address, site.text(address)) for address in addresses}
