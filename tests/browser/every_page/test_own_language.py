"""Every page for a visitor to whom no other language is offered: light and still without the line, too."""

import pytest

from tests.browser.every_page.stillness import shifts, too_many_requests
from tests.browser.every_page.visits import LANGUAGES, NOT_OFFERED, Look

CHECKS = (too_many_requests, shifts)
OF_ALL = dict.fromkeys(LANGUAGES, CHECKS)
LOOKS = [Look(360, 740, OF_ALL, NOT_OFFERED), Look(1280, 740, OF_ALL, NOT_OFFERED)]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: str(look.width))
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page(found, look, language, check):
    """What the check looks for, as its docstring says, is on no page of the language."""
    assert found(look, language)[check] == {}
