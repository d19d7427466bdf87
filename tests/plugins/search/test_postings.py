"""In which pages words stand, in parts."""

import json

from hypothesis import given
from hypothesis import strategies as st

from plugins.search.postings import part_of, parts_of, pieces

COUNT = 7


def found(parts, term):
    """What the part of a word says of the words that begin with it: word → for each place the numbers."""
    part = json.loads(parts[part_of(term[:3], len(parts))])
    return {word: [numbers(one) for one in places] for word, places in part.items() if word.startswith(term)}


def numbers(distances):
    """The numbers whose distances these are."""
    return [sum(distances[: one + 1]) for one in range(len(distances))]


def test_a_word_lies_in_the_part_of_its_beginning():
    """With the numbers of the pages that have it in their text, their description, their title."""
    parts = parts_of([(" agenda", "", ""), ("", "", ""), (" agende", " agenda", " agenda x")], COUNT)
    assert found(parts, "agenda") == {"agenda": [[0], [2], [2]]}
    assert found(parts, "agend") == {"agenda": [[0], [2], [2]], "agende": [[2]]}


def test_short_beginnings_lie_there_as_words():
    """So that one letter is looked up as quickly as a word, and a word of two letters is one of them."""
    parts = parts_of([(" agenda", "", ""), (" ago e", "", ""), (" zig", "", "")], COUNT)
    assert found(parts, "a")["a"] == [[0, 1]]
    assert found(parts, "ag")["ag"] == [[0, 1]]
    assert found(parts, "e")["e"] == [[1]]


def test_the_end_of_a_compound_is_found_where_it_is_a_word():
    """Among the words of these pages, which a dictionary would know no better."""
    assert pieces("dokumentenablage", {"ablage", "age"}) == ["dok", "abl"]
    parts = parts_of([(" dokumentenablage", "", ""), (" ablage", "", "")], 10_000)
    assert "dokumentenablage" in json.loads(parts[part_of("abl", 10_000)])


@given(st.integers(1, 64), st.lists(st.lists(st.text("abß3", min_size=1, max_size=7), unique=True), max_size=30))
def test_each_word_is_found_in_each_page(count, pages):
    """Whatever the words and the number of parts."""
    parts = parts_of([("".join(f" {word}" for word in words), "", "") for words in pages], count)
    for word in {word for words in pages for word in words if len(word) > 2}:
        assert found(parts, word)[word] == [[number for number, words in enumerate(pages) if word in words]]


def test_the_parts_are_reckoned_as_the_script_does():
    """FNV-1a in 32 bits, as its authors publish it for “a” and “foobar”; beyond that alphabet, too."""
    assert part_of("a", 2**32) == 0xE40C292C
    assert part_of("foobar", 2**32) == 0xBF9CF968
    assert part_of("жук", 64) < 64
