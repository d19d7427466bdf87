"""Every page in a window of 320 pixels, which is one of 1280 at 400 %; and of 640."""

import pytest

from tests.browser.every_page.growth import lost_when_spaced, lost_when_zoomed_and_twice_as_large, sideways
from tests.browser.every_page.visits import LANGUAGES, OFFERED, Look

CHECKS = [sideways, lost_when_spaced, lost_when_zoomed_and_twice_as_large]
LOOK = Look(320, 640, dict.fromkeys(LANGUAGES, CHECKS), OFFERED)


@pytest.mark.parametrize(("language", "check"), LOOK.parameters())
def test_every_page(found, language, check):
    """What the check looks for, as its docstring says, is on no page of the language."""
    assert found(LOOK, language)[check] == {}
