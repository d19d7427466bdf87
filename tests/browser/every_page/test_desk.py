"""Every page on a desk, 1280 pixels wide."""

import pytest

from tests.browser.every_page.controls import far_from_writing, lost_on_the_way_of_tab, small_targets
from tests.browser.every_page.growth import lost_when_spaced, lost_when_twice_as_large
from tests.browser.every_page.looks import axe_violations, italics_not_called
from tests.browser.every_page.stillness import motion_that_was_declined, shifts, too_many_requests
from tests.browser.every_page.structure import (
    aimless_end,
    help_in_another_place,
    landmarks_but_one,
    nameless,
    skipped_headings,
)
from tests.browser.every_page.visits import OFFERED, Look

# What takes long is done at one width in each language.
FIRST = [too_many_requests, shifts, far_from_writing, motion_that_was_declined]
READ = [nameless, landmarks_but_one, skipped_headings, help_in_another_place, aimless_end, italics_not_called]
GROWN = [lost_when_spaced, lost_when_twice_as_large]
CHECKS = {
    "it": [*FIRST, *READ, *GROWN, small_targets],
    "en": [*FIRST, *READ, *GROWN, lost_on_the_way_of_tab, small_targets, axe_violations],
    "de": [*FIRST, *READ, *GROWN, small_targets, axe_violations],
}
LOOK = Look(1280, 740, CHECKS, OFFERED)


@pytest.mark.parametrize(("language", "check"), LOOK.parameters())
def test_every_page(found, language, check):
    """What the check looks for, as its docstring says, is on no page of the language."""
    assert found(LOOK, language)[check] == {}
