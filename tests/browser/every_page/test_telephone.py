"""Every page on a telephone, 360 pixels wide, whose owner is offered another language."""

import pytest

from tests.browser.every_page.controls import far_from_writing, lost_on_the_way_of_tab, small_targets
from tests.browser.every_page.looks import axe_violations, italics_not_called
from tests.browser.every_page.stillness import others_asked, shifts, too_many_requests, traces
from tests.browser.every_page.visits import OFFERED, Look

# What takes long is done at one width in each language.
FIRST = [too_many_requests, shifts, far_from_writing, others_asked, traces, italics_not_called]
CHECKS = {
    "it": [*FIRST, lost_on_the_way_of_tab, small_targets, axe_violations],
    "en": [*FIRST, small_targets],
    "de": [*FIRST, lost_on_the_way_of_tab, small_targets],
}
LOOK = Look(360, 740, CHECKS, OFFERED)


@pytest.mark.parametrize(("language", "check"), LOOK.parameters())
def test_every_page(found, language, check):
    """What the check looks for, as its docstring says, is on no page of the language."""
    assert found(LOOK, language)[check] == {}
