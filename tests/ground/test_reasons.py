"""What the system says is said in the assistant's language."""

import errno
import os
import re

import pytest

from ground.reasons import REASONS, reason_of
from ground.texts import translations


def say(language):
    """What gives a text of the desk catalogue in a language."""
    return lambda text, **values: translations(language, "desk").gettext(text) % values


@pytest.mark.parametrize("language", ["it", "de"])
def test_no_reason_is_in_english(language):
    """Neither in the system's words nor in ours."""
    for number in REASONS:
        told = reason_of(OSError(number, os.strerror(number)), say(language))
        assert told != REASONS[number]
        assert os.strerror(number).lower() not in told.lower()


def test_a_reason_that_nobody_foresaw_has_its_number():
    """Without a number, too, it is a sentence."""
    assert reason_of(OSError(errno.EXDEV, "x"), say("it")) == f"il sistema lo rifiuta, con il suo numero {errno.EXDEV}"
    assert re.fullmatch(r"das System verweigert es, .* –", reason_of(OSError("x"), say("de")))
