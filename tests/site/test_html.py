"""The HTML of every page follows the standard, as far as html5lib and a short table can tell."""

import html5lib
import pytest
from html5lib.constants import E as SENTENCES

from ground.published import read_published
from tests.site.conftest import Page

LANGUAGES = ["it", "en", "de"]
# What may stand directly in these, where not anything may (https://html.spec.whatwg.org).
CHILDREN = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd", "div"},
    "table": {"caption", "thead", "tbody", "tfoot"},
    "tr": {"th", "td"},
    "picture": {"source", "img"},
    "select": {"option", "optgroup"},
}
# Where only text and what stands in a line of it may be …
PHRASING = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "span",
    "b",
    "i",
    "em",
    "strong",
    "mark",
    "label",
    "button",
}
# … and these are no such thing.
BLOCKS = {"address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer"}
BLOCKS |= {"form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre"}
BLOCKS |= {"section", "table", "ul"}
# What one can press or fill in holds no other such thing.
INTERACTIVE = {"a", "button", "details", "input", "label", "select", "textarea"}
HOLDS_NONE = {"a": INTERACTIVE, "button": INTERACTIVE, "label": {"label", "a", "button"}, "form": {"form"}}
# Attributes that name the id of another element.
REFERENCES = ("for", "popovertarget", "aria-labelledby", "aria-describedby", "aria-controls", "list", "form")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_has_a_parse_error(site, language):
    """Neither a page of the site nor the frame around the endpoint’s answers."""
    texts = {address: site.text(address) for address in site.pages(language)}
    texts["frame"] = read_published(site.var / "preview" / "published").frames[language]
    wrong = {}
    for address, text in texts.items():
        parser = html5lib.HTMLParser()
        parser.parse(text)
        if parser.errors:
            wrong[address] = [(place, SENTENCES[code] % about) for place, code, about in parser.errors]
    assert wrong == {}


def misplaced(page):
    """The pairs of elements of a page of which the second must not stand in the first."""
    for element in page.tree.iter():
        inside = {e.tag for e in element.iter() if e is not element and isinstance(e.tag, str)}
        children = {child.tag for child in element if isinstance(child.tag, str)}
        wrong = children - CHILDREN.get(element.tag, children) - {"script", "template"}
        wrong |= inside & HOLDS_NONE.get(element.tag, set())
        wrong |= inside & BLOCKS if element.tag in PHRASING else set()
        yield from ((element.tag, tag) for tag in wrong)


def test_everything_stands_where_it_may(pages):
    """Items in lists, cells in rows, no block in a line of text, no link in a link."""
    assert {address: found for address, page in pages.items() if (found := {*misplaced(page)})} == {}


def test_what_is_referred_to_is_there(pages):
    """A label has its field, a button what it opens, a field its hint."""
    lost = set()
    for address, page in pages.items():
        for element in page.tree.iter():
            for name in REFERENCES:
                lost |= {(address, name, id) for id in element.get(name, "").split() if id not in page.ids}
    assert lost == set()


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<ul><li>a<ul><li>b</ul></ul><p>c <em>d</em></p>", set()),
        ("<ul><p>a</p></ul>", {("ul", "p")}),
        ("<span><div>a</div></span>", {("span", "div")}),
        ("<a href=/><b><button>a</button></b></a>", {("a", "button")}),
    ],
)
def test_what_is_misplaced_is_found(html, found):
    """However deep it lies."""
    assert {*misplaced(Page("/", f"<!doctype html>{html}"))} == found
