"""The list by the days of her clock, and how long an enquiry has waited for its answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from babel.dates import format_date

from contact_api.inbox import Enquiry, parse_time
from contact_api.inbox.wording import TIME_ZONE
from ground.texts import locale

SATURDAY = 5
LATE = 2  # working days: an answer is promised within one


@dataclass(frozen=True)
class Day:
    """A day, and what came on it in the order of the list."""

    date: date
    enquiries: list[Enquiry]


def by_day(enquiries: Iterable[Enquiry]) -> list[Day]:
    """The enquiries of a list, parted where another day begins."""
    return [Day(day, list(found)) for day, found in groupby(enquiries, day_of)]


def day_of(enquiry: Enquiry) -> date:
    """The day on which it came, by her clock."""
    return parse_time(enquiry.received_at).astimezone(TIME_ZONE).date()


def days_waited(enquiry: Enquiry, today: date) -> int:
    """How many working days a new one has waited, Saturday and Sunday apart; 0 for any that is not new."""
    return sum(day.weekday() < SATURDAY for day in days_after(day_of(enquiry), today)) if enquiry.state == "new" else 0


def days_after(first: date, last: date) -> Iterator[date]:
    """The days after the first one, up to the last."""
    return (first + timedelta(days=number) for number in range(1, (last - first).days + 1))


def long_day(day: date, language: str) -> str:
    """A day with its weekday."""
    return format_date(day, "full", locale=locale(language))
