"""Targets are at least 24 by 24 CSS pixels (WCAG 2.5.8)."""

import pytest

from tests.conftest import serve_site
from tests.facts import copy_content

FILLED = {
    'email = "nome.cognome@example.com"': 'email = "ada@loewe.test"',
    'phone = ""': 'phone = "+39 02 0000"',
    'booking = ""': 'booking = "https://call.test/ada"',
}
# Links inside a sentence are exempt; so is what only the keyboard ever shows.
TOO_SMALL = """() => {
  const inSentence = (control) =>
    getComputedStyle(control).display === "inline" &&
    [...control.parentElement.childNodes].some((n) => n.nodeType === 3 && n.data.trim().length > 1);
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((control) => control.checkVisibility() && control.tabIndex >= 0)
    .filter((control) => !control.matches(".skip-link") && !inSentence(control))
    .map((control) => [control.outerHTML.slice(0, 120), control.getBoundingClientRect()])
    .filter(([, box]) => box.width < 24 || box.height < 24)
    .map(([html, box]) => [html, Math.round(box.width), Math.round(box.height)]);
}"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_every_target_is_large_enough(open_page, served_site, language, width):
    """On every page, with the menu open where it is a button, and every question open."""
    page = open_page("/", viewport={"width": width, "height": 800})
    small = {}
    for address in served_site.kinds(language):
        page.goto(address)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        if page.locator(".menu-button").is_visible():
            page.click(".menu-button")
        if found := page.evaluate(TOO_SMALL):
            small[address] = found
    assert small == {}


@pytest.fixture(scope="module")
def filled_site(tmp_path_factory):
    """The real pages with what becomes a link once it is filled in."""
    root = tmp_path_factory.mktemp("filled")
    copy_content(root / "content", FILLED)
    with serve_site(root) as served:
        yield served


@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_what_is_filled_in_is_large_enough(open_page, filled_site, language):
    """Mail, telephone, and the first call, on a telephone."""
    page = open_page("about:blank", viewport={"width": 360, "height": 800})
    for key in ("legal-notes", "contact"):
        page.goto(filled_site.url + filled_site.address(language, key))
        assert page.evaluate(TOO_SMALL) == []
