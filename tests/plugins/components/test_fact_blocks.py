"""The blocks that show facts: conditions, lists of facts, and her prices."""

import html as entities
import re

import pytest

from plugins.words import words
from tests.facts import fill_in
from tests.filled_facts import FILLED
from tests.plugins.conftest import page

NBSP = "\N{NO-BREAK SPACE}"
TABLES = {
    "agreement": ["contract", "confidentiality", "passwords", "data_processing"],
    "availability": ["hours", "time_zone", "response", "holidays", "cover"],
    "first_month": ["task", "report", "review"],
    "prices": ["rate", "unit", "minimum", "unused", "packages", "vat_percent", "vat_abroad"],
}
SLIP = "/// price-slip\n///"


@pytest.fixture
def shown(small_site, tmp_path):
    """A function that gives what a page's text shows in a language, with these facts filled in."""

    def shown(text, values=None, language="it"):
        if values:
            fill_in(tmp_path / "content", values, testimonials=False)
        built = small_site({f"{language}/t.md": page("T", "t", text)}, MENU=[])
        assert built.errors == []
        file = "t/index.html" if language == "it" else f"{language}/t/index.html"
        return built.text(file).partition("</h1>")[2].partition("</main>")[0]

    return shown


@pytest.fixture
def errors(small_site):
    """A function that gives the errors in a page's text, from its line on."""

    def errors(text):
        built = small_site({"it/t.md": page("T", "t", text)}, MENU=[])
        return [error.partition("it/t.md:")[2] for error in built.errors]

    return errors


def test_a_condition_leaves_its_content_out(shown):
    """And with it the questions that have no other answer; what stands around it joins no element of its own."""
    text = """Before.

//// when | prices.rate
## A heading

It costs {{ prices.rate }}.

/// note
Indeed.
///
////

/// faq | How much?
//// when | prices
{{ prices.rate }}, *really*.
////
///

After."""
    assert shown(text) == "<p>Before.</p><p>After.</p>"
    on = shown(text, {"prices.rate": "38"})
    assert on.startswith(
        f"<p>Before.</p><h2 id=a-heading>A heading</h2><p>It costs 38{NBSP}€.</p>"
        "<aside class=note><p>Indeed.</p></aside><details class=faq><summary>How much?</summary>"
    )
    assert f"<p>38{NBSP}€, <em>really</em>.</p>" in on
    assert on.endswith("<p>After.</p>")


def test_a_condition_in_a_list_or_in_another_one(shown):
    """Only what has its fact is shown."""
    text = """1. One.

    /// when | first_month.task
    {{ first_month.task }}
    ///

2. Two.

///// when | agreement
Agreed.

//// when | agreement.passwords
Safe.
////
/////"""
    assert shown(text) == "<ol><li><p>One.</p></li><li><p>Two.</p></li></ol>"
    some = {"agreement.contract": FILLED["agreement.contract"], "first_month.task": FILLED["first_month.task"]}
    assert shown(text, some) == (
        "<ol><li><p>One.</p> <p>nella prima settimana</p></li><li><p>Two.</p></li></ol><p>Agreed.</p>"
    )


def test_a_condition_goes_by_the_language_of_the_page(shown):
    """Where a language lacks the text there is nothing to be shown."""
    values = {"prices.unit": {"it": "all’ora", "en": "", "de": ""}}
    assert shown("/// when | prices.unit\nYes.\n///\n\nText.", values) == "<p>Yes.</p><p>Text.</p>"
    assert shown("/// when | prices.unit\nYes.\n///\n\nText.", language="en") == "<p>Text.</p>"


def test_names_that_there_are_not(errors):
    """Of a fact or a table; each with its line, in what is left out, too."""
    text = "/// when | prices.rates\nA.\n///\n\n/// facts | agreements\n///\n\n"
    text += "/// when | prices\nB {{ prices.uint }}.\n///"
    assert [told.partition(" Did")[0] for told in errors(text)] == [
        "5: There is no fact “prices.rates”.",
        "9: “agreements” is no table that can be listed.",
        "13: There is no fact “prices.uint”.",
    ]


