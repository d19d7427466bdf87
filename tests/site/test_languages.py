"""Three languages, each whole."""

from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

LANGUAGES = ["it", "en", "de"]
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def indexed(pages):
    """The pages that search engines may show; the others send them elsewhere, or away."""
    return {
        address: page
        for address, page in pages.items()
        if not page.all("meta", name="robots") and urlsplit(page.canonical).path == address
    }


def test_every_page_is_there_in_every_language(site):
    """The same keys in each folder."""
    keys = {
        language: {
            path.relative_to(site.facts.content / language) for path in (site.facts.content / language).rglob("*.md")
        }
        for language in LANGUAGES
    }
    assert keys["it"] == keys["en"] == keys["de"]
    assert len({len(site.pages(language)) for language in LANGUAGES}) == 1


def test_every_page_names_its_language(site, pages):
    """In <html lang>."""
    wrong = {a: p.tree.get("lang") for a, p in pages.items() if p.tree.get("lang") != site.language_of(a)}
    assert wrong == {}


def test_every_page_has_its_own_title_and_description(pages):
    """A title of its own, a description of a length that search engines show, one h1."""
    found = indexed(pages)
    titles = [page.tree.findtext(".//title") for page in found.values()]
    assert len(set(titles)) == len(titles)
    for address, page in pages.items():
        [description] = page.all("meta", name="description")
        assert 50 <= len(description.get("content")) <= 170, address
        assert len(page.all("h1")) == 1, address


def test_canonical_and_alternates_are_reciprocal(pages):
    """Each page names itself and its versions; each version names it back; x-default is the Italian one."""
    found = indexed(pages)
    by_url = {page.canonical: page for page in found.values()}
    assert len(by_url) == len(found)
    for address, page in found.items():
        assert page.canonical.endswith(address)
        assert set(page.alternates) == {*LANGUAGES, "x-default"}, address
        assert page.alternates["x-default"] == page.alternates["it"]
        assert page.canonical in page.alternates.values()
        for url in page.alternates.values():
            assert by_url[url].alternates == page.alternates


def test_the_switcher_leads_to_the_same_page(pages):
    """As the alternates do."""
    for address, page in indexed(pages).items():
        offered = {a.get("hreflang"): a.get("href") for a in page.all("a") if a.get("hreflang")}
        assert set(offered) == set(LANGUAGES), address
        for language, href in offered.items():
            assert page.alternates[language].endswith(href)


def test_the_sitemap_lists_what_is_indexed(site, pages):
    """With the alternates that the pages name themselves."""
    sitemap = ElementTree.fromstring(site.text("/sitemap.xml"))
    listed = {}
    for url in sitemap.iter(f"{SITEMAP}url"):
        versions = {link.get("hreflang"): link.get("href") for link in url.iter(f"{XHTML}link")}
        listed[url.findtext(f"{SITEMAP}loc")] = versions
    assert listed == {page.canonical: page.alternates for page in indexed(pages).values()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_thanks_and_404_are_not_indexed(site, pages, language):
    """They are no search results."""
    home = site.addresses.home(language)
    for address in (site.address(language, "thanks"), f"{home}404.html"):
        assert pages[address].all("meta", name="robots")[0].get("content") == "noindex"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_current_page_is_marked_in_the_menu(site, pages, language):
    """Once, for those who see it and those who do not."""
    page = pages[site.address(language, "services")]
    marked = [a for a in page.all("a") if a.get("aria-current") == "page"]
    assert [a.get("href") for a in marked] == [page.address]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_legal_facts_are_on_every_page(site, pages, language):
    """Italian law wants the VAT number on the home page."""
    for address in site.pages(language):
        footer = "".join(pages[address].tree.find(".//footer").itertext())
        assert site.facts.value("legal.vat_number") in footer
        assert site.facts.value("contact.email") in footer
