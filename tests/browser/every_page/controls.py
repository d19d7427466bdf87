"""What can be pressed: large enough, reached by the keyboard alone, and seen when it has the focus."""

from tests.browser.every_page.visits import Visit

# Links inside a sentence are exempt; so is what only the keyboard ever shows.
TOO_SMALL = """() => {
  const inSentence = (control) =>
    getComputedStyle(control).display === "inline" &&
    [...control.parentElement.childNodes].some((n) => n.nodeType === 3 && n.data.trim().length > 1);
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((control) => control.checkVisibility() && control.tabIndex >= 0 && !control.disabled)
    .filter((control) => !control.matches(".skip-link") && !inSentence(control))
    .map((control) => [control.outerHTML.slice(0, 120), control.getBoundingClientRect()])
    .filter(([, box]) => box.width < 24 || box.height < 24)
    .map(([html, box]) => [html, Math.round(box.width), Math.round(box.height)]);
}"""
# What Tab reaches, in the order of the document; then what was true of each when it had the focus.
WATCH = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((control) => control.tabIndex >= 0 && !control.disabled)
    .filter((control) => control.checkVisibility({ visibilityProperty: true }));
  window.walked = [];
  addEventListener("focusin", ({ target }) => {
    const box = target.getClientRects()[0];
    const top = document.elementFromPoint(box.x + Math.min(box.width / 2, 20), box.y + box.height / 2);
    const { outlineStyle, outlineWidth } = getComputedStyle(target);
    window.walked.push({
      position: all.indexOf(target),
      html: target.outerHTML.slice(0, 120),
      covered: !(top && (target.contains(top) || top.contains(target))),
      marked: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    });
  });
  return all.length;
}"""

# Where the way to write to her is at the top, in the middle and at the end of the page, if not in view there.
AWAY = """() => [0, 0.5, 1].filter((part) => {
  scrollTo({ top: part * document.documentElement.scrollHeight, behavior: "instant" });
  const box = document.querySelector(".write").getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const inside = box.x >= 0 && box.y >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
  return !(inside && top?.matches(".write"));
})"""


def far_from_writing(visit: Visit) -> list[float]:
    """The way to write to her is in view, and nothing over it, wherever one has scrolled to; where it is not."""
    found: list[float] = visit.page.evaluate(AWAY)
    visit.page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    return found


def small_targets(visit: Visit) -> list[list[object]]:
    """WCAG 2.5.8: targets under 24 by 24 CSS pixels, with the menu and every question open."""
    visit.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    opens = visit.page.locator(".menu-button").is_visible()
    if opens:
        visit.page.click(".menu-button")
    found = visit.page.evaluate(TOO_SMALL)
    if opens:
        visit.page.keyboard.press("Escape")
    return found


def lost_on_the_way_of_tab(visit: Visit) -> list[str]:
    """WCAG 2.4.3, 2.4.11: Tab reaches every control once, from top to bottom; each is in view, uncovered, and outlined.

    The page is to be as it was opened, with nothing in focus.
    """
    page, before = visit.page, visit.page.viewport_size
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({**before, "height": 640})
    count = page.evaluate(WATCH)
    for _ in range(count):
        page.keyboard.press("Tab")
    walked = page.evaluate("walked")
    page.evaluate("document.activeElement.blur()")
    page.set_viewport_size(before)
    page.emulate_media(reduced_motion="no-preference")
    in_order = [control["position"] for control in walked] == list(range(count))
    astray = [] if in_order else [f"{count} controls", *(control["html"] for control in walked)]
    return astray + [control["html"] for control in walked if control["covered"] or not control["marked"]]
