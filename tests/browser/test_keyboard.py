"""The keyboard alone: each control is reached, in reading order, seen, never hidden (WCAG 2.4.3, 2.4.11)."""

import pytest

# What Tab reaches, in the order of the document; then what was true of each when it had the focus.
WATCH = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((control) => control.tabIndex >= 0 && control.checkVisibility({ visibilityProperty: true }));
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


@pytest.mark.parametrize(("language", "width"), [("it", 360), ("en", 1280), ("de", 360)])
def test_tab_walks_through_every_page(open_page, served_site, language, width):
    """Tab reaches every control once, from top to bottom; each is in view, uncovered, and outlined."""
    page = open_page("/", viewport={"width": width, "height": 640}, reduced_motion="reduce")
    wrong = []
    for address in served_site.kinds(language):
        page.goto(address)
        count = page.evaluate(WATCH)
        for _ in range(count):
            page.keyboard.press("Tab")
        walked = page.evaluate("walked")
        if [control["position"] for control in walked] != list(range(count)):
            wrong.append((address, count, [control["html"] for control in walked]))
        wrong += [(address, one["html"]) for one in walked if one["covered"] or not one["marked"]]
    assert wrong == []
