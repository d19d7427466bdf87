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


def test_a_fact_as_text(facts):
    """As it stands in the file."""
    assert fact_text(facts, "person.name", "it") == "Ada & Söhne"


def test_facts_in_markdown(small_site):
    """A fact stands in a sentence, in emphasis, and as bare text in the target of a link."""
    text = "Sono **{{ person.name }}**, [mail](mailto:{{contact.email}})."
    made = small_site({"it/t.md": f"Title: T\nDescription: D.\nSlug: t\n\n{text}"}).text("t/index.html")
    assert "<strong><mark class=placeholder>[Nome e cognome]</mark></strong>" in made
    assert "href=mailto:nome.cognome@example.com" in made
