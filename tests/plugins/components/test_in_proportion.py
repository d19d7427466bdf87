"""Ten times the text takes about ten times as long to check, whatever stands there."""

import re
import time

import pytest

from plugins.components.address_checks import complaint
from plugins.components.bare_links import HTTP, MAIL, WWW, without_last_brackets
from plugins.components.layout import HOLDS_MARKDOWN
from plugins.components.leftovers import misread
from plugins.components.lines import Lines, without_code
from plugins.components.source_checks import check_line
from plugins.components.text_checks import has_straight_quotes
from plugins.components.traces import traces
from plugins.components.tree import ATTRIBUTE, Element
from plugins.components.visible import Line
from plugins.words import plain, words
from tests.plugins.components.rendering import Page, Reader

FEW, MANY = 4_000, 40_000
# In proportion it takes ten times as long; with each piece compared with all others, a hundred times.
TOO_LONG = 40
PIECES = (
    *(
        "a < b ",
        "<a ",
        "<img ",
        "<!--",
        "{lang=",
        "{lang=x",
        "{{ ",
        "{ a.",
        "{{ contact.email }} ",
        "`",
        "`a",
        "[",
        "[a](",
        "] ",
    ),
    *(
        "<!-- ",
        "-->",
        "``",
        "\\`",
        "http://a.",
        "www.",
        "a.",
        "a@",
        "(",
        ")",
        "a@b.c ",
        "://",
        "  ",
        " markdown",
        " markdown=",
    ),
    *(
        "**",
        "** ",
        "a**",
        "__",
        "__a ",
        "~~",
        "~~a ",
        "==a",
        "%%a",
        "\\",
        "&a",
        "&#1",
        "{:",
        "{a=",
        "{#a",
        "|",
        "|-",
        "[a][",
        "[[",
    ),
    *("[a b=“”", "```", ">", "1. ", "\n", " = ", 'a="'),
    *("](", "](http://localhost ", " on", " src=", "{filename", "http://", "# ", "/// ", "&", '"', "' "),
)
ADDRESSES = [re.compile(pattern) for pattern in (HTTP, WWW, MAIL)]
# What a page has by the line, many times over.
LINES = (
    *("- a\n", "- a\n\n", "> a\n", "1. a\n\n   b\n", "```\n", "```\na\n```\n", "| a | b |\n", "|-|\n", "a\n", "a\n-\n"),
    *(
        "<div>\n",
        "<div markdown>\n",
        "<!--\n",
        "## a\n",
        "##a\n",
        "    a\n\n",
        "[^1]: a\n",
        "[^1]: a\n\n    b\n\n",
        ": a\n",
    ),
    *("a\n: b\n\n", "- a\n    : b\n", "/// note\n", "/// note\na\n///\n", "> - ", "- > ", " - a\n", "[a]: b\n", "`a\n"),
)


class Deaf:
    """A source that is told of mistakes, and lets them go."""

    lang = "it"

    def error(self, *what, **values):
        """Take a finding."""

    warning = error


CHECKS = {
    "code": without_code,
    "addresses": lambda text: [list(pattern.finditer(text)) for pattern in ADDRESSES],
    "tag": lambda text: HOLDS_MARKDOWN.match(f"<div{text}"),
    "brackets": without_last_brackets,
    "source": lambda text: check_line(Deaf(), 1, text),
    "leftovers": lambda text: list(traces(line_of(text), set())),
    "lists and tables": lambda text: list(misread([line_of(text)])),
    "complaints": complaint,
    "attributes": lambda text: sum(1 for _ in ATTRIBUTE.finditer(text)),
    "quotes": lambda text: has_straight_quotes(f'{text} "'),
    "words": words,
    "plain": plain,
}


def line_of(text):
    """A line of a page that says this."""
    return Line(Element("p", {}), [text])


def seconds(check, text):
    """How long a check takes, at best."""
    took = []
    for _ in range(3):
        started = time.process_time()
        check(text)
        took.append(time.process_time() - started)
    return min(took)


@pytest.mark.parametrize("name", CHECKS)
@pytest.mark.parametrize("piece", PIECES)
def test_a_long_line_is_checked_in_proportion(name, piece):
    """With a floor of a millisecond, below which the clock says nothing."""
    few, many = (seconds(CHECKS[name], piece * times) for times in (FEW, MANY))
    assert many < TOO_LONG * max(few, 0.001)


def laid_out(text):
    """Lay a text out for Python-Markdown, and find its prose."""
    reader = Reader()
    reader.components.page = Page(text)
    reader.markdown.preprocessors["layout"].run(text.split("\n"))
    return Lines(text).prose_lines


@pytest.mark.parametrize("piece", LINES)
def test_a_long_text_is_laid_out_in_proportion(piece):
    """Whatever its lines are, with a floor of some milliseconds."""
    few, many = (seconds(laid_out, piece * times) for times in (200, 2_000))
    assert many < TOO_LONG * max(few, 0.005)
