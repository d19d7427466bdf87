"""A page with ``Shown-with`` exists only while its fact is filled in."""

import pytest

from tests.plugins.conftest import page

SITE = "it", "en", "de"
ON = {'rate = ""': 'rate = "38"'}
WAITS = {"shown-with": "prices.rate"}
LINK = "[What it costs]({filename}prices.md)"


def pages_of(text="Text.", languages=SITE, **front):
    """The prices in each language, and a page beside them with a text."""
    prices = {
        f"{code}/prices.md": page(f"Prices {code}", "prices", "Quotidian.", **WAITS, **front) for code in languages
    }
    return prices | {f"{code}/beside.md": page(f"Beside {code}", "beside", text) for code in SITE}


@pytest.fixture
def build(small_site, tmp_path):
    """A function that builds pages with some facts filled in."""
    path = tmp_path / "content" / "site.toml"
    unfilled = path.read_text(encoding="utf-8")

    def build(pages, facts=None, **settings):
        text = unfilled
        for old, new in (facts or {}).items():
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")
        return small_site(pages, **{"MENU": ["prices", "beside"]} | settings)

    return build


def mentions(built, address):
    """The files of the site that know an address."""
    texts = [file for file in built.files() if file.endswith((".html", ".xml", ".txt", ".atom", ".json"))]
    return [file for file in texts if address in built.text(file)]


def test_without_its_fact_there_is_no_page(build):
    """In no language, no menu, no list, no sitemap, and nothing is told of it; it comes and goes with the fact."""
    prices = ["de/prices/index.html", "en/prices/index.html", "prices/index.html"]
    built = build(pages_of())
    assert (built.errors, built.warnings) == ([], [])
    assert not {*prices} & {*built.files()}
    assert mentions(built, "/prices/") == []
    built = build({}, ON)
    assert (built.errors, built.warnings) == ([], [])
    assert {*prices} <= {*built.files()}
    assert {"beside/index.html", "sitemap.xml"} <= {*mentions(built, "/prices/")}
    assert mentions(build({}), "/prices/") == []


def test_the_endpoint_and_the_search_know_nothing_of_it(build):
    """Neither the addresses that it is told, nor the words of the search."""
    search = {f"{code}/search.md": page("Search", "search") for code in SITE}
    off = build(pages_of() | search)
    assert "Quotidian" not in off.text("search/it.json")
    assert "prices" not in off.published["addresses"]["pages"]["it"]
    on = build({}, ON)
    assert "Quotidian" in on.text("search/it.json")
    assert on.published["addresses"]["pages"]["it"]["prices"] == "/prices/"


def test_an_article_waits_likewise(build):
    """It stands in no feed meanwhile."""
    article = {"it/articles/a.md": page("An article", "an-article", date="2026-03-03", **WAITS)}
    assert mentions(build(article, MENU=[]), "an-article") == []
    assert "feed.atom" in mentions(build({}, ON, MENU=[]), "an-article")


def test_a_placeholder_is_shown_while_working(build):
    """And publishing refuses it as any other."""
    placeholder = {'rate = ""': 'rate = "[la tariffa]"'}
    assert "prices/index.html" in build(pages_of(), placeholder).files()
    online = build({}, placeholder, settings_file="publishconf.py")
    assert any("prices.rate still is the placeholder [la tariffa]" in error for error in online.errors)


@pytest.mark.parametrize("name", ["prices.minimum", "agreement", "testimonials"])
def test_any_text_or_table_can_be_waited_for(build, name):
    """One language that has it is enough; the others are told what they lack."""
    filled = {
        'minimum = { it = ""': 'minimum = { it = "Due ore"',
        'passwords = { it = ""': 'passwords = { it = "Mai"',
        "[legal]": '[[testimonials]]\nquote = { it = "Brava!" }\nname = "Bo"\npermission = true\n\n[legal]',
    }
    pages = {f"{code}/t.md": page(f"Title {code}", "t", **{"shown-with": name}) for code in SITE}
    assert "t/index.html" not in build(pages, MENU=[]).files()
    built = build({}, filled, MENU=[])
    assert {"t/index.html", "en/t/index.html", "de/t/index.html"} <= {*built.files()}
    assert sum("where nothing is shown" in warning for warning in built.warnings) == 6


