"""What of a source is prose: neither code nor comment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.components.lines import HIDING, Lines, without_code
from plugins.components.outline import not_prose, outline


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("a `b` c", "a     c"),
        ("a ``b`c`` d", "a         d"),
        ("a `b\nc` d", "a   \n   d"),
        ("a ` b", "a ` b"),
        ("\\`a`b`", "\\`a   "),
        ("a <!-- `b --> c`", "a             c`"),
        ("`<!--` a -->", "       a -->"),
        ("a <!-- b", "a <!-- b"),
    ],
)
def test_code_and_comments_in_a_paragraph(text, prose):
    """Each is as long as it was; one that does not end is none."""
    assert without_code(text) == prose
    assert Lines(text).prose == prose


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\n```\nb\n\nc\n```\nd", ["a", "d"]),
        ("- a\n\n  ~~~\n  b\n  ~~~\n- c", ["- a", "- c"]),
        ("a\n\n    b\n\nc", ["a", "c"]),
        ("a\n    b", ["a", "    b"]),
        ("- a\n\n    b", ["- a", "    b"]),
        ("> ```\n> a\n> ```\nb", ["b"]),
        ("<!-- a\n\nb -->\n\nc", ["c"]),
        ("<div>`a`<!-- b --></div>", ["<div>`a`          </div>"]),
        ("/// faq | A `b`\n    id: c\n\nd\n///", ["/// faq | A `b`", "    id: c", "d", "///"]),
        ("[^1]: a\n\n    b\n\nc\n\n    d", ["[^1]: a", "    b", "c"]),
        ("| `a` | b |\n|---|---|\n| c | `d` |", ["|     | b |", "|---|---|", "| c |     |"]),
    ],
)
def test_code_and_comments_in_lines_of_their_own(text, kept):
    """All lines are there still, those of code blank."""
    lines = Lines(text).prose_lines
    assert list(map(len, lines)) == list(map(len, text.split("\n")))
    assert [line for line in lines if line.strip()] == kept


@pytest.mark.parametrize(
    ("text", "line"),
    [("```\n## A b\n```\n\n## A b", 5), ("a\n\nA b\n---", 3), ("> ## A b", 1), ("/// faq | A b\n///", 1), ("- A b", 0)],
)
def test_the_line_of_a_place(text, line):
    """By the words of a heading or a question, not by those of code."""
    assert Lines(text).of_place("a-b") == line


@given(st.text(alphabet="a1-+*>.#|:=~/\\<! \n", max_size=60))
def test_without_the_signs_of_code_there_is_none(text):
    """However lists and quotations lie in each other: what hides prose begins with one of these signs."""
    if not any(sign in text for sign in HIDING):
        assert [*not_prose(outline(text))] == []
        assert without_code(text) == text
