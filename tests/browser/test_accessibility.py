"""WCAG 2.2 AA as far as a program can judge it: axe on every page, reflow, keyboard."""

import pytest

from tests.browser.axe import violations

LANGUAGES = ["it", "en", "de"]
# A form that does not show where it comes from.
STRANGE = """<form method="post" action="{url}/api/contact"><input name="language" value="{language}">
<textarea name="message">Da un’altra pagina.</textarea><button>ok</button></form>"""


@pytest.mark.parametrize(("language", "width"), [("it", 360), ("en", 1280), ("de", 1280)])
def test_axe_finds_nothing_on_any_page(open_page, served_site, language, width):
    """Every page of every language without a violation, in the light and in the dark."""
    page = open_page("/", viewport={"width": width, "height": 740})
    found = {}
    for address in served_site.pages(language):
        page.goto(address)
        if wrong := violations(page):
            found[address] = wrong
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_the_answers_of_the_endpoint(open_page, served_site, language):
    """The page that is none, the form that came back with its summary, and the page to confirm."""
    page = open_page(f"/api/nothing?language={language}")
    found = violations(page)
    page.goto(served_site.address(language, "contact"))
    page.evaluate("document.querySelector('form.enquiry').submit()")
    page.wait_for_selector(".summary li")
    found += violations(page)
    page.goto("about:blank")
    page.set_content(STRANGE.format(url=served_site.url, language=language))
    page.click("button")
    page.wait_for_selector("form.enquiry dl")
    found += violations(page)
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
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
