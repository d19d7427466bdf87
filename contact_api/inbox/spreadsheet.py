"""What a spreadsheet makes of the cells of a CSV file by itself, and how a cell stays the text that it is."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from math import isclose

from babel.dates import get_month_names

from ground.texts import LANGUAGES

TRUTH = {"true": True, "vero": True, "wahr": True, "false": False, "falso": False, "falsch": False}
LONGEST = 40  # characters; more is no number and no date
SIGNS = re.compile(r"\s*[%€$£'’()]\s*|^-")
EXACT, SHOWN = 1e-14, 0.05  # how far a number may be off: a double has 15 digits, 1,7E+10 shows two
PART = re.compile(r"\d+|[^\W\d_]+")
DATE, DAY = re.compile(r"\d[-/.:]\d"), re.compile(r"\d\d([-/.])\d\d\1\d\d")  # as one writes it, as it is shown
HALVES, YEARS = {"am", "pm"}, range(1900, 2100)


def converts(cell: str) -> bool:
    """Whether a spreadsheet may make a number, a date or a truth value of it; apostrophes do not count."""
    bare = cell.replace("'", "").strip()
    return len(bare) <= LONGEST and (bare.casefold() in TRUTH or any(map(str.isdigit, bare)))


def converted(old: str, new: str) -> bool:
    """Whether a spreadsheet makes the new cell of the old one by itself, so that it is nobody's change."""
    if old.split() == new.split():  # other ends of lines
        return True
    return converts(old) and (same_truth(old, new) or same_number(old, new) or same_date(old, new))


def same_truth(old: str, new: str) -> bool:
    """``True`` and ``VERO``."""
    meant = TRUTH.get(old.strip().casefold())
    return meant is not None and meant is TRUTH.get(new.strip().casefold())


def same_number(old: str, new: str) -> bool:
    """``01711234567`` and ``1711234567`` or ``1,71E+09``."""
    off = SHOWN if "e" in new.casefold() else EXACT
    return any(isclose(one, other, rel_tol=off) for one in numbers(old) for other in numbers(new))


def numbers(cell: str) -> Iterator[float]:
    """What it is as a number without its sign, where the point, and where the comma parts the decimals."""
    bare = SIGNS.sub("", cell)
    for text in (bare.replace(",", ""), bare.replace(".", "").replace(",", ".")):
        with suppress(ValueError):
            yield float(text)


def same_date(old: str, new: str) -> bool:
    """``1-2`` and ``01-feb``, ``01/02/2026`` or ``2026-02-01``; and so with times."""
    before, after = parts(old), parts(new)
    if not DATE.search(old) and not months().keys() & {word[:3] for word in PART.findall(old.casefold())}:
        return False
    added = after - before
    if ":" in new:
        del added[0]  # seconds
    whole = bool(DAY.search(new)) and not DAY.search(old)  # with a year, or a day, that it lacked
    return before.total() > 1 and before <= after and -1 not in before and (whole or not added)


def parts(cell: str) -> Counter[int]:
    """The numbers in it, without the century, and months as numbers; -1 is a word that is none of a date."""
    found = [part for part in PART.findall(cell.casefold()) if part not in HALVES]
    named = (int(part) if part.isdecimal() else months().get(part[:3], -1) for part in found)
    return Counter(part % 100 if part in YEARS else part for part in named)


@cache
def months() -> dict[str, int]:
    """The number of each month by the first three letters of its names."""
    return {
        name.casefold()[:3]: number
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, "format", language).items()
    }
