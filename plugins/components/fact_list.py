"""The facts of a table as a list of labels and texts."""

import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable, Mapping
from xml.etree.ElementTree import Element

from plugins.components.source import Source

Gettext = Callable[[str], str]
Labels = Mapping[str, str]


def of_prices(gettext: Gettext) -> Labels:
    """The labels of her prices."""
    return {
        "rate": gettext("Rate"),
        "unit": gettext("Billed"),
        "minimum": gettext("Minimum"),
        "unused": gettext("Unused hours"),
        "packages": gettext("Packages"),
        "vat_percent": gettext("VAT"),
        "vat_abroad": gettext("VAT for clients abroad"),
    }


def of_agreement(gettext: Gettext) -> Labels:
    """The labels of what is agreed."""
    return {
        "contract": gettext("Written contract"),
        "confidentiality": gettext("Confidentiality"),
        "passwords": gettext("Passwords"),
        "data_processing": gettext("Data processing"),
    }


def of_availability(gettext: Gettext) -> Labels:
    """The labels of when she is there."""
    return {
        "hours": gettext("Working hours"),
        "time_zone": gettext("Time zone"),
        "response": gettext("Replies during a job"),
        "holidays": gettext("Holidays"),
        "cover": gettext("Who stands in for me"),
    }


def of_first_month(gettext: Gettext) -> Labels:
    """The labels of the first month."""
    return {
        "task": gettext("First task"),
        "report": gettext("First report"),
        "review": gettext("Looking back together"),
    }


LABELS: Mapping[str, Callable[[Gettext], Labels]] = {
    "agreement": of_agreement,
    "availability": of_availability,
    "first_month": of_first_month,
    "prices": of_prices,
}


def fact_list(parent: Element, page: Source, table: str, css_class: str, leaving_out: Iterable[str] = ()) -> Element:
    """The list of the facts of a table that are filled in, some left out; empty for one that has no labels."""
    found = etree.SubElement(parent, "dl", {"class": css_class})
    labels = LABELS[table](page.gettext) if table in LABELS else {}
    for name, label in labels.items():
        key = f"{table}.{name}"
        if name not in leaving_out and page.facts.is_filled(key, page.lang):
            pair = etree.SubElement(found, "div")
            etree.SubElement(pair, "dt").text = label
            etree.SubElement(pair, "dd").text = page.tokens.of(key)
    return found
