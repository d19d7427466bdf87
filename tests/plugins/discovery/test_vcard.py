"""Her facts for the address book of a telephone."""

import re

from hypothesis import given
from hypothesis import strategies as st

from ground.facts import VCARD, Facts
from plugins.cache.inputs import Inputs
from plugins.discovery.vcard import LONGEST, escaped, folded, vcard
from plugins.noted import NotedFacts, readers
from tests.facts import UNFILLED, write_facts

FILLED = {
    'name = "[Nome e cognome]"': 'name = "Ada, Löwe; \\\\"',
    'email = "nome.cognome@example.com"': 'email = "ada@loewe.test"',
    'phone = ""': 'phone = "+39 02 0000"',
    'street = "[via e numero]"': 'street = "Via Uno, 1"',
    'postcode = "[CAP]"': 'postcode = "00100"',
    'city = "[città]"': 'city = "Sottosopra"',
}


def lines(text):
    """The unfolded lines of a card."""
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def card(facts, language):
    """The card of these facts."""
    noted = NotedFacts(Inputs(readers(facts, facts.content)), facts)
    return vcard(noted, language, f"https://a.example/{language}/")


def test_it_holds_her_facts_in_the_language(tmp_path):
    """Each as RFC 2426 writes it, with what has a meaning escaped."""
    assert lines(card(write_facts(tmp_path, FILLED), "de")) == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Ada\\, Löwe\\; \\\\",
        "N:;Ada\\, Löwe\\; \\\\;;;",
        "TITLE:virtuelle Assistentin",
        "ADR;TYPE=WORK:;;Via Uno\\, 1;Sottosopra;;00100;Italien",
        "EMAIL;TYPE=INTERNET:ada@loewe.test",
        "TEL;TYPE=WORK,VOICE:+39 02 0000",
        "URL:https://a.example/de/",
        "END:VCARD",
    ]


def test_what_is_not_filled_in_is_left_out():
    """Her role stands for her name."""
    written = card(Facts(UNFILLED), "en")
    assert "FN:Virtual assistant" in lines(written)
    assert not re.search(r"EMAIL|ADR|TEL|\[|example\.com", written)


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"])))
def test_long_lines_are_folded(value):
    """No line is longer than 75 octets, and nothing is lost."""
    folds = folded(escaped(value)).split("\r\n")
    assert all(len(line.encode()) <= LONGEST for line in folds)
    assert folds[0] + "".join(line[1:] for line in folds[1:]) == escaped(value)


def test_the_pages_lead_to_it(site):
    """From the contact page and the legal notes, in each language."""
    for language in site.facts.languages:
        address = f"{site.addresses.home(language)}{VCARD}"
        assert (site.output / address.lstrip("/")).read_bytes().startswith(b"BEGIN:VCARD\r\n")
        for key in ("contact", "legal-notes"):
            assert f"href={address}" in site.text(site.address(language, key)).replace('"', "")
