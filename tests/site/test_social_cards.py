"""Open Graph and the social card of every page."""

import html5lib
import pytest
from PIL import Image

LANGUAGES = ["it", "en", "de"]
BASE = "http://127.0.0.1:8000"
LOCALES = {"it": "it_IT", "en": "en_GB", "de": "de_DE"}
SMALL = 44 * 1024


def open_graph(site, address) -> dict[str, list[str]]:
    """What a page tells social networks: property → contents."""
    found = {}
    for element in html5lib.parse(site.text(address), namespaceHTMLElements=False).iter("meta"):
        if name := element.get("property"):
            found.setdefault(name, []).append(element.get("content"))
    return found


def topics(site, language) -> list[str]:
    """The addresses of the contact page with a topic chosen."""
    return [site.addresses.topic(language, topic) for topic in site.facts.topic_keys]


def described(site, language) -> dict[str, dict]:
    """The pages of a language that tell anything of themselves: address → what."""
    pages = [address for address in site.pages(language) if address not in topics(site, language)]
    told = {address: open_graph(site, address) for address in pages}
    return {address: properties for address, properties in told.items() if properties}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_a_card_of_its_own(site, language):
    """1200 × 630 pixels, PNG, small, with the title as its text."""
    pages = described(site, language)
    assert len(pages) >= 16
    cards = [properties["og:image"][0] for properties in pages.values()]
    assert len(set(cards)) == len(cards)
    for address, properties in pages.items():
        file = site.output / properties["og:image"][0].removeprefix(f"{BASE}/")
        with Image.open(file) as card:
            assert (card.format, card.size, card.mode) == ("PNG", (1200, 630), "P")
            assert card.getbbox()
            assert not card.info, address
        assert file.stat().st_size <= SMALL, address
        assert properties["og:image:width"] + properties["og:image:height"] == ["1200", "630"]
        assert properties["og:image:alt"] == properties["og:title"]
        assert "\N{SOFT HYPHEN}" not in properties["og:title"][0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_names_its_language_and_the_others(site, language):
    """As Open Graph writes them, with a land."""
    for address, properties in described(site, language).items():
        assert properties["og:locale"] == [LOCALES[language]]
        others = [tag for code, tag in LOCALES.items() if code != language]
        assert properties["og:locale:alternate"] == others, address


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_what_and_where_it_is(site, language):
    """Its address is the canonical one; an article is an article."""
    for address, properties in described(site, language).items():
        assert properties["og:url"] == [BASE + address]
        assert len(properties["og:description"][0]) > 60
        kind = "article" if "article:published_time" in properties else "website"
        assert properties["og:type"] == [kind]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_topic_is_shared_with_the_card_of_the_contact_page(site, language):
    """And its address; the title names the topic."""
    contact = open_graph(site, site.address(language, "contact"))
    for address, (_, label) in zip(topics(site, language), site.facts.topics(language), strict=True):
        told = open_graph(site, address)
        assert told.pop("og:title") == [f"{contact['og:title'][0]}: {label}"]
        assert told == {name: value for name, value in contact.items() if name != "og:title"}


def test_a_card_is_paper_and_ink(site):
    """The colours of the site: paper behind the title, ink in it, the accent at the edge."""
    [address] = open_graph(site, "/")["og:image"]
    with Image.open(site.output / address.removeprefix(f"{BASE}/")) as card:
        picture = card.convert("RGB")
    colours = dict.fromkeys(colour for _, colour in picture.getcolors())
    assert picture.getpixel((50, 300)) == (0xFB, 0xF6, 0xEA)
    assert {(0x1F, 0x1B, 0x2E), (0xE2, 0x57, 0x3D), (0x7F, 0xAE, 0x98)} <= colours.keys()
    title = picture.crop((72, 176, 712, 516))
    dark = sum(count for count, colour in title.getcolors() if colour == (0x1F, 0x1B, 0x2E))
    assert dark > 10_000


def test_a_second_build_draws_nothing_anew(site):
    """What was drawn is kept under the hash of what it shows."""
    kept = list((site.var / "cache" / "cards").glob("*.png"))
    assert len(kept) == sum(len(described(site, language)) for language in LANGUAGES)
