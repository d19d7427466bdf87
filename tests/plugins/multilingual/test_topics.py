"""The services reach the form in a language whose contact page is still to be translated."""

import json
import re

import html5lib
import pytest

from pelicanconf import CSS_FILES, ROOT

REAL_THEME = {"THEME": str(ROOT / "theme"), "CSS_FILES": CSS_FILES}
PAGE = "Title: {0}\nDescription: About {0}.\nSlug: {1}\n{2}\n{3}\n"
SERVICE = "/// service | calendar\n## {0}\n\nA *diary*.\n///\n"


@pytest.fixture
def lacking(small_site):
    """A function that builds a site without a German contact page; what stands at the top of the others."""

    def build(front_matter=""):
        pages = {
            "it/contact.md": PAGE.format("Scrivimi", "contatti", front_matter, "Testo."),
            "en/contact.md": PAGE.format("Write to me", "contact", front_matter, "Text."),
            "it/services.md": PAGE.format("Servizi", "servizi", "", SERVICE.format("Agenda")),
            "de/services.md": PAGE.format("Leistungen", "leistungen", "", SERVICE.format("Kalender")),
        }
        return small_site(pages, **REAL_THEME)

    return build


def elements(built, address, tag):
    """The elements of a tag in the page at an address."""
    text = built.text(f"{address.lstrip('/')}index.html")
    return list(html5lib.parse(text, namespaceHTMLElements=False).iter(tag))


def asking(built, address):
    """Where the links “Ask me about this” of a page lead."""
    paragraphs = elements(built, address, "p")
    return [part.find("a").get("href") for part in paragraphs if part.get("class") == "ask"]


def chosen(built, address):
    """What is chosen in the form at an address, and the language in which it is sent."""
    options = [option for option in elements(built, address, "option") if "selected" in option.attrib]
    [language] = [field for field in elements(built, address, "input") if field.get("name") == "language"]
    return [option.get("value") for option in options if option.get("value")], language.get("value")


def test_a_service_leads_to_the_form_with_its_topic_chosen(lacking):
    """Under the slugs of the language in which the page is written; the enquiry is a German one."""
    built = lacking()
    assert asking(built, "/de/leistungen/") == ["/de/contatti/agenda/"]
    assert chosen(built, "/de/contatti/agenda/") == (["calendar"], "de")


def test_the_form_speaks_the_language_of_the_visitor(lacking):
    """All of it, and is marked, as the text around it is Italian."""
    built = lacking()
    [main] = elements(built, "/de/contatti/", "main")
    [form] = main.iter("form")
    assert (main.get("lang"), form.get("lang")) == ("it", "de")
    labels = ["".join(label.itertext()) for label in form.iter("label")]
    assert "Ihr Name" in labels
    assert "Il tuo nome" not in labels
    assert "Kalender und Termine" in [option.text for option in form.iter("option")]


def test_a_page_shown_in_the_place_of_another_leads_there_too(lacking):
    """The Italian services in English ask at the English address."""
    assert asking(lacking(), "/en/servizi/") == ["/en/contact/calendar/"]


def test_search_engines_hear_of_the_form(lacking):
    """The address of the form is that of the service's channel; it sends them to the original."""
    built = lacking()
    [script] = [e for e in elements(built, "/de/leistungen/", "script") if "json" in e.get("type", "")]
    addresses = re.findall(r'"serviceUrl": "([^"]+)"', json.dumps(json.loads(script.text)))
    assert addresses == ["http://127.0.0.1:8000/de/contatti/agenda/"]
    links = elements(built, "/de/contatti/agenda/", "link")
    canonical = [link.get("href") for link in links if link.get("rel") == "canonical"]
    assert canonical == ["http://127.0.0.1:8000/contatti/"]


def test_the_switcher_keeps_the_topic_and_nobody_is_offered_what_there_is_not(lacking):
    """From each language to the topic in the others; the German page is no German version."""
    built = lacking()
    addresses = ["/contatti/agenda/", "/en/contact/calendar/", "/de/contatti/agenda/"]
    for address in addresses:
        [switcher] = [part for part in elements(built, address, "ul") if part.get("class") == "switcher"]
        assert [link.get("href") for link in switcher.iter("a")] == addresses
    [body] = elements(built, "/contatti/agenda/", "body")
    offers = html5lib.parse(body.get("data-offers"), namespaceHTMLElements=False).iter("nav")
    assert [offer.get("lang") for offer in offers] == ["en"]


def test_only_what_is_written_in_the_language_is_shared_with_a_card(lacking):
    """As of the page itself, nothing is told of its topics."""
    built = lacking()
    told = {
        address: [meta for meta in elements(built, address, "meta") if meta.get("property") == "og:image"]
        for address in ("/contatti/agenda/", "/de/contatti/", "/de/contatti/agenda/")
    }
    assert [len(images) for images in told.values()] == [1, 0, 0]


def test_the_answers_have_their_page(lacking):
    """Marked as German, with no word of a page that is not there yet."""
    built = lacking()
    frame = built.published["frames"]["de"]
    answer = frame.replace("%%title%%", "Titel").replace("%%main%%", "<p>Antwort</p>")
    tree = html5lib.parse(answer, namespaceHTMLElements=False)
    assert tree.find("head/title").text.startswith("Titel")
    assert tree.get("lang") == "de"
    [main] = tree.iter("main")
    assert main.get("lang") in (None, "de")
    assert "".join(main.itertext()).strip() == "Antwort"


def test_the_endpoint_finds_what_is_shown_in_the_place_of_a_page(lacking):
    """It is told by the build."""
    built = lacking()
    assert built.published["addresses"]["pages"]["de"]["contact"] == "/de/contatti/"
    assert "de/contatti/index.html" in built.files()


@pytest.mark.parametrize("forbidden", ["Fallback: no\n", "Status: draft\n"])
def test_without_any_contact_page_a_service_leads_home(lacking, forbidden):
    """Where nothing may be shown, or what there is, is a draft; the answers have their page all the same."""
    built = lacking(forbidden)
    assert asking(built, "/de/leistungen/") == ["/de/"]
    assert not [name for name in built.files() if name.startswith("de/contatti")]
    assert built.published["frames"]["de"]


def test_a_topic_without_a_slug_is_addressed_by_its_key(lacking, tmp_path):
    """The slug is optional in site.toml."""
    path = tmp_path / "content" / "site.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if not line.startswith("slug")), encoding="utf-8")
    built = lacking()
    assert built.published["addresses"]["topics"]["it"]["filing"] == "/contatti/filing/"
    assert "contatti/filing/index.html" in built.files()
