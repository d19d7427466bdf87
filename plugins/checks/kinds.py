"""What each kind of fact in content/site.toml has to look like, and how one mends it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from babel.numbers import is_currency

from ground.money import AMOUNT
from ground.schema import Kind
from ground.texts import N_
from plugins.components.front_matter import ONLY_THESE, SLUG

YOUR_OWN = N_("Write your own there.")
BEGIN = N_("Begin it with https://.")
KNOWN = N_("There are: %(known)s.")
NUMBER = N_('Write a number in quotation marks, such as "38" or "38,50".')
IsRight = Callable[[object, Sequence[str]], bool]


@dataclass(frozen=True)
class Rule:
    """Whether a value is of a kind, given the words among which it can choose; and what to do if it is not."""

    is_right: IsRight
    mend: str


def like(pattern: str) -> IsRight:
    """Whether a value is a text like this."""
    return lambda value, _: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def is_text(value: object, _: Sequence[str] = ()) -> bool:
    """Whether a value is a text; a number is shown as it is."""
    return (isinstance(value, str) and value != "") or type(value) is int


def is_date(value: object, _: Sequence[str] = ()) -> bool:
    """Whether a value is a date."""
    return isinstance(value, date)


def is_count(value: object, _: Sequence[str] = ()) -> bool:
    """Whether a value is a number, from one on."""
    return type(value) is int and value > 0


def is_yes_or_no(value: object, _: Sequence[str] = ()) -> bool:
    """Whether a value is true or false."""
    return isinstance(value, bool)


def is_one_of(value: object, known: Sequence[str]) -> bool:
    """Whether a value is one of the words."""
    return value in known


def are_some_of(values: object, known: Sequence[str]) -> bool:
    """Whether a value is a list of some of the words."""
    return isinstance(values, list) and all(value in known for value in values)


def is_currency_code(value: object, _: Sequence[str] = ()) -> bool:
    """Whether a value is the code of a currency that there is."""
    return isinstance(value, str) and is_currency(value)


# What is shown may still be a placeholder; what the site works with may not.
SHOWN = (Kind.TEXT, Kind.TEXTS, Kind.EMAIL, Kind.PHONE, Kind.DATE, Kind.DAYS, Kind.MONEY, Kind.PERCENT)
BY_LANGUAGE = (Kind.TEXT, Kind.TEXTS, Kind.SLUGS)
RULES = {
    Kind.TEXT: Rule(is_text, YOUR_OWN),
    Kind.TEXTS: Rule(is_text, YOUR_OWN),
    Kind.URL: Rule(
        like(r"https://[^\s/?#@]+(/[A-Za-z0-9._~-]+)*/?"),
        N_("Write it as https://www.anna.it, or with the path that the site stands below: https://anna.it/sito."),
    ),
    Kind.SECURE_URL: Rule(like(r"https://\S+"), BEGIN),
    Kind.URL_OR_PATH: Rule(like(r"(https?:/)?/\S+"), N_("Begin it with https://, or with / on the site itself.")),
    Kind.EMAIL: Rule(like(r"[^\s@]+@[^\s@]+\.\w+"), N_("Write it as name@domain.")),
    Kind.PHONE: Rule(like(r"\+[\d ()/.-]+"), N_("Write it as +39 02 1234567.")),
    Kind.DATE: Rule(is_date, N_("Write a date such as 2027-03-03, without quotation marks.")),
    Kind.DAYS: Rule(is_count, N_("Write a number of days.")),
    Kind.YES_NO: Rule(is_yes_or_no, N_("Write true or false.")),
    Kind.CHOICE: Rule(is_one_of, KNOWN),
    Kind.FILE: Rule(like(r".+"), N_("Write the name of a file, in quotation marks.")),
    Kind.DESK_LANGUAGE: Rule(is_one_of, KNOWN),
    Kind.LANGUAGES: Rule(are_some_of, KNOWN),
    Kind.LANGUAGE: Rule(is_one_of, N_("Name one of those offered.")),
    Kind.SLUG: Rule(like(SLUG.pattern), ONLY_THESE),
    Kind.SLUGS: Rule(like(SLUG.pattern), ONLY_THESE),
    Kind.MONEY: Rule(like(AMOUNT.pattern), NUMBER),
    Kind.PERCENT: Rule(like(AMOUNT.pattern), NUMBER),
    Kind.CURRENCY: Rule(is_currency_code, N_('Write the three letters of its code, such as "EUR".')),
    Kind.HOURS: Rule(is_count, N_("Write a number of hours.")),
}