def test_a_link_to_a_page_that_is_not_there(build):
    """Has its file and line, in every language; inside a condition of the same fact it comes and goes with the page."""
    built = build(pages_of(f"Text.\n\n{LINK}"))
    assert built.refused
    assert [error.split("content/")[1] for error in built.errors] == [
        f"{code}/beside.md:7: The link to {{filename}}prices.md leads nowhere while “prices.rate” is empty: "
        "the page is shown with it only. Put the link between the lines “/// when | prices.rate” and “///”."
        for code in ("de", "en", "it")
    ]
    assert build({}, ON).errors == []
    inside = pages_of(f"Text.\n\n/// when | prices.rate\n{LINK}\n///")
    built = build(inside)
    assert (built.errors, built.warnings) == ([], [])
    assert "What it costs" not in built.text("beside/index.html")
    assert "<a href=/en/prices/>What it costs</a>" in build({}, ON).text("en/beside/index.html")


def test_a_condition_of_another_fact_does_not_do(build):
    """The table is filled in, and the rate is not."""
    built = build(pages_of(f"/// when | prices\n{LINK}\n///"), {'minimum = { it = ""': 'minimum = { it = "Due ore"'})
    [error] = built.errors
    assert "it/beside.md:6: The link to {filename}prices.md leads nowhere while “prices.rate” is empty" in error


def test_pages_that_wait_for_the_same_may_link_to_each_other(build):
    """They are there together; what waits for something else is told."""
    pages = pages_of() | {f"{code}/beside.md": page(f"B {code}", "beside", LINK, **WAITS) for code in SITE}
    assert build(pages).errors == []
    other = {f"{code}/beside.md": page(f"B {code}", "beside", LINK, **{"shown-with": "agreement"}) for code in SITE}
    assert len(build(other).errors) == 3


def test_a_translation_that_is_not_written(build):
    """Nobody asks for it while the page is not there, and a link to it is one to the page."""
    built = build(pages_of(languages=["it"]))
    assert (built.errors, built.warnings) == ([], [])
    assert build(pages_of(LINK, languages=["it"])).errors != []
    on = build({}, ON)
    assert on.errors == []
    assert {"en/prices/index.html", "de/prices/index.html"} <= {*on.files()}
    assert any("it/prices.md" in warning for warning in on.warnings)


def test_what_is_wrong_in_a_page_that_waits_is_told(build):
    """Before the day on which it is to be shown."""
    pages = pages_of() | {"it/prices.md": page("P", "prices", "See [it]({filename}x.md).\n\n** this **.", **WAITS)}
    built = build(pages)
    assert len(built.errors) == 2
    assert "it/prices.md:6: The link to {filename}x.md leads nowhere" in built.errors[0]
    assert "it/prices.md:8: Visitors would see “** this **” here" in built.errors[1]


@pytest.mark.parametrize("facts", [{}, ON])
def test_all_languages_or_none(build, facts):
    """A version that waits for nothing, or for something else, is told with its file; whether it is shown or not."""
    built = build(pages_of() | {"de/prices.md": page("P", "prices")}, facts)
    [error] = built.errors
    assert "de/prices.md:1: it/prices.md is shown with “prices.rate”, and this page is not" in error
    built = build({"de/prices.md": page("P", "prices", **{"shown-with": "prices"})}, facts)
    [error] = built.errors
    assert "de/prices.md:4: it/prices.md is shown with “prices.rate”" in error


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("prices.rates", "Did you mean “prices.rate”?"),
        ("price", "Did you mean “prices”?"),
        ("colour", "There are: site, "),
        ("testimonials.quote", ""),
    ],
)
def test_a_fact_that_there_is_not(build, name, mend):
    """The error has its line, and what may have been meant."""
    [error] = build({"it/t.md": page("T", "t", **{"shown-with": name})}).errors
    assert f"it/t.md:4: There is no fact “{name}”." in error
    assert mend in error
