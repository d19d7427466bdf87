"""What only the eye would notice: contrast and the rest that axe judges, and italics that are none."""

from tests.browser.axe import violations
from tests.browser.every_page.visits import Visit

# Italic and not so called, or the other way round: elements, and what stands before and after them.
NOT_CALLED = """[...document.querySelectorAll("body, body *:not(template, script)")].flatMap(
  (element) => [null, "::before", "::after"].map((part) => [element, part, getComputedStyle(element, part)])
).filter(([, , style]) => (style.fontStyle === "italic") !== style.fontFeatureSettings.includes('"ital"'))
.map(([element, part]) => element.outerHTML.slice(0, 60) + (part ?? ""))"""


def axe_violations(visit: Visit) -> list:
    """WCAG 2.2 AA as far as a program can judge it, in the light and in the dark."""
    found = violations(visit.page)
    visit.page.emulate_media(color_scheme="light")
    return found


def italics_not_called(visit: Visit) -> list[str]:
    """Both faces are one request: where the style is italic, so is the feature, and nowhere else."""
    return visit.page.evaluate(NOT_CALLED)
