"""When security.txt expires."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.discovery.outputs import expiry

DAYS = st.dates(date(2024, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("built", "expires"),
    [
        (date(2026, 11, 23), "2027-11-01T00:00:00Z"),
        (date(2026, 12, 1), "2027-12-01T00:00:00Z"),
        (date(2028, 2, 29), "2029-02-01T00:00:00Z"),
    ],
)
def test_it_expires_on_the_first_of_a_month(built, expires):
    """In the year after."""
    assert expiry(built) == expires


@given(DAYS)
def test_it_lasts_eleven_to_twelve_months(day):
    """RFC 9116 recommends no more than a year."""
    lasts = date.fromisoformat(expiry(day)[:10]) - day
    assert timedelta(days=334) < lasts <= timedelta(days=366)


@given(DAYS)
def test_the_builds_of_one_month_are_equal(day):
    """So that a build can be made again."""
    assert expiry(day) == expiry(day.replace(day=1))
