"""The search over the site with all facts filled in: every word that a page shows, typed right or wrong."""

import json

import pytest

from plugins.words import words
from tests.browser.test_search import found
from tests.conftest import build_site, serve
from tests.facts import copy_content, fill_in

LANGUAGES = ["it", "en", "de"]
SHOWN = "document.querySelector('main').innerText"
FACTS = {
    "it": {"38,50": "prices", "tariffa": "prices", "inversione": "prices", "gestore": "faq"},
    "en": {"38.50": "prices", "reverse": "prices", "password": "faq"},
    "de": {"38,50": "prices", "umkehrung": "prices", "passwortmanager": "faq"},
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """The site that says all it can, served."""
    root = tmp_path_factory.mktemp("filled")
    copy_content(root / "content")
    fill_in(root / "content")
    with serve(build_site(root, root / "content")) as served:
        yield served


@pytest.fixture(scope="module")
def shown(filled, browser):
    """What the browser shows of each page that the search knows: language → address → its words."""
    page = browser.new_page(base_url=filled.url)
    all_shown = {}
    for language in LANGUAGES:
        for address in json.loads(filled.text(f"/search/{language}.json")):
            page.goto(address)
            all_shown.setdefault(language, {})[address] = set(words(page.evaluate(SHOWN)).split())
    page.close()
    return all_shown


@pytest.fixture
def search(open_page, filled):
    """A function that types on the search page of a language, and the page."""

    def search(language, text):
        if filled.address(language, "search") not in page.url:
            page.goto(filled.url + filled.address(language, "search"))
        page.fill("#query", "")
        page.wait_for_selector(".count:empty", state="attached")
        page.fill("#query", text)
        page.wait_for_selector(".count:not(:empty)")
        return page

    page = open_page("about:blank")
    return search


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_has_every_word_that_a_page_shows(filled, shown, language):
    """As the browser shows it, whatever it was made of: text, facts, testimonials, labels."""
    index = json.loads(filled.text(f"/search/{language}.json"))
    assert len(index) > 20
    for address, sections in index.items():
        said = words(" ".join(" ".join([heading, *lines]) for _, heading, lines in sections)).split()
        assert shown[language][address] - set(said) == set(), address


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_of_them_finds_its_page(shown, search, language):
    """Here every third page, and the word in the middle of the alphabet."""
    for address in sorted(shown[language])[::3]:
        there = sorted(shown[language][address])
        word = there[len(there) // 2]
        page = search(language, word)
        assert address in found(page), word


@pytest.mark.parametrize(
    ("language", "typed", "key"), [(a, b, c) for a, all_ in FACTS.items() for b, c in all_.items()]
)
def test_what_was_filled_in_is_found(filled, search, language, typed, key):
    """Prices, terms, answers."""
    assert filled.address(language, key) in found(search(language, typed))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_clients_say_is_found(filled, search, language):
    """On the page about her, where it stands."""
    assert filled.address(language, "about") in found(search(language, {"de": "Trient"}.get(language, "Trent")))


@pytest.mark.parametrize(
    ("language", "typed", "meant", "key"),
    [
        ("it", "agneda", "agenda", "services"),  # two letters exchanged
        ("it", "servixi", "servizi", "services"),  # another letter
        ("it", "preventvo", "preventivo", "home"),  # one too few
        ("it", "archiviazzione", "archiviazione", "services"),  # one too many
        ("it", "archiviazzzione", "archiviazione", "services"),  # two, in a long word
        ("en", "calender", "calendar", "services"),
        ("en", "traslatoin", "translation", "languages"),
        ("de", "uebersetzng", "übersetzung", "languages"),
        ("de", "Verrtrauen", "vertrauen", "how-we-work"),
    ],
)
def test_a_mistyped_word_finds_what_was_meant(filled, search, language, typed, meant, key):
    """And it is said what was looked for."""
    page = search(language, typed)
    assert filled.address(language, key) in found(page)
    assert meant[:6] in page.inner_text(".count")


def test_what_is_right_is_taken_as_it_is(search):
    """Even where another word is near; a number and a short word are what they are."""
    assert "Ho cercato" not in search("it", "agenda").inner_text(".count")
    assert found(search("it", "38,51")) == []
    assert found(search("it", "a" * 5000)) == []
    assert found(search("it", "xqz")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_place_is_shown(filled, search, language):
    """The line with the word marked, and a link to the section it stands in, which there is on that page."""
    word = {"it": "scansionare", "en": "scanning", "de": "einscannen"}[language]
    page = search(language, word[:7])
    item = page.locator(f".found li:has(a[href^='{filled.address(language, 'services')}'])")
    assert word[:7] in item.locator("p mark").first.inner_text().lower()
    link = item.locator("p a")
    address, _, anchor = link.get_attribute("href").partition("#")
    assert link.inner_text()
    page.goto(filled.url + address)
    assert page.locator(f"[id='{anchor}']").count() == 1
    assert word[:7] in page.locator(f"section:has([id='{anchor}'])").last.inner_text().lower()


def test_the_description_is_back_when_nothing_is_typed(search):
    """The list is as it was."""
    page = search("it", "agenda")
    page.fill("#query", "")
    page.wait_for_selector(".count:empty", state="attached")
    assert page.locator(".found mark").count() == 0
    assert page.locator(".found p").first.inner_text().endswith(".")


def test_what_is_typed_is_shown_as_text(search):
    """Signs of HTML are signs."""
    page = search("it", "<img src=x onerror=alert(1)> agenda")
    assert page.locator(".found img").count() == 0
    assert page.locator(".count").inner_text()
