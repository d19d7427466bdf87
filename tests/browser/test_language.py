"""A visitor whose browser prefers another language is told so, quietly."""

import pytest

LINE = {"it": "Questa pagina c’è anche in italiano", "de": "Diese Seite gibt es auch auf Deutsch"}
WATCH = """window.shift = 0;
new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shift += entry.value; })
  .observe({ type: "layout-shift", buffered: true });"""


@pytest.mark.parametrize(("prefers", "key"), [("de-AT", "services"), ("it", "what"), ("de", "privacy")])
def test_the_line_leads_to_the_same_page(open_page, served_site, prefers, key):
    """It speaks the language that it offers."""
    language = prefers[:2]
    page = open_page(served_site.address("en", key), locale=prefers)
    line = page.locator(".offer")
    assert line.get_attribute("lang") == language
    assert line.locator("a").inner_text() == LINE[language]
    line.locator("a").click()
    assert page.url == served_site.url + served_site.address(language, key)
    assert page.locator(".offer").count() == 0


@pytest.mark.parametrize("prefers", ["en-GB", "fr-FR"])
def test_nobody_else_is_bothered(open_page, served_site, prefers):
    """Neither those who have their language, nor those whose language there is not."""
    assert open_page(served_site.address("en", "services"), locale=prefers).locator(".offer").count() == 0


def test_the_first_language_of_the_site_decides(browser, served_site):
    """A browser that prefers French, then English, then German is content with English."""
    context = browser.new_context(base_url=served_site.url)
    context.add_init_script("Object.defineProperty(navigator, 'languages', { get: () => ['fr-CH', 'en-US', 'de'] })")
    page = context.new_page()
    page.goto(served_site.address("en", "services"))
    assert page.locator(".offer").count() == 0
    page.goto(served_site.address("it", "services"))
    assert page.locator(".offer").get_attribute("lang") == "en"
    context.close()


def test_it_is_closed_for_the_visit(open_page, served_site):
    """The button takes it away; following links, going back and reloading do not bring it again."""
    page = open_page("/", locale="de")
    page.click(".offer button")
    assert page.locator(".offer").count() == 0
    page.click(".site-footer nav a")
    assert page.locator(".offer").count() == 0
    page.go_back()
    assert page.locator(".offer").count() == 0
    page.reload()
    assert page.locator(".offer").count() == 0


def test_closing_it_leaves_the_keyboard_where_it_was(open_page):
    """Whoever closed it goes on at the brand, which came after it."""
    page = open_page("/", locale="de")
    page.focus(".offer button")
    page.keyboard.press("Enter")
    assert page.locator(".offer").count() == 0
    assert page.evaluate("document.activeElement.className") == "brand"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.switcher') !== null")


def test_it_is_stored_nowhere(open_page):
    """No cookie, no storage, no state in the history, nothing in the address."""
    page = open_page("/", locale="de")
    address = page.url
    page.click(".offer button")
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.evaluate("indexedDB.databases()") == []
    assert page.evaluate("history.state") is None
    assert page.url == address


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_nothing_moves_when_it_comes(browser, served_site, width):
    """Its room is there already."""
    tops = []
    for locale in ("it", "de"):
        context = browser.new_context(base_url=served_site.url, locale=locale, viewport={"width": width, "height": 640})
        context.add_init_script(WATCH)
        page = context.new_page()
        page.goto("/")
        page.wait_for_timeout(300)
        page.evaluate("document.fonts.ready.then(() => null)")
        assert page.locator(".offer").count() == (locale == "de")
        assert page.evaluate("window.shift") == 0
        tops.append(page.locator("h1").bounding_box()["y"])
        context.close()
    assert tops[0] == tops[1]


def test_it_is_within_reach_and_hides_nothing(open_page):
    """Targets of 24 pixels, after the skip link in the order of Tab, above the letterhead."""
    page = open_page("/", locale="de", viewport={"width": 360, "height": 640})
    for target in page.locator(".offer a, .offer button").all():
        box = target.bounding_box()
        assert box["height"] >= 24
        assert box["width"] >= 24
    line = page.locator(".offer").bounding_box()
    assert line["y"] + line["height"] <= page.locator(".brand").bounding_box()["y"]
    order = []
    for _ in range(3):
        page.keyboard.press("Tab")
        order.append(page.evaluate("document.activeElement.closest('.offer, .skip-link').className"))
    assert order == ["skip-link", "offer", "offer"]


def test_without_javascript_there_is_the_switcher(open_page, served_site):
    """It leads to the same page as the line would."""
    page = open_page(served_site.address("it", "services"), locale="de", java_script_enabled=False)
    assert page.locator(".offer").count() == 0
    page.click(".switcher [lang=de]")
    assert page.url == served_site.url + served_site.address("de", "services")
