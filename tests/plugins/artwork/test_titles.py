"""Titles set into a box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.artwork.titles import LINE_HEIGHT, balance, set_title

WIDTH, HEIGHT = 640, 340
WORDS = st.lists(st.text("aäß’lm", min_size=1, max_size=14), min_size=1, max_size=14)


def half(text):
    """A typeface in which every letter is half as wide as it is high."""
    return len(text) / 2


def test_a_short_title_is_set_large_on_one_line():
    """The largest size there is."""
    assert set_title("FAQ", half, WIDTH, HEIGHT) == (128, ["FAQ"])


def test_a_longer_title_is_set_smaller():
    """On as many lines as it needs."""
    size, lines = set_title("What we talk about when we talk about it all", half, WIDTH, HEIGHT)
    assert size < 128
    assert len(lines) > 1


def test_the_lines_are_about_the_same_length():
    """No lonely word on the last line."""
    assert balance("three words and another three words and", half, 16) == [
        "three words and another",
        "three words and",
    ]
    assert balance("aaaa bbbb cccc dddd eeee", half, 9.6) == ["aaaa bbbb cccc", "dddd eeee"]


def test_a_long_word_breaks_at_its_soft_hyphen():
    """And a word that fits does not show it."""
    word = "Daten\N{SOFT HYPHEN}schutz\N{SOFT HYPHEN}erklärung"
    assert balance(word, half, 6) == ["Datenschutz-", "erklärung"]
    assert balance(word, half, 20) == ["Datenschutzerklärung"]


@given(WORDS)
def test_every_title_fits_its_box(words):
    """Whatever it says; and all of its words are there unless an ellipsis says otherwise."""
    size, lines = set_title(" ".join(words), half, WIDTH, HEIGHT)
    assert len(lines) * size * LINE_HEIGHT <= HEIGHT
    assert max(map(half, lines)) * size <= WIDTH
    if not lines[-1].endswith("…"):
        assert " ".join(lines).split() == words


def test_a_title_without_end_is_cut():
    """With an ellipsis, at the smallest size."""
    size, lines = set_title("word " * 100, half, WIDTH, HEIGHT)
    assert lines[-1].endswith("…")
    assert len(lines) * size * LINE_HEIGHT <= HEIGHT


@pytest.mark.parametrize("title", ["", " "])
def test_an_empty_title_is_no_trouble(title):
    """One empty line."""
    assert set_title(title, half, WIDTH, HEIGHT)[1] == [""]
