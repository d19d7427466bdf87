"""The JSON-LD of every page: it parses, its types have what they need, and what it names is there."""

import json
from datetime import datetime

import html5lib
import pytest

LANGUAGES = ["it", "en", "de"]
BASE = "http://127.0.0.1:8000"
REQUIRED = {
    "WebSite": {"@id", "name", "url", "inLanguage", "publisher"},
    "Person": {"@id", "name", "jobTitle", "url", "knowsLanguage"},
    "WebPage": {"@id", "name", "url", "description", "inLanguage", "isPartOf", "primaryImageOfPage"},
    "BlogPosting": {"@id", "headline", "datePublished", "dateModified", "author", "image", "inLanguage"},
    "Service": {"@id", "name", "description", "provider", "url", "availableChannel"},
    "BreadcrumbList": {"@id", "itemListElement"},
    "ListItem": {"position", "name", "item"},
    "Question": {"name", "acceptedAnswer"},
    "Answer": {"text"},
    "ImageObject": {"url", "width", "height"},
    "Offer": {"itemOffered"},
    "UnitPriceSpecification": {"price", "priceCurrency"},
    "DefinedTerm": {"@id", "name", "description", "url"},
    "HowTo": {"@id", "name", "description", "step", "inLanguage"},
    "HowToStep": {"position", "name", "text"},
    "PostalAddress": {"addressLocality"},
    "OfferCatalog": {"name", "itemListElement"},
    "ServiceChannel": {"serviceUrl", "availableLanguage"},
}
KINDS = {"about": "AboutPage", "contact": "ContactPage", "faq": "FAQPage", "articles": "CollectionPage"}
REQUIRED |= dict.fromkeys(KINDS.values(), REQUIRED["WebPage"])
ADDRESSES = ("url", "item", "image", "serviceUrl")


PROPERTIES = {
    "Offer": {"@id", "url", "offeredBy", "itemOffered", "price", "priceCurrency", "priceSpecification"},
    "UnitPriceSpecification": {"price", "priceCurrency", "unitText", "valueAddedTaxIncluded"},
    "DefinedTerm": REQUIRED["DefinedTerm"],
    "HowTo": REQUIRED["HowTo"],
    "HowToStep": REQUIRED["HowToStep"],
}


@pytest.fixture(scope="module")
def graphs(site) -> dict[str, dict[str, dict]]:
    """The JSON-LD of the pages: language → address → graph."""
    return {language: graphs_in(site, language) for language in LANGUAGES}


def graphs_in(site, language) -> dict[str, dict]:
    """The JSON-LD of the pages of a language: address → graph."""
    scripts = {address: data_block(site.text(address)) for address in site.pages(language)}
    return {address: json.loads(script) for address, script in scripts.items() if script}


def data_block(text) -> str:
    """The JSON-LD of a page; empty where there is none."""
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    scripts = [e.text for e in tree.iter("script") if e.get("type") == "application/ld+json"]
    assert len(scripts) <= 1
    return "".join(scripts)