@pytest.mark.parametrize("language", ["it", "en", "de"])
@pytest.mark.parametrize("table", TABLES)
def test_the_facts_of_a_table(shown, table, language):
    """Each with its label, in every language; nothing while none is filled in, and only those that are."""
    text = f"/// facts | {table}\n///\n\nText."
    assert shown(text) == "<p>Text.</p>"
    last = TABLES[table][-1]
    part = shown(text, {f"{table}.{last}": FILLED[f"{table}.{last}"]}, language)
    assert part.count("<dt>") == part.count("<dd>") == 1
    made = shown(text, FILLED, language)
    assert made.startswith(f'<dl class="facts facts--{table}"><div><dt>')
    labels, texts = (re.findall(rf"<{tag}>(.*?)</{tag}>", made) for tag in ("dt", "dd"))
    assert len({*labels}) == len(labels) == len(TABLES[table])
    given = [FILLED[f"{table}.{name}"] for name in TABLES[table]]
    expected = [value[language] for value in given if isinstance(value, dict)]
    assert [entities.unescape(one) for one in texts if not re.fullmatch(r"[€\d,.\s%]+", one)] == expected


def test_a_placeholder_is_marked(shown):
    """In the list, and in the slip, which reckons nothing with it."""
    values = {"prices.rate": "[tariffa]", "prices.minimum": "[minimo]"}
    made = shown(f"/// facts | prices\n///\n\n{SLIP}", values)
    assert made.count("<mark class=placeholder>[tariffa]</mark>") == 2
    assert made.count("<dd><mark class=placeholder>[minimo]</mark></dd>") == 2
    assert "<table" not in made


def test_no_rate_no_slip(shown):
    """Whatever else is filled in."""
    assert shown(f"{SLIP}\n\nText.", {name: FILLED[name] for name in FILLED if name != "prices.rate"}) == "<p>Text.</p>"


@pytest.mark.parametrize(
    ("language", "rate", "label", "amounts"),
    [
        ("it", f"<strong>38,50{NBSP}€</strong> all’ora", f"5 ore × 38,50{NBSP}€", ("192,50_€", "42,35_€", "234,85_€")),
        ("en", "<strong>€38.50</strong> an hour", "5 hours × €38.50", ("€192.50", "€42.35", "€234.85")),
        (
            "de",
            f"<strong>38,50{NBSP}€</strong> pro Stunde",
            f"5 Stunden × 38,50{NBSP}€",
            ("192,50_€", "42,35_€", "234,85_€"),
        ),
    ],
)
def test_the_slip_in_a_language(shown, language, rate, label, amounts):
    """Her rate with its unit, what goes with it, and an example with VAT and total."""
    made = shown(SLIP, FILLED, language)
    assert made.startswith(f"<div class=price-slip><p class=price-slip-rate>{rate}</p><dl class=price-slip-terms>")
    assert made.count("<dt>") == 4
    assert f"<tr><th scope=row>{label}</th>" in made
    assert re.findall("<td>(.*?)</td>", made) == [one.replace("_", NBSP) for one in amounts]
    body, foot = made.index("<tbody>"), made.index("<tfoot>")
    assert body < foot < made.rindex("</tr>")


@pytest.mark.parametrize(
    ("values", "amounts"),
    [
        ({"prices.rate": "40"}, ["200_€", "200_€"]),
        ({"prices.rate": "40", "prices.vat_percent": "22"}, ["200_€", "44_€", "244_€"]),
        ({"prices.rate": "40", "prices.vat_percent": "7,7"}, ["200,00_€", "15,40_€", "215,40_€"]),
        ({"prices.rate": "33,33", "prices.example_hours": 3}, ["99,99_€", "99,99_€"]),
        ({"prices.rate": "0.10", "prices.example_hours": 1, "prices.vat_percent": "5"}, ["0,10_€", "0,01_€", "0,11_€"]),
        ({"prices.rate": "1500", "prices.currency": "CHF"}, ["7.500_CHF", "7.500_CHF"]),
        ({"prices.rate": "40", "prices.vat_percent": "[IVA]"}, []),
    ],
)
def test_the_example_is_reckoned(shown, values, amounts):
    """To the cent, with decimals on all lines or on none; nothing while a number is still to be told."""
    assert re.findall("<td>(.*?)</td>", shown(SLIP, values)) == [one.replace("_", NBSP) for one in amounts]


def test_the_search_knows_what_is_shown(small_site, tmp_path):
    """By the words of the facts, their labels, and what was reckoned; no longer once they are gone."""
    texts = {"it/t.md": page("T", "t", f"/// facts | agreement\n///\n\n{SLIP}"), "it/search.md": page("S", "search")}

    def said():
        return {*words(small_site(texts, MENU=[]).text("search/it.json")).split()}

    told = {"gestore", "riservatezza", "192", "inversione"}
    path = tmp_path / "content" / "site.toml"
    before = path.read_text(encoding="utf-8")
    assert not told & said()
    fill_in(tmp_path / "content")
    assert told <= said()
    path.write_text(before, encoding="utf-8")
    assert not told & said()
