"""The keys of the web inbox, in a real browser."""

import pytest

ROWS = ".enquiries h3 a"


@pytest.fixture
def desk(open_inbox, put):
    """The list with three new enquiries, the newest first, in a browser that runs the keys."""
    for name in ("Terza", "Seconda", "Prima"):
        put(name=name)
    page = open_inbox(java_script_enabled=True)
    page.wait_for_selector("#keys:visible")
    return page


def focused(page):
    """What has the focus, as it is read out."""
    return page.evaluate("document.activeElement.querySelector('bdi')?.textContent")


def press(page, key, selector):
    """Press a key, and wait for the page that it leads to, until it listens as well."""
    page.keyboard.press(key)
    page.wait_for_selector(selector)
    page.wait_for_selector("#keys:visible")


def test_arrows_go_through_the_list(desk):
    """To the ends of it and no further; Enter is the link’s own."""
    seen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowUp"):
        desk.keyboard.press(key)
        seen.append(focused(desk))
    assert seen == ["Prima", "Seconda", "Terza", "Terza", "Seconda", "Prima", "Prima"]


def test_numbers_open_letters_mark_and_arrows_lead_on(desk, kept):
    """To the next new one, and back to the list."""
    press(desk, "2", ".typed")
    assert desk.inner_text("h1") == "Seconda"
    press(desk, "a", "[role=status]")
    assert {enquiry.name: enquiry.state for enquiry in kept()}["Seconda"] == "answered"
    press(desk, "ArrowRight", "h1:has-text('Terza')")
    press(desk, "s", "[role=status]")
    assert {enquiry.name: enquiry.state for enquiry in kept()}["Terza"] == "spam"
    press(desk, "ArrowLeft", ROWS)
    assert "state=spam" in desk.url


def test_a_number_pressed_twice_marks_nothing(desk, kept):
    """Nor does one that is held down."""
    press(desk, "1", ".typed")
    for _ in range(3):
        desk.keyboard.down("1")
    desk.keyboard.up("1")
    assert desk.inner_text("h1") == "Prima"
    assert {enquiry.state for enquiry in kept()} == {"new"}


def test_the_slash_leads_to_the_search(desk):
    """Where keys are what is typed."""
    desk.keyboard.press("/")
    desk.keyboard.type("1/r")
    assert desk.input_value("#search") == "1/r"
    assert desk.locator(ROWS).count() == 3


def test_what_nothing_has_does_nothing(desk):
    """A number without a row, a key with another meaning held down with Control or Alt."""
    before = desk.url
    for key in ("9", "Control+1", "Alt+1", "Meta+1", "x"):
        desk.keyboard.press(key)
    assert desk.url == before
    assert desk.locator(ROWS).count() == 3


def test_they_are_listed_and_can_be_turned_off(desk):
    """WCAG 2.1.4; the browser remembers it, and they can be turned on again."""
    assert desk.locator(f"{ROWS} kbd").count() == 3
    assert desk.locator(ROWS).first.get_attribute("aria-keyshortcuts") == "1"
    desk.click("text=Spegni i tasti")
    desk.keyboard.press("1")
    desk.reload()
    desk.wait_for_selector("#keys:visible")
    desk.keyboard.press("1")
    assert desk.locator(f"{ROWS} kbd").count() == 0
    assert not desk.locator("#keys dl").is_visible()
    desk.click("text=Accendi i tasti")
    desk.evaluate("document.activeElement.blur()")
    press(desk, "1", ".typed")
    assert desk.inner_text("h1") == "Prima"


def test_without_the_script_nobody_is_told_of_keys(open_inbox, put):
    """Every row is a link all the same."""
    put()
    page = open_inbox()
    assert not page.locator("#keys").is_visible()
    assert page.locator(f"{ROWS} kbd").count() == 0
