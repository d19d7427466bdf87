"""The small chart of the weeks."""

from datetime import date

from contact_api.web_inbox.chart import HEIGHT, WEEKS, Chart, first_monday

TODAY = date(2027, 1, 3)  # a Sunday, in the last week of 2026 by ISO 8601


def test_it_ends_with_this_week_and_leaves_no_week_out():
    """Twelve Mondays, the oldest first, weeks without enquiries among them."""
    weeks = Chart(TODAY, {}, ["it"]).weeks
    assert len(weeks) == WEEKS
    assert weeks[0].monday == first_monday(TODAY) == date(2026, 10, 12)
    assert weeks[-1].monday == date(2026, 12, 28)


def test_a_week_is_found_by_its_iso_number():
    """The days around New Year belong to the week that holds most of them."""
    chart = Chart(TODAY, {("2026-W53", "de"): 3, ("2026-W52", "it"): 1}, ["it", "en", "de"])
    assert chart.weeks[-1].counts == {"it": 0, "en": 0, "de": 3}
    assert chart.weeks[-2].total == 1


def test_bars_are_piles_whose_heights_tell_the_numbers():
    """The highest week fills the chart; its languages stand upon each other; nothing is drawn for none."""
    kept = {("2026-W53", "it"): 1, ("2026-W53", "de"): 3, ("2026-W51", "en"): 2}
    chart = Chart(TODAY, kept, ["it", "en", "de"])
    english, italian, german = chart.pieces
    assert [piece.ink for piece in (english, italian, german)] == [1, 0, 2]
    assert english.height == HEIGHT / 2
    assert italian.y + italian.height == HEIGHT
    assert german.y + german.height == italian.y
    assert german.y == chart.top(chart.weeks[-1]) == 0
