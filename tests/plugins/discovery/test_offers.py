"""What machines are told of a page is what the page says: a definition, steps, her rate."""

import json
import re
from html import unescape

import pytest

from pelicanconf import CSS_FILES
from tests.facts import fill_in
from tests.filled_facts import FILLED
from tests.plugins.conftest import PROJECT, page

THEME = {"THEME": str(PROJECT / "theme"), "CSS_FILES": CSS_FILES, "DRAWS_CARDS": False, "MENU": []}
LANGUAGES = ("it", "en", "de")
DEFINITION = "/// section | definition\nA **virtual as\N{SOFT HYPHEN}sistant** is *somebody* who helps.\n\nMore.\n///"
STEPS = """/// section | steps
1. **Message.** You write, {{ answer.time }}.
2. **First task.** A small one.
///"""
SLIP = "/// price-slip\n///"
SERVICE = "/// service | calendar\n## Calendar\n\nI keep *all* of your calendar.\n\n- [x] Invitations\n///"
OFFERED = {"price": "38.50", "priceCurrency": "EUR"}


@pytest.fixture
def graph(small_site, tmp_path):
    """A function that gives the nodes of the page of a key in a language, by type, and the text that it shows."""

    def graph(key, text, language="it", values=None):
        if values:
            fill_in(tmp_path / "content", values, testimonials=False)
        built = small_site({f"{language}/{key}.md": page(f"T {key}", key, text)}, **THEME)
        assert built.errors == []
        html = built.text(f"{key}/index.html" if language == "it" else f"{language}/{key}/index.html")
        data = re.search(r"<script type=.?application/ld\+json.?>(.*?)</script>", html)[1]
        found: dict[str, list] = {}
        for node in nodes(json.loads(data)):
            found.setdefault(node.get("@type", ""), []).append(node)
        return found, plain(html.partition("<h1")[2].partition("</main>")[0])

    return graph


def nodes(value):
    """Every node in a graph."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(part)


def plain(html):
    """The words that a page shows, in one line."""
    return " ".join(unescape(re.sub("<[^>]*>", " ", html)).replace("\N{SOFT HYPHEN}", "").split())


def words(text):
    """The words of a text, whatever stands around them."""
    return re.findall(r"\w+", text)


def test_a_definition_is_a_term(graph):
    """With the sentence that the page says, and nothing after it; it is what the page is about."""
    found, shown = graph("what", DEFINITION)
    [term] = found["DefinedTerm"]
    assert (term["name"], term["description"]) == ("virtual assistant", "A virtual assistant is somebody who helps.")
    assert " ".join(words(term["description"])) in " ".join(words(shown))
    assert found["WebPage"][0]["mainEntity"] == {"@id": term["@id"]}
    assert "DefinedTerm" not in graph("beside", "A **term** is this.")[0]


def test_the_first_month_is_told_in_steps(graph):
    """In the words of the page; not while one of them is still to be told, and on no other page."""
    filled = {"answer.time": FILLED["answer.time"]}
    assert "HowTo" not in graph("first-month", STEPS)[0]
    found, shown = graph("first-month", STEPS, values=filled)
    [how_to] = found["HowTo"]
    assert [(step["position"], step["name"]) for step in how_to["step"]] == [(1, "Message"), (2, "First task")]
    assert how_to["step"] == found["HowToStep"]
    first, second = (step["text"] for step in how_to["step"])
    assert (first, second) == ("Message. You write, entro due giorni.", "First task. A small one.")
    assert all(" ".join(words(step["text"])) in " ".join(words(shown)) for step in how_to["step"])
    assert "HowTo" not in graph("beside", STEPS)[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_her_rate_is_offered_where_it_is_shown(graph, language):
    """As a number with its currency, its unit in the words of the page, and that VAT is added."""
    assert "UnitPriceSpecification" not in graph("rates", SLIP, language)[0]
    found, shown = graph("rates", SLIP, language, FILLED)
    [offer], [specified] = found["Offer"], found["UnitPriceSpecification"]
    assert {name: offer[name] for name in OFFERED} == OFFERED
    assert specified == {
        "@type": "UnitPriceSpecification",
        **OFFERED,
        "unitText": FILLED["prices.unit"][language],
        "valueAddedTaxIncluded": False,
    }
    amount = specified["price"] if language == "en" else specified["price"].replace(".", ",")
    assert amount in shown
    assert specified["unitText"] in shown
    [person] = found["Person"]
    assert person["makesOffer"] == [{"@id": offer["@id"]}]
    assert offer["itemOffered"]["provider"] == {"@id": person["@id"]}
    assert "Offer" not in graph("beside", "It costs {{ prices.rate }}.", language)[0]


@pytest.mark.parametrize(
    ("values", "specified"),
    [
        ({"prices.rate": "40"}, {"price": "40.00", "priceCurrency": "EUR"}),
        ({"prices.rate": "40", "prices.currency": "CHF"}, {"price": "40.00", "priceCurrency": "CHF"}),
        (
            {"prices.rate": "40", "prices.unit": {"it": "[unità]", "en": "", "de": ""}, "prices.vat_percent": "[IVA]"},
            {"price": "40.00", "priceCurrency": "EUR"},
        ),
        ({"prices.rate": "[tariffa]"}, None),
    ],
)
def test_what_is_not_told_is_not_told_as_a_fact(graph, values, specified):
    """Neither a unit nor VAT, nor a rate that is a placeholder."""
    found, _ = graph("rates", SLIP, values=values)
    expected = {"@type": "UnitPriceSpecification", **specified} if specified else None
    assert found.get("UnitPriceSpecification", [None]) == [expected]


def test_a_service_is_described_as_on_its_page(graph):
    """By the first of its paragraphs."""
    found, shown = graph("services", SERVICE)
    [service] = found["Service"]
    assert service["description"] == "I keep all of your calendar."
    assert " ".join(words(service["description"])) in " ".join(words(shown))
    assert service["hasOfferCatalog"] == {
        "@type": "OfferCatalog",
        "name": service["name"],
        "itemListElement": ["Invitations"],
    }


def test_a_service_without_tasks_has_no_catalogue(graph):
    [service] = graph("services", SERVICE.replace("- [x] Invitations", "- Invitations"))[0]["Service"]
    assert "hasOfferCatalog" not in service


def test_an_article_names_its_author(small_site):
    """The person of the same graph."""
    built = small_site({"it/articles/a.md": page("A", "a", date="2026-03-03")}, **THEME)
    html = built.text("a/index.html")
    graph = json.loads(re.search(r"<script type=.?application/ld\+json.?>(.*?)</script>", html)[1])["@graph"]
    [posting] = [node for node in graph if node["@type"] == "BlogPosting"]
    [person] = [node for node in graph if node["@type"] == "Person"]
    assert posting["author"] == {"@id": person["@id"]}
    assert person["name"]
