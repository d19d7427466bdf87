"""What a screen reader is told: landmarks, headings, names, and help that is always in the same place."""

import re
from itertools import pairwise

import pytest

LANGUAGES = ["it", "en", "de"]
NAMELESS = re.compile(r"^\s*- (?:link|button|textbox|combobox|navigation|form|img)(?: \[.*\])?:?$", re.M)
HEADINGS = """[...document.querySelectorAll("h1, h2, h3, h4")]
  .filter((heading) => heading.checkVisibility()).map((heading) => Number(heading.tagName[1]))"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_has_a_name(open_page, served_site, language):
    """No link, control, landmark or picture of any page is without an accessible name."""
    page = open_page("/", viewport={"width": 1280, "height": 800})
    nameless = {}
    for address in served_site.kinds(language):
        page.goto(address)
        if found := NAMELESS.findall(page.locator("body").aria_snapshot()):
            nameless[address] = found
    assert nameless == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_built_alike(open_page, served_site, language):
    """One banner, main and footer a page; one h1; no heading level skipped."""
    page = open_page("/")
    for address in served_site.kinds(language):
        page.goto(address)
        for role in ("banner", "main", "contentinfo"):
            assert page.get_by_role(role).count() == 1, (address, role)
        levels = page.evaluate(HEADINGS)
        assert levels.count(1) == 1, address
        assert levels[0] == 1, address
        assert all(b - a <= 1 for a, b in pairwise(levels)), (address, levels)


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_is_always_in_the_same_place(open_page, served_site, language):
    """WCAG 3.2.6: the way to write to her stands last in the menu, and her address in the footer."""
    page = open_page("/", viewport={"width": 1280, "height": 800})
    places = set()
    for address in served_site.kinds(language):
        page.goto(address)
        menu = page.locator("#menu a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        places.add((menu.index(served_site.address(language, "contact")), len(menu)))
        assert page.locator(".site-footer address").count() == 1
    assert len(places) == 1


def test_the_tree_of_the_contact_page(open_page, served_site):
    """The form as it is announced: its name, each field with its name, state and hint, the button."""
    page = open_page(served_site.address("en", "contact") + "travel/", viewport={"width": 1280, "height": 800})
    tree = page.locator("form.enquiry").aria_snapshot()
    for line in (
        'textbox "Your name"',
        'textbox "Your email address"',
        'textbox "Your message"',
        'combobox "What it is about (optional)"',
        'option "Meetings and business trips" [selected]',
        'textbox "Your telephone number (optional)"',
        'button "Send"',
    ):
        assert line in tree
    assert "website" not in tree.lower()  # the trap for robots is hidden from people
