"""The list by days of her zone, and who has waited too long."""

from dataclasses import replace
from datetime import date

import pytest

from contact_api.inbox import new_enquiry
from contact_api.web_inbox.days import by_day, days_waited, long_day

FRIDAY = "2026-11-27T10:00:00Z"


@pytest.fixture
def enquiry():
    """A function that gives an enquiry of a time and a state."""
    content = dict.fromkeys(("name", "email", "message", "topic", "phone", "language", "reply_language"), "x")
    others = {"submission_id": "", "page": "", "spam_reason": "", "privacy_version": ""}
    one = new_enquiry(content, **others)
    return lambda received_at, state="new": replace(one, received_at=received_at, state=state)


def test_a_day_begins_at_her_midnight(enquiry):
    """Not at that of Greenwich; and a list without enquiries has no day."""
    times = ["2026-11-27T23:30:00Z", "2026-11-27T22:59:59Z", "2026-11-27T00:00:00Z", "2026-11-26T22:59:00Z"]
    days = by_day(map(enquiry, times))
    assert [(str(day.date), len(day.enquiries)) for day in days] == [
        ("2026-11-28", 1),
        ("2026-11-27", 2),
        ("2026-11-26", 1),
    ]
    assert by_day([]) == []


@pytest.mark.parametrize(
    ("received_at", "day"),
    [
        ("2026-03-28T23:30:00Z", "2026-03-29"),  # the clocks go forward at two
        ("2026-03-29T21:59:00Z", "2026-03-29"),
        ("2026-03-29T22:00:00Z", "2026-03-30"),
        ("2026-10-24T22:00:00Z", "2026-10-25"),  # and back at three
        ("2026-10-25T22:59:00Z", "2026-10-25"),
        ("2026-10-25T23:00:00Z", "2026-10-26"),
    ],
)
def test_days_of_23_and_of_25_hours(enquiry, received_at, day):
    [found] = by_day([enquiry(received_at)])
    assert str(found.date) == day


@pytest.mark.parametrize(
    ("today", "days"),
    [("2026-11-27", 0), ("2026-11-28", 0), ("2026-11-29", 0), ("2026-11-30", 1), ("2026-12-01", 2), ("2026-12-07", 6)],
)
def test_weekends_are_no_working_days(enquiry, today, days):
    """What came on a Friday has waited one on Monday."""
    assert days_waited(enquiry(FRIDAY), date.fromisoformat(today)) == days


@pytest.mark.parametrize("state", ["answered", "archived", "spam"])
def test_only_new_ones_wait(enquiry, state):
    assert days_waited(enquiry(FRIDAY, state), date(2027, 1, 1)) == 0


def test_a_clock_that_goes_wrong_makes_nobody_wait(enquiry):
    assert days_waited(enquiry("2027-11-27T10:00:00Z"), date(2026, 11, 27)) == 0


@pytest.mark.parametrize(
    ("language", "written"),
    [("it", "venerdì 27 novembre 2026"), ("en", "Friday, 27 November 2026"), ("de", "Freitag, 27. November 2026")],
)
def test_a_day_is_written_as_its_language_does(language, written):
    assert long_day(date(2026, 11, 27), language) == written