def nodes(value):
    """Every node in a graph."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(part)


def of_type(graph, kind) -> list[dict]:
    """The nodes of a type."""
    return [node for node in nodes(graph) if node.get("@type") == kind]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_that_may_be_listed_describes_itself(site, graphs, language):
    """With the website, the person, and the page in its language; the home page has nothing above it."""
    found = graphs[language]
    assert len(found) >= 16
    for address, graph in found.items():
        assert graph["@context"] == "https://schema.org"
        types = [node["@type"] for node in graph["@graph"]]
        assert types[:2] == ["WebSite", "Person"]
        page = graph["@graph"][2]
        assert page["@id"] == page["url"] == BASE + address
        assert page["inLanguage"] == language
        assert ("BreadcrumbList" in types) == (address != site.addresses.home(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_that_are_not_to_be_listed_do_not(site, graphs, language):
    """Neither the thanks, nor the 404 page, nor the contact page's other addresses."""
    silent = [site.address(language, "thanks"), f"{site.addresses.home(language)}404.html"]
    topics = [site.addresses.topic(language, topic) for topic in site.facts.topic_keys]
    assert not {*silent, *topics} & graphs[language].keys()
    assert all("og:image" not in site.text(address) for address in silent)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_node_has_what_its_type_needs(graphs, language):
    """And no type is used that this test does not know."""
    for address, graph in graphs[language].items():
        for node in (node for node in nodes(graph) if "@type" in node):
            lacking = REQUIRED[node["@type"]] - {name for name, value in node.items() if value}
            assert not lacking, (address, node["@type"])
            assert node.keys() - {"@type"} <= PROPERTIES.get(node["@type"], node.keys()), (address, node)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reference_is_defined_on_its_page(graphs, language):
    """And each thing is defined once."""
    for address, graph in graphs[language].items():
        references = {node["@id"] for node in nodes(graph) if node.keys() == {"@id"}}
        defined = [node["@id"] for node in nodes(graph) if "@id" in node and node.keys() != {"@id"}]
        assert references <= set(defined), address
        assert len(defined) == len(set(defined)), address


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_address_is_one_of_the_site(site, graphs, language):
    """Pages with their anchors, pictures, and the addresses of the form."""
    for graph in graphs[language].values():
        for address in (node[name] for node in nodes(graph) for name in ADDRESSES if name in node):
            path, _, anchor = address.removeprefix(BASE).partition("#")
            file = site.output / path.lstrip("/")
            assert (file / "index.html" if path.endswith("/") else file).is_file(), address
            assert not anchor or f"id={anchor}" in site.text(path).replace('"', ""), address


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "kind"), KINDS.items())
def test_a_page_is_of_its_own_kind(site, graphs, language, key, kind):
    """About, contact, questions, articles."""
    assert graphs[language][site.address(language, key)]["@graph"][2]["@type"] == kind


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["home", "services"])
def test_each_topic_is_a_service_that_she_offers(site, graphs, language, key):
    """With its label, in the order of site.toml, leading to the form."""
    address = site.addresses.home(language) if key == "home" else site.address(language, key)
    graph = graphs[language][address]
    services = of_type(graph, "Service")
    assert [service["name"] for service in services] == [label for _, label in site.facts.topics(language)]
    offered = [offer["itemOffered"]["@id"] for offer in of_type(graph, "Offer")]
    assert offered == [service["@id"] for service in services]
    assert services[0]["availableChannel"]["serviceUrl"] == BASE + site.addresses.topic(
        language, site.facts.topic_keys[0]
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article_is_a_posting(site, graphs, language):
    """Written by the person, with the times of its feed, under the list of articles."""
    articles = {a: g for a, g in graphs[language].items() if of_type(g, "BlogPosting")}
    assert len(articles) >= 2
    for address, graph in articles.items():
        [posting], [trail] = of_type(graph, "BlogPosting"), of_type(graph, "BreadcrumbList")
        assert posting["author"] == {"@id": f"{BASE}/#person"}
        assert datetime.fromisoformat(posting["datePublished"]).tzinfo
        assert [step["position"] for step in trail["itemListElement"]] == [1, 2, 3]
        assert [step["item"].removeprefix(BASE) for step in trail["itemListElement"]] == [
            site.addresses.home(language),
            site.address(language, "articles"),
            address,
        ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_placeholder_is_told_as_a_fact(unfilled_site, language):
    """Neither in the data nor in what social networks are told; her role stands for her name."""
    for address, graph in graphs_in(unfilled_site, language).items():
        head = (
            unfilled_site.text(address).partition("<meta content=website property=og:type")[2].partition("</head>")[0]
        )
        for placeholder in unfilled_site.facts.placeholders():
            assert placeholder.text not in json.dumps(graph, ensure_ascii=False), address
            assert placeholder.text not in head, address
        [person] = of_type(graph, "Person")
        assert not person.keys() & {"email", "address", "vatID", "telephone"}
        assert person["name"].lower() == person["jobTitle"].lower()


def test_questions_without_an_answer_are_not_asked(site, graphs):
    """Only the answers that stand on the page."""
    graph = graphs["en"][site.address("en", "faq")]
    texts = [answer["text"] for answer in of_type(graph, "Answer")]
    assert len(texts) >= 5
    assert not [text for text in texts if "[" in text or "permalink" in text]
    assert all(text.endswith((".", "!", "?", ")")) for text in texts)
