"""Her rate, what goes with it, and an example reckoned from it, as on a till slip."""

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from decimal import Decimal
from xml.etree.ElementTree import Element

from ground.money import CURRENCY, amount, is_whole, money, percent, rounded
from plugins.components.fact_list import fact_list
from plugins.components.source import Source

RATE = "prices.rate"
NO_TERMS = ("rate", "unit", "vat_percent")  # what the rate and the example say
Row = tuple[str, Decimal]


def price_slip(parent: Element, page: Source) -> Element:
    """The slip; empty while there is no rate."""
    slip = etree.SubElement(parent, "div", {"class": "price-slip"})
    if page.facts.is_filled(RATE, page.lang):
        add_rate(slip, page)
        terms = fact_list(slip, page, "prices", "price-slip-terms", NO_TERMS)
        if not len(terms):
            slip.remove(terms)
        add_example(slip, page)
    return slip


def add_rate(slip: Element, page: Source) -> None:
    """Her rate, and what it is for."""
    line = etree.SubElement(slip, "p", {"class": "price-slip-rate"})
    rate = etree.SubElement(line, "strong")
    rate.text = page.tokens.of(RATE)
    if page.facts.is_filled("prices.unit", page.lang):
        rate.tail = f" {page.tokens.of('prices.unit')}"


def add_example(slip: Element, page: Source) -> None:
    """What some hours cost; nothing while one of the numbers is still to be told."""
    rows = list(example(page))
    if not rows:
        return
    currency = currency_of(page)
    total = sum((value for _, value in rows), Decimal(0))
    whole = all(is_whole(value) for _, value in rows)
    table = etree.SubElement(slip, "table", {"class": "price-slip-example"})
    etree.SubElement(table, "caption").text = page.gettext("For example")
    for part, lines in (("tbody", rows), ("tfoot", [(page.gettext("Total"), total)])):
        group = etree.SubElement(table, part)
        for label, value in lines:
            row = etree.SubElement(group, "tr")
            etree.SubElement(row, "th", {"scope": "row"}).text = label
            etree.SubElement(row, "td").text = money(value, currency, page.lang, whole=whole)


def example(page: Source) -> Iterator[Row]:
    """The lines of the example: hours times rate, and the VAT where it is added."""
    facts, currency = page.facts, currency_of(page)
    rate, hours, vat = (facts.optional(f"prices.{name}") for name in ("rate", "example_hours", "vat_percent"))
    price, share = amount(rate), amount(vat)
    if price is None or type(hours) is not int or (vat and share is None):
        return
    of_hours = page.ngettext("%(count)s hour × %(rate)s", "%(count)s hours × %(rate)s", hours)
    net = rounded(price * hours, currency)
    yield of_hours % {"count": hours, "rate": money(price, currency, page.lang)}, net
    if share is not None:
        at_percent = page.gettext("VAT at %(percent)s") % {"percent": percent(share, page.lang)}
        yield at_percent, rounded(net * share / 100, currency)


def currency_of(page: Source) -> str:
    """The currency of her prices."""
    return str(page.facts.optional("prices.currency") or CURRENCY)
