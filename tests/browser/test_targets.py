"""Targets are at least 24 by 24 CSS pixels (WCAG 2.5.8)."""

import pytest

from tests.browser.every_page.controls import TOO_SMALL
from tests.conftest import build_site, serve
from tests.facts import copy_content

FILLED = {
    'email = "nome.cognome@example.com"': 'email = "ada@loewe.test"',
    'phone = ""': 'phone = "+39 02 0000"',
    'booking = ""': 'booking = "https://call.test/ada"',
}


@pytest.fixture(scope="module")
def filled_site(tmp_path_factory):
    """The real pages with what becomes a link once it is filled in."""
    root = tmp_path_factory.mktemp("filled")
    copy_content(root / "content", FILLED)
    with serve(build_site(root, root / "content")) as served:
        yield served


@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_what_is_filled_in_is_large_enough(open_page, filled_site, language):
    """Mail, telephone, and the first call, on a telephone."""
    page = open_page("about:blank", viewport={"width": 360, "height": 800})
    for key in ("legal-notes", "contact"):
        page.goto(filled_site.url + filled_site.address(language, key))
        assert page.evaluate(TOO_SMALL) == []
