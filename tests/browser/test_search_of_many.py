"""The search with more articles than its page lists, in a real browser."""

import re
import shutil

import pytest

from ground.facts import CONTENT
from tests.articles import write_articles
from tests.browser.test_search import found
from tests.conftest import build_site, serve

COUNT = 230  # in two blocks


@pytest.fixture(scope="module")
def many_served(tmp_path_factory):
    """The real site with many Italian articles, served."""
    root = tmp_path_factory.mktemp("many")
    shutil.copytree(CONTENT, root / "content")
    write_articles(root / "content", "it", COUNT)
    with serve(build_site(root, root / "content")) as served:
        yield served


def search(page, text):
    """Type, and wait for the answer; not for that of what was typed before."""
    page.fill("#query", "")
    page.wait_for_selector(".count:empty", state="attached")
    page.fill("#query", text)
    page.wait_for_selector(".count:not(:empty)")


@pytest.fixture
def page(open_page, many_served):
    """The Italian search page."""
    return open_page(many_served.url + many_served.address("it", "search"))


def articles_with(served, beginning):
    """The addresses of the Italian articles with a word that begins so, newest first."""
    folder = served.output.parent / "content" / "it" / "articles"
    sources = {
        path.stem: path.read_text(encoding="utf-8").partition("\n\n")[2] for path in folder.glob("articolo-*.md")
    }
    having = [name for name, text in sources.items() if re.search(rf"\b{beginning}", text, re.IGNORECASE)]
    return [f"/articoli/{name}/" for name in sorted(having, key=lambda name: int(name.partition("-")[2]))]


@pytest.mark.parametrize("typed", ["codice229x", "codice1", "codice22", "agend", "age"])
def test_articles_are_found_by_the_beginning_of_a_word(page, many_served, typed):
    """In each block; how many there are is said, and the first twenty are shown."""
    search(page, typed)
    expected = articles_with(many_served, typed)
    assert expected
    shown = [address for address in found(page) if "/articolo-" in address]
    count = int(page.inner_text(".count").replace("Una", "1").split()[0])
    assert count >= len(expected)
    assert set(shown) <= set(expected)
    assert len(found(page)) == min(20, count)


def test_equal_ones_stand_newest_first(page, many_served):
    """Across the blocks."""
    search(page, "codice")
    assert found(page) == articles_with(many_served, "codice")[:20]


def test_all_words_have_to_be_there(page):
    """A page, an article, whatever it is."""
    search(page, "codice7x codice8x")
    assert found(page) == []
    search(page, "codice7x")
    assert found(page) == ["/articoli/articolo-7/"]


def test_the_button_shows_the_next_ones(page, many_served):
    """Twenty at a time, with the focus on the first of them, until there are no more."""
    search(page, "codice22")
    expected = articles_with(many_served, "codice22")
    assert not page.locator(".further").is_visible()
    search(page, "codice")
    page.click(".further button")
    page.wait_for_selector(".found li:nth-child(40)")
    assert found(page) == articles_with(many_served, "codice")[:40]
    assert page.evaluate("document.activeElement.pathname") == "/articoli/articolo-20/"
    search(page, "codice22")
    assert found(page) == expected


def test_a_title_counts_more_than_a_text(page):
    """An article with a word in its title comes before those that have it in their text."""
    search(page, "codice5x")
    word = page.inner_text(".found h2").split()[0]
    search(page, word)
    assert len(found(page)) > 1
    first = page.inner_text(".found li:first-child h2")
    assert word.lower() in first.lower()


def test_only_the_parts_with_the_words_are_fetched(page):
    """One of each block for each word, and the entries of what is shown; less than a tenth of the whole."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    search(page, "codice229x")
    parts = [url for url in asked if re.search(r"\.\d+\.json$", url)]
    assert len(parts) == 2
    assert len([url for url in asked if re.search(r"\.p\d+\.json$", url)]) == 1
    search(page, "codice229x codice22")
    assert len([url for url in asked if re.search(r"\.\d+\.json$", url)]) == 2


def test_pages_are_found_as_ever(page, many_served):
    """By a part of a long word, too."""
    search(page, "ervizi")
    assert many_served.address("it", "services") in found(page)
    page.fill("#query", "")
    page.wait_for_selector(f".found a[href='{many_served.address('it', 'privacy')}']")
    assert not [address for address in found(page) if "/articolo-" in address]


def test_without_javascript_the_list_of_articles_is_near(open_page, many_served):
    """The pages stand in the list, the articles behind one link."""
    page = open_page(many_served.url + many_served.address("it", "search"), java_script_enabled=False)
    assert 10 < page.locator(".found a").count() < 40
    assert page.locator(".back a").get_attribute("href") == "/articoli/"
    assert not page.locator(".further").is_visible()


def test_the_way_through_the_list(open_page, many_served):
    """By links that are large enough, without a script."""
    page = open_page(many_served.url + "/articoli/", java_script_enabled=False)
    page.click(".pager a[rel=next]")
    assert page.url.endswith("/articoli/2/")
    assert page.locator(".pager [aria-current=page]").inner_text() == "2"
    for link in page.locator(".pager a").all():
        box = link.bounding_box()
        assert min(box["width"], box["height"]) >= 24
