"""Light and still: few requests, no layout shift, hardly a rule that nobody uses."""

import pytest

LANGUAGES = ["it", "en", "de"]
MOST_REQUESTS = 6
SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const shift of list.getEntries()) sum += shift.value; })
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum), 50)));
})"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_ask_for_little_and_stand_still(open_page, served_site, language, width):
    """A first visit makes six requests at most, and nothing moves while a page loads."""
    page = open_page("about:blank", viewport={"width": width, "height": 740}, locale="fr-FR")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    wrong = {}
    for address in served_site.pages(language):
        asked.clear()
        page.goto(served_site.url + address)
        shift = page.evaluate(SHIFTS)
        if shift or len(asked) > MOST_REQUESTS:
            wrong[address] = (shift, list(asked))
    assert wrong == {}


def test_nothing_moves_when_another_language_is_offered(open_page, served_site):
    """The quiet line for a visitor who reads another language moves nothing."""
    page = open_page("about:blank", viewport={"width": 360, "height": 740}, locale="de-DE")
    for address in served_site.pages("it"):
        page.goto(served_site.url + address)
        assert page.evaluate(SHIFTS) == 0, address


# The looks that the rules are written for; paper, the keyboard and the open menu come on top.
LOOKS = [
    {"viewport": {"width": 360, "height": 740}, "color_scheme": "light"},
    {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
]


def used_rules(page, addresses, url):
    """The used and all parts of the style sheet: {(start, end): used}."""
    rules = {}
    devtools = page.context.new_cdp_session(page)
    devtools.send("DOM.enable")
    devtools.send("CSS.enable")
    for address in addresses:
        devtools.send("CSS.startRuleUsageTracking")
        page.goto(url + address)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        if page.locator(".menu-button").is_visible():
            page.click(".menu-button")
        page.keyboard.press("Tab")
        page.emulate_media(media="print")
        page.evaluate("document.body.offsetHeight")
        page.emulate_media(media="screen")
        for rule in devtools.send("CSS.stopRuleUsageTracking")["ruleUsage"]:
            place = (rule["startOffset"], rule["endOffset"])
            rules[place] = rules.get(place, False) or rule["used"]
    devtools.detach()
    return rules


def test_hardly_a_rule_is_unused(open_page, served_site):
    """Across the site’s pages less than a tenth of the style sheet’s bytes belongs to rules never used."""
    rules = {}
    for look in LOOKS:
        page = open_page("about:blank", **look)
        for place, used in used_rules(page, served_site.pages("it"), served_site.url).items():
            rules[place] = rules.get(place, False) or used
    sheet = next(served_site.output.glob("assets/site.*.css")).read_text(encoding="utf-8")
    unused = [sheet[start:end] for (start, end), used in rules.items() if not used]
    assert sum(map(len, unused)) / len(sheet) < 0.1, unused
