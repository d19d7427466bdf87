"""Amounts of money and percentages: read as they are written in site.toml, written as a language has them."""

import re
from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import format_currency, format_percent, get_currency_precision, get_currency_symbol

from ground.schema import Field, Kind
from ground.texts import locale

CURRENCY = "EUR"  # that of her prices, unless site.toml says otherwise
AMOUNT = re.compile(r"(?=.*[1-9])[0-9]{1,9}([.,][0-9]{1,2})?")  # more than nothing
DECIMALS = re.compile(r"\.0+")


def amount(written: object) -> Decimal | None:
    """A number that was written with a point or a comma; None where it is none."""
    if not (isinstance(written, str) and AMOUNT.fullmatch(written)):
        return None
    return Decimal(written.replace(",", "."))


def in_figures(field: Field | None, written: object, currency: str, language: str) -> str:
    """An amount or a percentage as the language writes it; empty where the fact is none, or is still to be told."""
    number = amount(written)
    if field is None or number is None:
        return ""
    if field.kind is Kind.MONEY:
        return money(number, currency, language)
    return percent(number, language) if field.kind is Kind.PERCENT else ""


def money(value: Decimal, currency: str, language: str, *, whole: bool | None = None) -> str:
    """An amount of a currency: 38 €, €38.50. ``whole``: without decimals; where it has none unless told."""
    whole = is_whole(value) if whole is None else whole
    pattern = locale(language).currency_formats["standard"].pattern
    if get_currency_symbol(currency, locale(language))[-1:].isalpha():
        pattern = pattern.replace("¤#", "¤\N{NO-BREAK SPACE}#")
    shown = DECIMALS.sub("", pattern) if whole else pattern
    return format_currency(value, currency, format=shown, currency_digits=not whole, locale=locale(language))


def percent(value: Decimal, language: str) -> str:
    """A percentage: 22%, 7,7 %."""
    return format_percent(value / 100, locale=locale(language), decimal_quantization=False)


def is_whole(value: Decimal) -> bool:
    """Whether an amount has no decimals."""
    return value == value.to_integral_value()


def rounded(value: Decimal, currency: str) -> Decimal:
    """An amount to the smallest unit of its currency, halves rounded up."""
    return value.quantize(Decimal(1).scaleb(-get_currency_precision(currency)), ROUND_HALF_UP)
