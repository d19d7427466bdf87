"""WCAG 2.2 AA as far as a program can judge it: axe on every page, reflow, keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


# Colours are the same in every language, so one of them stands for the dark.
@pytest.mark.parametrize(
    ("language", "scheme"), [("it", "light"), ("en", "light"), ("de", "light"), ("it", "dark")]
)
def test_axe_finds_nothing_on_any_kind_of_page(open_page, served_site, language, scheme):
    """Every kind of page of a language without a violation."""
    page = open_page("/", color_scheme=scheme)
    found = {}
    for address in served_site.kinds(language):
        page.goto(address)
        violations = Axe().run(page, options=WCAG).response["violations"]
        if violations:
            found[address] = [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in violations]
    assert found == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_answers_of_the_endpoint(open_page, served_site, scheme):
    """The form that came back, with its summary and errors, is held to the same rules."""
    page = open_page(served_site.address("de", "contact"), color_scheme=scheme)
    page.evaluate("document.querySelector('form.enquiry').submit()")
    page.wait_for_selector(".summary li")
    assert Axe().run(page, options=WCAG).response["violations"] == []


@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_nothing_scrolls_sideways_at_320_pixels(open_page, served_site, language):
    """WCAG 1.4.10: the content reflows into 320 CSS pixels."""
    page = open_page("/", viewport={"width": 320, "height": 640})
    wide = []
    for address in served_site.pages(language):
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(address)
    assert wide == []


def test_the_menu_opens_and_closes_without_javascript(open_page):
    """On a telephone the menu is a native popover: a click opens it, Escape closes it."""
    page = open_page("/", viewport={"width": 360, "height": 640}, java_script_enabled=False)
    menu = page.locator("#menu")
    assert not menu.is_visible()
    page.click(".menu-button")
    assert menu.is_visible()
    page.keyboard.press("Escape")
    assert not menu.is_visible()


def test_the_keyboard_reaches_the_content_first(open_page):
    """WCAG 2.4.1: the first Tab is the skip link, and it leads to the content."""
    page = open_page("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_sides_ask_nobody_else_for_anything(open_page, served_site):
    """No request leaves the site, and no cookie or storage is left behind."""
    page = open_page("/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for address in served_site.pages("it"):
        page.goto(address)
    assert [url for url in asked if not url.startswith(served_site.url)] == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
