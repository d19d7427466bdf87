"""Facts of site.toml in text and templates."""

import pytest

from ground.facts import Facts
from plugins.components.facts import fact_link, fact_text

TOML = """
[site]
url = "https://ada.it"
[languages]
default = "it"
offered = ["it", "de"]
[person]
name = "Ada & Söhne"
[contact]
email = "ada@ada.it"
phone = "+39 02 1234-567"
street = "[via]"
[answer]
time = { it = "domani", de = "morgen" }
[privacy]
version = 2027-03-01
"""


@pytest.fixture
def facts(tmp_path):
    """Facts of every kind."""
    (tmp_path / "site.toml").write_text(TOML, encoding="utf-8")
    return Facts(tmp_path)


@pytest.mark.parametrize(
    ("key", "language", "html"),
    [
        ("contact.email", "it", '<a href="mailto:ada@ada.it">ada@ada.it</a>'),
        ("contact.phone", "it", '<a href="tel:+39021234567">+39 02 1234-567</a>'),
        ("contact.street", "it", '<mark class="placeholder">[via]</mark>'),
        ("person.name", "it", "Ada &amp; Söhne"),
        ("answer.time", "de", "morgen"),
        ("privacy.version", "it", "1º marzo 2027"),
        ("privacy.version", "de", "1. März 2027"),
        ("contact.vcard", "it", "/contact.vcf"),
        ("contact.vcard", "de", "/de/contact.vcf"),
    ],
)
def test_a_fact_as_html(facts, key, language, html):
    """Addresses become links, placeholders are marked, dates are written long, the rest is text.

    Where the vCard lies is known without being written down.
    """
    assert fact_link(facts, key, language) == html


@pytest.mark.parametrize(
    ("phone", "html"),
    [
        ("+49 (0) 30 / 1234-567", '<a href="tel:+49301234567">+49 (0) 30 / 1234-567</a>'),
        ("+39 (0)6 1234567", '<a href="tel:+39061234567">+39 (0)6 1234567</a>'),
        ("+0 12", "+0 12"),
    ],
)
def test_a_telephone_number_as_html(tmp_path, phone, html):
    """The link is what is dialled; where nothing can be, there is none."""
    (tmp_path / "site.toml").write_text(TOML.replace("+39 02 1234-567", phone), encoding="utf-8")
    assert fact_link(Facts(tmp_path), "contact.phone", "it") == html


def test_a_fact_as_text(facts):
    """As it stands in the file."""
    assert fact_text(facts, "person.name", "it") == "Ada & Söhne"


def test_facts_in_markdown(small_site):
    """A fact stands in a sentence, in emphasis, and as bare text in the target of a link."""
    text = "Sono **{{ person.name }}**, [mail](mailto:{{contact.email}})."
    made = small_site({"it/t.md": f"Title: T\nDescription: D.\nSlug: t\n\n{text}"}).text("t/index.html")
    assert "<strong><mark class=placeholder>[Nome e cognome]</mark></strong>" in made
    assert "href=mailto:nome.cognome@example.com" in made


FRONT = "Title: T\nDescription: D.\nSlug: t\n\n"
ADDRESS = "ada@ada.it"
LINK = f"<a href=mailto:{ADDRESS}>{ADDRESS}</a>"
SHOWN = {
    "[{{ contact.email }}](mailto:{{ contact.email }})": f"<p>{LINK}</p>",
    "[Scrivi a {{contact.email}} ora](mailto:{{ contact.email }}?subject=x)": (
        f'<p><a href="mailto:{ADDRESS}?subject=x">Scrivi a {ADDRESS} ora</a></p>'
    ),
    "[x][m]\n\n[m]: mailto:{{ contact.email }}": f"<p><a href=mailto:{ADDRESS}>x</a></p>",
    '<a href="mailto:{{ contact.email }}">{{ contact.email }}</a>': LINK,
    '<p class="x">{{ contact.email }}</p>': f"<p class=x>{LINK}</p>",
    "**{{ contact.email }}**, {{ contact.email }}": f"<p><strong>{LINK}</strong>, {LINK}</p>",
    "Il codice `{{ contact.email }}` e `{{ first_name }}`": (
        "<p>Il codice <code>{{ contact.email }}</code> e <code>{{ first_name }}</code></p>"
    ),
    "Vuoto: `{{ contact.phone }}`": "<p>Vuoto: <code>{{ contact.phone }}</code></p>",
    "- Lista:\n\n      {{ first_name }}\n": "<pre><code>{{ first_name }}\n</code></pre>",
    "## Scrivi a {{ contact.email }}": f"<h2 id=scrivi-a-adaadait>Scrivi a {LINK}</h2>",
    "| {{ contact.email }} |\n|---|\n| x |": f"<th>{LINK}</th>",
}


@pytest.fixture
def filled_site(small_site, tmp_path):
    """A small site with the address of somebody."""
    toml = tmp_path / "content" / "site.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace("nome.cognome@example.com", ADDRESS), encoding="utf-8")
    return small_site


@pytest.mark.parametrize(("text", "shown"), SHOWN.items())
def test_a_fact_is_put_in_as_it_is_wanted_there(filled_site, text, shown):
    """A link in text, words in links and attributes, and what was typed in code and comments."""
    built = filled_site({"it/t.md": FRONT + text})
    assert built.errors == []
    assert shown in built.text("t/index.html")


def test_the_anchor_of_a_question_with_a_fact_is_made_of_its_words(filled_site):
    """Whatever other facts stand before it."""
    question = "/// faq | Scrivo a {{ contact.email }}?\nSì.\n///\n"
    for before in ("", "{{ person.name }}, {{ contact.vcard }}.\n\n"):
        built = filled_site({"it/t.md": FRONT + before + question})
        assert built.errors == []
        made = built.text("t/index.html")
        assert "<div id=scrivo-a-adaadait>" in made
        assert "href=#scrivo-a-adaadait" in made
        assert f"Scrivo a {ADDRESS}?" in made
        assert "wzxhzdk" not in made
        assert "\x02" not in made


def test_two_places_of_one_name_are_told_with_the_line_of_a_fact(filled_site):
    """Though the source holds but its name."""
    text = "/// faq | Scrivo a {{ contact.email }}?\nSì.\n///\n\n## Scrivo a {{ contact.email }}?\n"
    built = filled_site({"it/t.md": FRONT + text + "\n<p id='scrivo-a-adaadait'>x</p>\n"})
    assert any("it/t.md:9: Two places in this page are called" in error for error in built.errors)


UNKNOWN = {
    "{{ no.fact }}": 5,
    "[x](mailto:{{ no.fact }})": 5,
    "`{{ no.fact }}`\n\nqui {{ no.fact }}": 7,
    "a\n\n## {{ no.fact }}": 7,
    "/// drawing | desk\n    alt: {{ no.fact }}\n///": 6,
    "/// faq | {{ no.fact }}\nx\n///": 5,
}


@pytest.mark.parametrize(("text", "line"), UNKNOWN.items())
def test_a_fact_that_there_is_not_is_told_where_it_would_be_shown(filled_site, text, line):
    """Once, with its line."""
    built = filled_site({"it/t.md": FRONT + text})
    [error] = [error for error in built.errors if "no.fact" in error]
    assert f"it/t.md:{line}: There is no fact “no.fact”." in error
