"""The search page of the real site, as it is without JavaScript."""

import json

import brotli
import pytest

LANGUAGES = ["it", "en", "de"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_lists_every_page_of_its_language(site, pages, language):
    """All that search engines are told of but itself, each once, with its description."""
    search = site.address(language, "search")
    [found] = [e for e in pages[search].all("ol") if "found" in e.get("class", "")]
    listed = [link.get("href") for link in found.iter("a")]
    expected = {
        address
        for address in site.pages(language)
        if not pages[address].all("meta", name="robots") and (pages[address].canonical or "").endswith(address)
    }
    assert len(listed) == len(set(listed))
    assert set(listed) == expected - {search}
    assert all(item.findtext("p") for item in found.iter("li"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_is_small_and_of_the_same_pages(site, pages, language):
    """It is fetched when something is typed, from the address that the field names."""
    [field] = pages[site.address(language, "search")].all("div", role="search")
    text = site.text(field.get("data-index"))
    assert set(json.loads(text)) <= set(site.pages(language))
    assert len(brotli.compress(text.encode())) < 30 * 1024


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_leads_to_it(site, pages, language):
    """From its footer."""
    search = site.address(language, "search")
    for address in site.pages(language):
        footer = pages[address].tree.find(".//footer")
        assert search in [link.get("href") for link in footer.iter("a")], address
