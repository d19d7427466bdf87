"""Every page on a telephone whose owner reads another language of the site, and is told so."""

import pytest

from tests.browser.every_page.looks import italics_not_called
from tests.browser.every_page.stillness import others_asked, shifts, traces
from tests.browser.every_page.visits import LANGUAGES, OFFERED, Look

CHECKS = [shifts, others_asked, traces, italics_not_called]
LOOK = Look(360, 740, dict.fromkeys(LANGUAGES, CHECKS), OFFERED)


@pytest.mark.parametrize(("language", "check"), LOOK.parameters())
def test_every_page(found, language, check):
    """What the check looks for, as its docstring says, is on no page of the language."""
    assert found(LOOK, language)[check] == {}
