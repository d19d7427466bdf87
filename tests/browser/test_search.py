"""The search in a real browser."""

import pytest

LANGUAGES = ["it", "en", "de"]


def found(page):
    """The addresses of the pages that are left."""
    return page.eval_on_selector_all(".found h2 a", "all => all.map(a => a.pathname)")


def search(page, text):
    """Type, and wait for the answer."""
    page.fill("#query", text)
    page.wait_for_selector(".count:not(:empty)")


@pytest.mark.parametrize(
    ("language", "typed", "key"),
    [
        ("it", "PERCHE assistente", "about"),
        ("it", "agenda", "services"),
        ("it", "l’agenda", "services"),
        ("en", "trans", "services"),
        ("de", "Übersetzung", "services"),
        ("de", "uebersetzung", "services"),
        ("de", "ablage", "services"),
    ],
)
def test_words_are_found_as_they_are_typed(open_page, served_site, language, typed, key):
    """Capitals, accents and umlauts apart; a word's beginning is enough, and a part of a long one."""
    page = open_page(served_site.address(language, "search"))
    search(page, typed)
    assert served_site.address(language, key) in found(page)
    assert str(len(found(page))) in page.inner_text(".count")


def test_a_title_counts_more_than_a_text(open_page, served_site):
    """The page of questions comes before those that name some."""
    page = open_page(served_site.address("it", "search"))
    search(page, "domande")
    assert found(page)[0] == served_site.address("it", "faq")


def test_what_is_not_there_is_said_in_words(open_page, served_site):
    """And an emptied field brings the whole list back, in its order."""
    page = open_page(served_site.address("de", "search"))
    whole = found(page)
    search(page, "xylofonquartett")
    assert found(page) == []
    assert page.inner_text(".count").startswith("Nichts gefunden")
    page.fill("#query", "")
    page.wait_for_selector(".found li:visible")
    assert found(page) == whole
    assert page.inner_text(".count") == ""


def test_the_way_back_from_a_page_leads_to_what_was_found(open_page, served_site):
    """The address keeps what was typed after the #, which is never sent."""
    page = open_page(served_site.address("en", "search"))
    search(page, "holiday or trip")
    search(page, "filing")
    before = found(page)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.click(".found h2 a")
    page.go_back()
    page.wait_for_selector(".count:not(:empty)")
    assert page.input_value("#query") == "filing"
    assert found(page) == before
    assert [url for url in asked if "filing" in url.partition("#")[0].rpartition("/assets/")[2]] == []


@pytest.mark.parametrize("written", ["%", "50%", "%E4"])
def test_an_address_written_by_hand_is_searched_as_it_is(open_page, served_site, written):
    """What no browser would have written is no error."""
    page = open_page("about:blank")
    errors = []
    page.on("pageerror", lambda error: errors.append(error))
    page.goto(f"{served_site.url}{served_site.address('it', 'search')}#q={written}")
    page.wait_for_selector(".finder.ready")
    assert page.input_value("#query") == written
    assert errors == []


def test_the_index_is_fetched_when_something_is_typed(open_page, served_site):
    """Not before, and once."""
    page = open_page("/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served_site.address("it", "search"), wait_until="networkidle")
    assert not [url for url in asked if url.endswith(".json")]
    search(page, "agenda")
    search(page, "viaggi")
    assert len([url for url in asked if url.endswith(".json")]) == 1


def test_without_the_index_titles_and_descriptions_are_searched(open_page, served_site):
    """A line that is down costs the texts only."""
    page = open_page(served_site.address("it", "search"))
    page.context.set_offline(True)
    search(page, "privacy")
    assert found(page)[0] == served_site.address("it", "privacy")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_all_pages_are_listed(open_page, served_site, language):
    """And no field that would do nothing."""
    page = open_page(served_site.address(language, "search"), java_script_enabled=False)
    assert page.locator(".found a").count() > 15
    assert page.locator(".found a").last.is_visible()
    assert not page.locator("#query").is_visible()
