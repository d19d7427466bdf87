"""The articles that only the index knows."""

import json
import re

import pytest

from pelicanconf import CSS_FILES, ROOT
from plugins.search import block
from plugins.search.block import PARTS, blocks
from plugins.search.postings import part_of
from tests.plugins.conftest import page

REAL_THEME = {"THEME": str(ROOT / "theme"), "CSS_FILES": CSS_FILES}


@pytest.fixture
def built(small_site):
    """A function that builds a site with so many Italian articles; a list shows two; ``more``: other sources."""

    def build(count, more=None):
        pages = {"it/search.md": page("Cerca", "cerca"), "it/articles.md": page("Articoli", "articoli", "Un elenco.")}
        for number in range(1, count + 1):
            date = f"2026-01-{number:02}"
            pages[f"it/articles/a{number}.md"] = page(
                f"Nr {number}", f"nr-{number}", f"Parola{number} comune.", date=date
            )
        return small_site(pages | (more or {}), LIST_LENGTH=2, **REAL_THEME)

    return build


def files(site):
    """The files of blocks: name without fingerprint → text."""
    found = [name for name in site.files() if re.fullmatch(r"assets/search/it\.\w{10}\.p?\d+\.json", name)]
    return {name.removeprefix("assets/search/it."): site.text(name) for name in found}


def listed(site):
    """The addresses in the list of the search page."""
    return re.findall(r"<h2><a href=(\S+?)>", site.text("cerca/index.html"))


def test_few_articles_are_in_the_list(built):
    """And in the one index of all pages; there are no blocks."""
    site = built(2)
    assert listed(site)[-2:] == ["/articoli/nr-2/", "/articoli/nr-1/"]
    assert files(site) == {}
    assert "data-older" not in site.text("cerca/index.html")
    assert "class=further>" not in site.text("cerca/index.html")


def test_many_articles_are_not(built):
    """The list leads to theirs instead; the one index holds the other pages."""
    site = built(3)
    assert listed(site) == ["/", "/articoli/"]
    assert re.search(r"<p class=back><a href=/articoli/>Tutti gli articoli</a>", site.text("cerca/index.html"))
    assert list(json.loads(site.text("search/it.json"))) == ["/", "/articoli/"]


def test_a_block_says_where_words_stand_and_what_is_there(built):
    """Newest first: the words in the part of each, and the entries."""
    site = built(3)
    [address] = re.findall(r'data-older="?/assets/search/it\.(\w{10})\.#\.json', site.text("cerca/index.html"))
    told = files(site)
    assert told.keys() == {f"{address}.{name}.json" for name in [*range(PARTS), "p0"]}
    assert json.loads(told[f"{address}.p0.json"])[0] == ["/articoli/nr-3/", "Nr 3", "About Nr 3."]
    part = json.loads(told[f"{address}.{part_of('par', PARTS)}.json"])
    assert part["parola2"] == [[1]]
    part = json.loads(told[f"{address}.{part_of('com', PARTS)}.json"])
    assert part["comune"] == [[0, 1, 1]]


@pytest.mark.parametrize("changed", [{"title": "Nuova"}, {"text": "Altro."}, {"slug": "nuova"}])
def test_its_name_changes_with_what_it_says(built, changed):
    """Browsers keep it for a year."""
    before = files(built(3)).keys()
    after = files(
        built(3, {"it/articles/a2.md": page(**{"title": "Nr 2", "slug": "nr-2", **changed}, date="2026-01-02")})
    )
    assert before.isdisjoint(after.keys())


def test_a_new_article_changes_the_newest_block_alone(monkeypatch):
    """Blocks are counted from the oldest article."""
    monkeypatch.setattr(block, "ARTICLES", 3)
    assert blocks([]) == []
    assert blocks([5, 4, 3, 2, 1]) == [[5, 4], [3, 2, 1]]
    assert blocks([6, 5, 4, 3, 2, 1]) == [[6, 5, 4], [3, 2, 1]]
    assert blocks([7, 6, 5, 4, 3, 2, 1]) == [[7], [6, 5, 4], [3, 2, 1]]
