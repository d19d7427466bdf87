"""Light and still: pictures within the budget, hardly a rule that nobody uses."""

import pytest
from PIL import Image

from tests.browser.every_page.stillness import ICON, MOST_REQUESTS, SHIFTS
from tests.conftest import build_site, serve
from tests.facts import copy_content

LANGUAGES = ["it", "en", "de"]


def heavy_or_restless(page, addresses, until="load"):
    """The addresses at which something moves, or that ask for too much: {address: (shift, asked)}."""
    asked = []
    page.on("request", lambda request: "/favicon." in request.url or asked.append(request.url))
    wrong = {}
    for address in addresses:
        asked.clear()
        page.goto(address, wait_until=until)
        shift = page.evaluate(SHIFTS)
        if shift or len(asked) + ICON > MOST_REQUESTS:
            wrong[address] = (shift, list(asked))
    return wrong


@pytest.fixture(scope="module")
def filled_site(tmp_path_factory):
    """The real site with her portrait, and with a picture at the top of a page of text."""
    root = tmp_path_factory.mktemp("filled")
    content = root / "content"
    copy_content(content, {'portrait = ""': 'portrait = "images/ada.jpg"'})
    (content / "images").mkdir(exist_ok=True)
    for name in ("ada", "desk"):
        Image.new("RGB", (1200, 1500), "#7a8").save(content / "images" / f"{name}.jpg")
        (content / "images" / f"{name}.jpg.toml").write_text("own = true\n", encoding="utf-8")
    for language in LANGUAGES:
        source = content / language / "what.md"
        head, _, body = source.read_text(encoding="utf-8").partition("\n\n")
        source.write_text(f"{head}\n\n![Una scrivania](../images/desk.jpg)\n\n{body}", encoding="utf-8")
    with serve(build_site(root, root / "content")) as served:
        yield served


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_is_within_the_budget(open_page, filled_site, language, width):
    """Her portrait, or one in the text, is the sixth request, and its room is there before it comes."""
    page = open_page("about:blank", viewport={"width": width, "height": 740}, locale="fr-FR")
    shown = [filled_site.url + filled_site.address(language, key) for key in ("about", "what")]
    assert heavy_or_restless(page, shown, until="networkidle") == {}
    for address in shown:
        page.goto(address, wait_until="networkidle")
        assert page.evaluate("[...document.images].filter(one => one.complete && one.naturalWidth).length") == 1


# The looks that the rules are written for, each page opened for this alone, as any check uses rules; paper,
# the keyboard and the open menu come on top.
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
        for place, used in used_rules(page, served_site.kinds("it"), served_site.url).items():
            rules[place] = rules.get(place, False) or used
    sheet = next(served_site.output.glob("assets/site.*.css")).read_text(encoding="utf-8")
    unused = [sheet[start:end] for (start, end), used in rules.items() if not used]
    assert sum(map(len, unused)) / len(sheet) < 0.1, unused
