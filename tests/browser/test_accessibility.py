"""WCAG 2.2 AA as far as a program can judge it: the answers of the endpoint, the menu, the first Tab."""

import pytest

from tests.browser.axe import violations

LANGUAGES = ["it", "en", "de"]
# A form that does not show where it comes from.
STRANGE = """<form method="post" action="{url}/api/contact"><input name="language" value="{language}">
<textarea name="message">Da un’altra pagina.</textarea><button>ok</button></form>"""


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


def test_the_menu_opens_and_closes_without_javascript(open_page):
    """On a telephone the menu is a native popover: a click opens it, Escape closes it."""
    page = open_page("/", viewport={"width": 360, "height": 640}, java_script_enabled=False)
    menu = page.locator("#menu")
    assert not menu.is_visible()
    page.click(".menu-button")
    assert menu.is_visible()
    page.keyboard.press("Escape")
    assert not menu.is_visible()


@pytest.mark.parametrize("width", [320, 360, 768])
def test_the_open_menu_is_a_sheet_of_its_own(open_page, served_site, width):
    """It covers the window, says how to close it, begins with the services, and ends with the button."""
    page = open_page(served_site.address("it", "faq"), viewport={"width": width, "height": 640})
    page.evaluate("scrollTo({ top: 300, behavior: 'instant' })")
    page.click(".menu-button")
    assert page.locator("#menu").bounding_box() == {"x": 0, "y": 0, "width": width, "height": 640}
    addresses = page.locator("#menu a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert addresses[0] == served_site.address("it", "services")
    assert addresses[-1] == served_site.address("it", "contact")
    assert page.evaluate("document.activeElement.textContent") == "Chiudi"
    assert violations(page) == []
    page.keyboard.press("Enter")
    assert not page.locator("#menu").is_visible()


def test_the_keyboard_reaches_the_content_first(open_page):
    """WCAG 2.4.1: the first Tab is the skip link, and it leads to the content."""
    page = open_page("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
