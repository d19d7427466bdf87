"""Ten times the text takes about ten times as long to check, whatever stands there."""

import time

import pytest

from plugins.components.raw_media import COMMENT, TAG
from plugins.components.source_checks import check_line
from plugins.components.text_checks import check_links, has_straight_quotes
from plugins.words import plain, words

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
    *("](", "](http://localhost ", " on", " src=", "{filename", "http://", "# ", "/// ", "&", '"', "' "),
)


class Deaf:
    """A source that is told of mistakes, and lets them go."""

    lang = "it"

    def error(self, *what, **values):
        """Take a finding."""

    warning = error


CHECKS = {
    "source": lambda text: check_line(Deaf(), 1, text),
    "links": lambda text: check_links(Deaf(), 1, text),
    "quotes": lambda text: has_straight_quotes(f'{text} "'),
    "raw": lambda text: list(TAG.finditer(COMMENT.sub("", text))),
    "words": words,
    "plain": plain,
}


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
