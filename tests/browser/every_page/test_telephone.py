"""Every page on a telephone, 360 pixels wide."""

import pytest

from tests.browser.every_page.controls import lost_on_the_way_of_tab, small_targets
from tests.browser.every_page.looks import axe_violations
from tests.browser.every_page.stillness import shifts, too_many_requests
from tests.browser.every_page.visits import NOT_OFFERED, Look

# What takes long is done at one width in each language.
CHECKS = {
    "it": [too_many_requests, shifts, lost_on_the_way_of_tab, small_targets, axe_violations],
    "en": [too_many_requests, shifts, small_targets],
    "de": [too_many_requests, shifts, lost_on_the_way_of_tab, small_targets],
}
LOOK = Look(360, 740, CHECKS, NOT_OFFERED)


@pytest.mark.parametrize(("language", "check"), LOOK.parameters())
def test_every_page(found, language, check):
    """What the check looks for, as its docstring says, is on no page of the language."""
    assert found(LOOK, language)[check] == {}
