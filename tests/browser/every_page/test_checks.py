"""Each check finds what it looks for where there is some."""

import pytest

from tests.browser.every_page import controls, growth, looks, stillness, structure
from tests.browser.every_page.visits import Visit

COVERED = '<a href="#a">a</a><div style="position: fixed; inset: 0; background: white"></div>'
WIDE = '<main><p style="width: 600px">a</p></main>'
CUT = '<main><p style="height: 20px; width: 200px; overflow: hidden">{}</p></main>'
MOVED = """const later = (steps) => steps ? requestAnimationFrame(() => later(steps - 1))
  : document.querySelector("i").style.height = "200px"; later(3)"""
FOCUS = "<style>:focus { outline: 2px solid }</style>"


@pytest.fixture
def visit_page(open_page, served_site):
    """A function that opens a page of this body, 360 pixels wide, after a script on it."""

    def visit_page(body="", script=""):
        page = open_page("about:blank", viewport={"width": 360, "height": 740}, bypass_csp=True, locale="fr-FR")
        visit = Visit(page, served_site, "it")
        visit.watch()
        html = f"<!doctype html><html lang=it><title>A</title>{FOCUS}<body>{body}<script>{script}</script>"
        page.route("**/broken/", lambda route: route.fulfill(content_type="text/html", body=html))
        visit.open(served_site.url + "/broken/")
        return visit

    return visit_page


@pytest.mark.parametrize(
    ("check", "body", "script"),
    [
        (stillness.too_many_requests, "".join(f'<img src="/{n}.png" alt="">' for n in range(6)), ""),
        (stillness.shifts, "<i style='display: block'></i><p>Text.</p>", MOVED),
        (stillness.motion_that_was_declined, '<a style="transition: color 1s">a</a>', ""),
        (stillness.motion_that_was_declined, "<p>a", "document.body.animate([{ opacity: 0 }], 9000)"),
        (stillness.motion_that_was_declined, "<style>:root { scroll-behavior: smooth }</style>", ""),
        (stillness.others_asked, '<img src="http://127.0.0.2:9/a.png" alt="">', ""),
        (stillness.traces, "", "document.cookie = 'a=1'"),
        (stillness.traces, "", "localStorage.a = 1"),
        (growth.sideways, WIDE, ""),
        (growth.lost_when_spaced, CUT.format("<a>a</a> " * 2 + "Wörter " * 3), ""),
        (growth.lost_when_twice_as_large, CUT.format("Wort"), ""),
        (growth.lost_when_zoomed_and_twice_as_large, CUT.format("Wort"), ""),
        (structure.nameless, '<a href="/"></a>', ""),
        (structure.landmarks_but_one, "<main></main><main></main>", ""),
        (structure.skipped_headings, "<h1>a</h1><h3>b</h3>", ""),
        (structure.skipped_headings, "<h2>a</h2><h1>b</h1>", ""),
        (structure.skipped_headings, "", ""),
        (structure.help_in_another_place, '<nav id="menu"><a href="/contatti/">a</a><a href="/">b</a></nav>', ""),
        (structure.aimless_end, "<main><div><a href='/'>a</a><p>The end.</p></div></main>", ""),
        (controls.small_targets, '<button style="width: 20px; height: 20px; padding: 0"></button>', ""),
        (controls.lost_on_the_way_of_tab, COVERED, ""),
        (controls.lost_on_the_way_of_tab, '<style>a:focus { outline: none }</style><a href="#a">a</a>', ""),
        (controls.lost_on_the_way_of_tab, '<a href="#a">a</a><button tabindex="1">b</button>', ""),
        (looks.axe_violations, '<p style="color: #ccc; background: white">a</p>', ""),
        (looks.italics_not_called, "<em>a</em>", ""),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_is_wrong_is_found(visit_page, check, body, script):
    """A page that holds just this."""
    assert check(visit_page(body, script))


def test_what_is_right_is_left_alone(visit_page):
    """A page on which nothing is wrong, but that it is no page of the site."""
    visit = visit_page("<main><h1>A</h1><div><p>Some <a href='/'>words</a>.</p></div></main>")
    for check in (stillness.shifts, stillness.too_many_requests, stillness.others_asked, stillness.traces):
        assert not check(visit)
    assert not growth.sideways(visit)
    assert not growth.lost_when_spaced(visit)
    assert not growth.lost_when_twice_as_large(visit)
    assert not structure.skipped_headings(visit)
    assert not structure.nameless(visit)
    assert not structure.aimless_end(visit)
    assert not controls.small_targets(visit)
    assert not controls.lost_on_the_way_of_tab(visit)
