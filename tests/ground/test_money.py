"""Amounts: read as they are written, written as each language has them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ground.facts import Facts
from ground.money import amount, money, percent, rounded
from tests.facts import write_facts

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("written", "language", "currency", "shown"),
    [
        ("38", "it", "EUR", f"38{NBSP}€"),
        ("38.50", "it", "EUR", f"38,50{NBSP}€"),
        ("38,5", "de", "EUR", f"38,50{NBSP}€"),
        ("38", "en", "EUR", "€38"),
        ("1250", "en", "EUR", "€1,250"),
        ("1250,5", "de", "EUR", f"1.250,50{NBSP}€"),
        ("38", "en", "CHF", f"CHF{NBSP}38"),
        ("38.50", "de", "CHF", f"38,50{NBSP}CHF"),
        ("38", "it", "GBP", f"38{NBSP}£"),
    ],
)
def test_an_amount_in_a_language(written, language, currency, shown):
    """With a no-break space, and with decimals only where there are some."""
    assert money(amount(written), currency, language) == shown


@pytest.mark.parametrize(
    ("written", "language", "shown"),
    [("22", "it", "22%"), ("7,7", "it", "7,7%"), ("7.7", "en", "7.7%"), ("19", "de", f"19{NBSP}%")],
)
def test_a_percentage_in_a_language(written, language, shown):
    """To the last decimal."""
    assert percent(amount(written), language) == shown


@pytest.mark.parametrize("written", ["", "0", "0,00", "-5", "1.250", "1e3", "38 €", "[tariffa]", "٣٨", 38, 38.5, None])
def test_what_is_no_amount(written):
    """Nothing is reckoned with it."""
    assert amount(written) is None


@given(st.decimals("0.01", "99999999.99", places=2), st.sampled_from(".,"))
def test_any_amount_is_read_as_it_was_written(value, mark):
    """With either mark."""
    assert amount(str(value).replace(".", mark)) == value


@pytest.mark.parametrize(
    ("value", "currency", "to"), [("1.005", "EUR", "1.01"), ("2.675", "EUR", "2.68"), ("1.5", "JPY", "2")]
)
def test_halves_are_rounded_up(value, currency, to):
    """To the smallest unit that the currency has."""
    assert rounded(Decimal(value), currency) == Decimal(to)


def test_facts_that_are_amounts(tmp_path):
    """A page that names one shows it as its language writes it; a placeholder, and what is wrong, as it stands."""
    facts = write_facts(tmp_path, {'rate = ""': 'rate = "38,5"', 'vat_percent = ""': 'vat_percent = "22"'})
    assert facts.text("prices.rate", "it") == f"38,50{NBSP}€"
    assert facts.text("prices.rate", "en") == "€38.50"
    assert facts.text("prices.vat_percent", "de") == f"22{NBSP}%"
    for value in ("[tariffa]", "quaranta", ""):
        other = Facts(tmp_path, source=facts.source.replace('"38,5"', f'"{value}"'))
        assert other.text("prices.rate", "it") == value
    assert facts.text("contact.postcode", "it") == "[CAP]"
