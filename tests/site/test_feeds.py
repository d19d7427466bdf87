"""The feed of each language."""

from datetime import datetime
from xml.etree import ElementTree

import pytest

ATOM = "{http://www.w3.org/2005/Atom}"
ROLE = {"it": "Assistente virtuale", "en": "Virtual assistant", "de": "Virtuelle Assistentin"}


@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_the_feed_holds_the_articles_of_its_language(site, pages, language):
    """Newest first, each with an absolute address that is a page, and times with their zone."""
    address = f"{site.addresses.home(language)}feed.atom"
    feed = ElementTree.fromstring(site.text(address))
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) >= 2
    for entry in entries:
        path = entry.find(f"{ATOM}link").get("href").removeprefix("http://127.0.0.1:8000")
        assert site.language_of(path) == language
        assert path in pages
    times = [datetime.fromisoformat(entry.findtext(f"{ATOM}published")) for entry in entries]
    assert times == sorted(times, reverse=True)
    assert all(time.tzinfo for time in times)
    author = feed.findtext(f"{ATOM}author/{ATOM}name")
    assert author
    assert feed.findtext(f"{ATOM}title").endswith(f" – {author}")
    [myself] = [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert myself.get("href").endswith(address)


@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_every_page_names_the_feed_of_its_language(site, pages, language):
    """For feed readers, by the name of its author."""
    feed_address = f"{site.addresses.home(language)}feed.atom"
    feed = ElementTree.fromstring(site.text(feed_address))
    for address in site.pages(language):
        [link] = pages[address].all("link", type="application/atom+xml")
        assert link.get("title") == feed.findtext(f"{ATOM}author/{ATOM}name")
        assert link.get("href").endswith(feed_address)


@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_the_author_is_called_by_her_role_while_her_name_is_a_placeholder(unfilled_site, language):
    """In the feed of each language."""
    address = f"{unfilled_site.addresses.home(language)}feed.atom"
    feed = ElementTree.fromstring(unfilled_site.text(address))
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == ROLE[language]
