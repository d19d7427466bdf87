"""The pages yield to their reader: a narrow window, larger text, wider spacing."""

from tests.browser.every_page.visits import Visit

# https://www.w3.org/WAI/WCAG22/Understanding/text-spacing
SPACED = """* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }"""
TWICE = ":root { font-size: 200% !important; }"
# A sheet of the reader's own, which the policy of the page does not concern.
ADOPT = "css => { const own = new CSSStyleSheet(); own.replaceSync(css); document.adoptedStyleSheets = [own]; }"
# Sideways scrolling, and text that a box cuts off.
CUT_OFF = """() => [
  ...(document.documentElement.scrollWidth > innerWidth ? ["sideways"] : []),
  ...[...document.querySelectorAll("main *, header *, footer *")]
    .filter((part) => part.checkVisibility())
    .filter((part) => !part.closest("svg, .website, .skip-link, select, textarea, [aria-hidden=true]"))
    .filter((part) => getComputedStyle(part).overflow !== "visible")
    .filter((part) => part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1)
    .map((part) => part.outerHTML.slice(0, 100)),
]"""


def sideways(visit: Visit) -> list[int]:
    """WCAG 1.4.10: how wide the content is, where it does not reflow into the window."""
    width = visit.page.evaluate("document.documentElement.scrollWidth")
    return [width] if width > visit.page.viewport_size["width"] else []


def lost_when_spaced(visit: Visit) -> list[str]:
    """WCAG 1.4.12: what is cut off or scrolls sideways when the text is spaced out."""
    return lost(visit, SPACED)


def lost_when_twice_as_large(visit: Visit) -> list[str]:
    """WCAG 1.4.4: what is cut off or scrolls sideways when the text is twice as large."""
    return lost(visit, TWICE)


def lost_when_zoomed_and_twice_as_large(visit: Visit) -> list[str]:
    """The same in a window of 640 pixels, which is one of 1280 at 200 %."""
    before = visit.page.viewport_size
    visit.page.set_viewport_size({"width": 640, "height": 640})
    found = lost(visit, TWICE)
    visit.page.set_viewport_size(before)
    return found


def lost(visit: Visit, css: str) -> list[str]:
    """What is cut off or scrolls sideways under a style sheet of the reader's own."""
    visit.page.evaluate(ADOPT, css)
    found = visit.page.evaluate(CUT_OFF)
    visit.page.evaluate("() => { document.adoptedStyleSheets = []; }")
    return found
