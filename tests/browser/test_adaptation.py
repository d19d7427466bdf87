"""The pages yield to their reader: forced colours."""


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
