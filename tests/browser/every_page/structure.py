"""What a screen reader is told: landmarks, headings, names; and where every page leads."""

import re
from itertools import pairwise

from tests.browser.every_page.visits import Visit

NAMELESS = re.compile(r"^\s*- (?:link|button|textbox|combobox|navigation|form|img)(?: \[.*\])?:?$", re.M)
HEADINGS = """[...document.querySelectorAll("h1, h2, h3, h4")]
  .filter((heading) => heading.checkVisibility()).map((heading) => Number(heading.tagName[1]))"""
LINKS = "links => links.map(link => link.getAttribute('href'))"
ONWARD = "last => last.matches('form') || last.querySelector('a[href]') !== null"


def nameless(visit: Visit) -> list[str]:
    """Links, controls, landmarks and pictures without an accessible name."""
    return NAMELESS.findall(visit.page.locator("body").aria_snapshot())


def landmarks_but_one(visit: Visit) -> dict[str, int]:
    """One banner, main and footer a page: those of which there are none, or more."""
    roles = ("banner", "main", "contentinfo")
    return {role: count for role in roles if (count := visit.page.get_by_role(role).count()) != 1}


def skipped_headings(visit: Visit) -> list[int]:
    """One h1, which comes first, and no level skipped: the levels where that is not so."""
    levels = visit.page.evaluate(HEADINGS)
    good = levels[:1] == [1] and levels.count(1) == 1 and all(b - a <= 1 for a, b in pairwise(levels))
    return [] if good else levels or [0]


def help_in_another_place(visit: Visit) -> list[object]:
    """WCAG 3.2.6: the same menu on each page, the way to write to her last in it, and her address in the footer."""
    menu = visit.page.locator("#menu a").evaluate_all(LINKS)
    same = menu == visit.before.setdefault("menu", menu)
    last = menu[-1:] == [visit.site.address(visit.language, "contact")]
    addresses = visit.page.locator(".site-footer address").count()
    return ([] if same and last else ["menu", *menu]) + ([] if addresses == 1 else ["addresses", addresses])


def aimless_end(visit: Visit) -> bool:
    """The last thing in the content of each page is a link onward, or the form itself; where it is neither."""
    return not visit.page.locator("main > * > :not(template)").last.evaluate(ONWARD)
