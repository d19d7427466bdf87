"""Cards, lists and sheets in rows: nothing stands alone in a row, whatever the width; and pages have two edges."""

import pytest

WIDTHS = range(320, 1921, 40)
# What is laid out in rows.
GRIDS = [".digest ul", ".pains ul", ".why ul", ".words", ".voices", ".career > ol", ".fits", ".week"]
# What is laid out in columns, and its items.
COLUMNS = {".tasks ul": "li", ".ticklist": ".ticklist li"}
# Rows: what lies beside each other. The last one, when it holds one alone that leaves room, though others hold more.
ORPHANS = """selector => [...document.querySelectorAll(selector)].flatMap((grid) => {
  const boxes = [...grid.children].filter((item) => !item.matches("h2, p")).map((item) => item.getBoundingClientRect());
  const rows = [];
  for (const box of boxes) {
    if (rows.length && box.top < rows.at(-1)[0].bottom - 1) rows.at(-1).push(box);
    else rows.push([box]);
  }
  const counts = rows.map((row) => row.length);
  const fills = boxes.at(-1).width >= Math.max(...boxes.map((box) => box.right)) - boxes[0].left - 2;
  return counts.at(-1) === 1 && Math.max(...counts) > 1 && !fills ? [counts] : [];
})"""
# Columns: the items that begin equally far to the left. One that holds a single one, though others hold more.
LONELY = """([selector, items]) => [...document.querySelectorAll(selector)].flatMap((list) => {
  const counts = {};
  for (const item of list.querySelectorAll(items)) {
    const left = Math.round(item.getBoundingClientRect().left);
    counts[left] = (counts[left] ?? 0) + 1;
  }
  const found = Object.values(counts);
  return Math.min(...found) === 1 && Math.max(...found) > 1 ? [found] : [];
})"""
ALONE = "<ul style='display: grid; grid-template-columns: 1fr 1fr'><li>a<li>b<li>c</ul>"
# How far to the right what stands in a page reaches; what is as wide as its own words, or lies askew, has no edge.
EDGES = """() => {
  const parts = document.querySelectorAll(".letter > :is(p, ul, ol, dl, table, section, details, form, div)");
  const straight = [...parts].filter((part) => getComputedStyle(part).rotate === "none" && part.checkVisibility());
  const rights = straight.filter((part) => !part.matches(".kicker, .dateline, .back, .proof"))
    .map((part) => Math.round(part.getBoundingClientRect().right));
  return [...new Set(rights)];
}"""


@pytest.mark.parametrize("language", ["it", "de"])
@pytest.mark.parametrize("selector", GRIDS)
def test_nothing_stands_alone_in_its_row(open_page, served_site, language, selector):
    """Neither on a telephone nor on the widest screen."""
    name = selector.split()[0].removeprefix(".")
    page = open_page(next(one for one in served_site.pages(language) if f"class={name}>" in served_site.text(one)))
    assert page.locator(selector).count() > 0
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if orphans := page.evaluate(ORPHANS, selector):
            found[width] = orphans
    assert found == {}


@pytest.mark.parametrize("language", ["it", "de"])
@pytest.mark.parametrize("selector", COLUMNS)
def test_nothing_stands_alone_in_its_column(open_page, served_site, language, selector):
    """Neither a task nor a box to tick."""
    name = selector.split()[0].removeprefix(".")
    for address in [one for one in served_site.pages(language) if f"class={name}" in served_site.text(one)]:
        page = open_page(address)
        assert page.locator(selector).count() > 0
        found = {}
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if lonely := page.evaluate(LONELY, [selector, COLUMNS[selector]]):
                found[width] = lonely
        assert found == {}, address


def test_one_alone_is_seen(open_page):
    """What the tests above look for is seen where there is one."""
    page = open_page("about:blank")
    page.set_content(ALONE)
    assert page.evaluate(ORPHANS, "ul") == [[2, 1]]
    assert page.evaluate(LONELY, ["ul", "li"]) == [[2, 1]]


@pytest.mark.parametrize("width", [1280, 1920])
def test_pages_have_two_right_edges_at_most(open_page, served_site, width):
    """That of the text and that of the page: no third one competes with them."""
    page = open_page("/", viewport={"width": width, "height": 800})
    found = {}
    for address in served_site.kinds("en"):
        page.goto(address)
        edges = page.evaluate(EDGES)
        if len(edges) > 2:
            found[address] = edges
    assert found == {}
