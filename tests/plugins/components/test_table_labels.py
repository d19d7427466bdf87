"""Wide tables know their columns in each cell."""

import pytest

from tests.plugins.components.rendering import rendered

WIDE = "| A | *B* | C | D |\n|---|---|---|---|\n| a | b | c | d |"


def test_each_cell_of_a_wide_table_says_its_column():
    """The first one heads its line."""
    html = rendered(WIDE)
    assert '<table class="wide">' in html
    assert '<th scope="row">a</th>' in html
    assert '<td data-label="B">b</td>' in html
    assert '<td data-label="D">d</td>' in html
    assert "<th>A</th>" in html


def test_a_table_whose_lines_have_headings_is_wide_with_three_columns():
    """Its first head is empty."""
    html = rendered("| | Yes | No |\n|---|---|---|\n| a | b | c |")
    assert '<td data-label="No">c</td>' in html
    assert "<td></td>\n<th>Yes</th>" in html


@pytest.mark.parametrize("text", ["| A | B | C |\n|---|---|---|\n| a | b | c |", "| | B |\n|---|---|\n| a | b |"])
def test_a_narrow_table_stays_as_it_is(text):
    """It fits on a telephone."""
    html = rendered(text)
    assert "<table>" in html
    assert "data-label" not in html
    assert "role" not in html
