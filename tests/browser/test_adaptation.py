"""The pages yield to their reader: larger text, wider spacing, forced colours, less motion."""

import pytest

LANGUAGES = ["it", "en", "de"]
# https://www.w3.org/WAI/WCAG22/Understanding/text-spacing
SPACED = """* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }"""
TWICE = ":root { font-size: 200% !important; }"
# Sideways scrolling, and text that a box cuts off.
CUT_OFF = """() => [
  ...(document.documentElement.scrollWidth > innerWidth ? ["sideways"] : []),
  ...[...document.querySelectorAll("main *, header *, footer *")]
    .filter((part) => part.checkVisibility() && !part.closest("svg, .website, .skip-link, select, textarea"))
    .filter((part) => getComputedStyle(part).overflow !== "visible")
    .filter((part) => part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1)
    .map((part) => part.outerHTML.slice(0, 100)),
]"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("css", "width"),
    [(SPACED, 320), (SPACED, 1280), (TWICE, 640), (TWICE, 1280)],
    ids=["spacing-320", "spacing-1280", "twice-640", "twice-1280"],
)
def test_nothing_is_lost_when_text_grows(open_page, served_site, language, css, width):
    """WCAG 1.4.4 and 1.4.12: text twice as large, or spaced out, is neither cut off nor scrolled sideways."""
    page = open_page("/", viewport={"width": width, "height": 640}, bypass_csp=True)
    lost = {}
    for address in served_site.kinds(language):
        page.goto(address)
        page.add_style_tag(content=css)
        if found := page.evaluate(CUT_OFF):
            lost[address] = found
    assert lost == {}


def test_forced_colours_keep_every_control_visible(open_page, served_site):
    """With forced colours a button and a field still have an edge, and the current page is told apart."""
    page = open_page(served_site.address("it", "contact"), forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    for control in page.locator(".button, .field :is(input, textarea, select)").all():
        style = control.evaluate("c => { const s = getComputedStyle(c); return [s.borderStyle, s.borderWidth]; }")
        assert style[0] == "solid"
        assert float(style[1].removesuffix("px")) >= 1
    line = "a => getComputedStyle(a).textDecorationStyle"
    assert page.locator(".switcher [aria-current]").evaluate(line) == "double"


@pytest.mark.parametrize("language", LANGUAGES)
def test_reduced_motion_is_no_motion(open_page, served_site, language):
    """Who asks for less motion sees none: no animation, no transition, no smooth scrolling."""
    page = open_page("/", reduced_motion="reduce")
    for address in served_site.kinds(language):
        page.goto(address)
        assert page.evaluate("document.getAnimations().length") == 0
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
