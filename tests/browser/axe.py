"""What axe finds on the page that is open, and what it cannot decide."""

from axe_playwright_python.sync_playwright import Axe

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What else axe asks is the same in the dark.
COLOURS = ["color-contrast", "link-in-text-block"]
OPEN = "for (const one of document.querySelectorAll('details')) one.open = true"
# axe judges no contrast near a ::before, as if it were the ground: the site's are edges, boxes and knots
# beside the text. Options are replaced as a whole: these are axe's own but for the first two.
CONTRAST = """axe.configure({ checks: [{ id: "color-contrast", options: {
  ignorePseudo: true, ignoreLength: true, ignoreUnicode: true,
  boldValue: 700, boldTextPt: 14, largeTextPt: 18, shadowOutlineEmMax: 0.2, textStrokeEmMin: 0.03,
  contrastRatio: { normal: { expected: 4.5 }, large: { expected: 3 } },
} }] })"""
# To hand over all that is right would take longer than to find what is wrong. What is written in a chart
# axe cannot judge, nor a sheet in small, cut off where it ends, which is there for the eye alone.
RUN = """rules => axe.run(
  { exclude: ["svg text", ".sheet"] },
  { runOnly: rules, resultTypes: ["violations", "incomplete"], preload: false },
)
  .then(({ violations, incomplete }) =>
    [...violations, ...incomplete].map(({ id, nodes }) => [id, nodes.map(node => node.html)]))"""


def violations(page) -> list:
    """Every violation in the light, and those of colours in the dark: the rule, and where."""
    page.evaluate(OPEN)
    page.evaluate(Axe().axe_script)
    page.evaluate(CONTRAST)
    page.emulate_media(color_scheme="light")
    found = page.evaluate(RUN, WCAG)
    page.emulate_media(color_scheme="dark")
    return found + [["dark", *violation] for violation in page.evaluate(RUN, COLOURS)]
