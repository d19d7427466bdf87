"""The list of articles in pages, one on each: what an edit makes anew, and that it equals a build from nothing."""

import pytest

from tests.plugins.incremental.small_house import BODIES
from tests.plugins.incremental.test_edits import check

# The newer of the two Italian articles is “second”, so that “first” stands on the second page.
FIRST, SECOND = "articles-0/2/index.html", "articles-0/index.html"


@pytest.fixture
def house(new_house):
    """A site whose list has two pages, in Italian and in English."""
    house = new_house()
    house.choose({"articles": 1})
    return house


@pytest.fixture
def made(house):
    """A function that edits and builds; the files that were made, those of the search's index as one."""
    for _ in range(3):
        house.build()
    assert house.done == []

    def edit(choices):
        house.choose(choices)
        assert not house.build().refused
        return house.files_made

    return edit


ARTICLE, SEARCH, INDEX = "articles-0/first-0/index.html", "search-0/index.html", "assets/search/it.json"
BEFORE = "articles-0/second-0/index.html"  # each of the two leads on to the other


@pytest.mark.parametrize(
    ("choices", "files"),
    [
        # No list shows a text.
        ({"it/articles/first.md body": BODIES[2]}, {ARTICLE, SEARCH, INDEX}),
        # The feed holds the newest alone; what is shown in the place of a translation is a page, too.
        ({"it/articles/first.md title": 1}, {ARTICLE, SEARCH, INDEX, FIRST, BEFORE}),
        ({"it/articles/first.md description": 1}, {ARTICLE, SEARCH, INDEX, FIRST, BEFORE}),
        (
            {"it/articles/second.md title": 1},
            {
                BEFORE,
                "de/articles-0/second-0/index.html",
                ARTICLE,
                SEARCH,
                INDEX,
                SECOND,
                "feed.atom",
                "search/it.json",
            },
        ),
    ],
)
def test_what_an_edit_of_an_article_makes_anew(made, choices, files):
    """The page of the list that shows it, the article that leads on to it, and no other."""
    assert made(choices) == files


def test_an_article_more_pushes_others_on(house):
    """And one less takes the last page away; each time as if built from nothing."""
    both = {f"it/articles/{name}.md exists": True for name in ("first", "second")}
    newest, oldest = ({**both, f"it/articles/{name}.md exists": False} for name in ("second", "first"))
    assert FIRST in house.build().files
    check(house, [list(newest.items()), list(both.items()), list(oldest.items()), []])
    house.choose(newest)
    assert FIRST not in house.build().files


def test_languages_that_lack_the_article(house):
    """What the same number is in another language changes with that language alone."""
    check(
        house,
        [
            [("de/articles/second.md exists", True)],
            [("en/articles/first.md exists", False)],
            [("it/articles.md exists", False)],
            [("de/articles.md front", {"status": "hidden"})],
            [('catalogue msgstr "Send"', 'msgstr "Off it goes"')],
        ],
    )
