"""A fact that is filled in, changed, emptied again: what shows it is made anew, and equals a build from nothing."""

import pytest

from tests.plugins.incremental.small_house import BODIES, WAITING
from tests.plugins.incremental.test_edits import check

RATE, UNIT, CONTRACT, CURRENCY = (
    'fact rate = ""',
    'fact unit = { it = ""',
    'fact contract = { it = "", en = "", de = "" }',
    'fact currency = "EUR"',
)
ON = {
    RATE: 'rate = "40"',
    UNIT: 'unit = { it = "all’ora"',
    CONTRACT: 'contract = { it = "Due pagine", en = "Two pages", de = "Zwei Seiten" }',
    CURRENCY: 'currency = "CHF"',
}
SLIP, LINK = BODIES[-2], BODIES[-1]
INDEX, SEARCH = "search/it.json", "search-0/index.html"
ABOUT = {"about-0/index.html", INDEX}


def everywhere(name):
    """The files of a page that Italian alone has, and the others show as it is."""
    return {f"{home}{name}-0/index.html" for home in ("", "en/", "de/")}


@pytest.fixture
def house(new_house):
    """A site with a page that waits for her rate, one that links to it then, and one that shows facts."""
    house = new_house()
    house.choose({"it/extra.md front": WAITING, "it/other.md exists": True, "it/other.md body": LINK})
    house.choose({"it/about.md body": SLIP})
    return house


def test_one_fact_after_the_other(house):
    """On, changed, off again, a placeholder among them; each time as if built from nothing."""
    switched = [[(name, ON[name])] for name in (RATE, UNIT, CONTRACT, CURRENCY)]
    check(house, [*switched, [(RATE, 'rate = "[…]"')], [(RATE, RATE.removeprefix("fact "))], [*ON.items()], []])


def test_the_page_comes_and_goes(house):
    """In all languages, where it stands in the place of its translations."""
    extra = everywhere("extra")
    assert not extra & house.build().files.keys()
    house.choose({RATE: ON[RATE]})
    assert extra <= house.build().files.keys()
    house.choose({RATE: RATE.removeprefix("fact ")})
    assert not extra & house.build().files.keys()


@pytest.mark.parametrize(
    ("name", "files"),
    [
        (CONTRACT, ABOUT),
        (UNIT, ABOUT),
        (CURRENCY, set()),
        (RATE, ABOUT | {SEARCH, "sitemap.xml"} | everywhere("extra") | everywhere("other")),
    ],
)
def test_only_what_shows_a_fact_is_made_anew(house, name, files):
    """The pages with the block, and what the search knows of them; with the rate, the pages that wait for it, too."""
    for _ in range(3):
        house.build()
    assert house.done == []
    house.choose({name: ON[name]})
    assert not house.build().refused
    assert house.files_made == files
