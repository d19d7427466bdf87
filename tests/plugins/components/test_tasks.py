"""Lists of tasks."""

import re

import pytest

from tests.plugins.components.rendering import rendered
from tests.plugins.conftest import page


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("- [ ] a *b*", '<label><input disabled type="checkbox"> a <em>b</em></label>'),
        ("- [x] a", '<label><input checked disabled type="checkbox"> a</label>'),
        ("1. [X] a", '<label><input checked disabled type="checkbox"> a</label>'),
        ("- [ ] a\n\n- b", '<p><label><input disabled type="checkbox"> a</label></p>'),
        ("- [ ] a\n  - [x] b", '<ul>\n<li class="task"><label><input checked disabled type="checkbox"> b</label></li>'),
        ("Do:\n- [ ] a", '<label><input disabled type="checkbox"> a</label>'),
    ],
)
def test_a_task_has_a_box_whose_name_it_is(text, html):
    """That of one that is done is ticked; nobody can tick or clear it."""
    assert html in rendered(text)
    assert 'class="task"' in rendered(text)


@pytest.mark.parametrize("text", ["- []", "- [ ]", "- a [ ] b", "[ ] a", "- [y] a", "- [ ](/a)", "- `[ ] a`"])
def test_what_is_no_task(text):
    """A box without words, in a paragraph or in code, a link."""
    assert "<input" not in rendered(text)


LIST = "/// ticklist\n## First\n\n- [ ] a *b* {{ person.name }}\n- [x] c\n\n## Second\n\n- [ ] d\n///"


@pytest.fixture
def ticklist(small_site):
    """The HTML of a list to tick, on a page of a site."""
    built = small_site({"en/t.md": page("T", "t", LIST)}, MENU=[])
    assert built.errors == []
    return re.search(r"<form.*?</form>", built.text("en/t/index.html"), re.DOTALL)[0]


def test_a_list_to_tick_is_a_form(ticklist):
    """It is sent in the address of the endpoint with the language; each heading begins a group."""
    assert "action=/api/contact" in ticklist
    assert "method=post" not in ticklist
    assert re.search(r"<input (?=[^>]*name=language)(?=[^>]*value=en)(?=[^>]*type=hidden)", ticklist)
    assert ticklist.count("<fieldset>") == ticklist.count("<legend>") == 2
    assert ticklist.index("First") < ticklist.index("Second") < ticklist.index("<button")


def test_a_box_of_such_a_list_says_its_task(ticklist):
    """It can be ticked, and its value are the words that are shown, facts among them."""
    values = re.findall(r'<input (?=[^>]*name=task)[^>]*value=("[^"]*"|[^ >]*)', ticklist)
    assert [value.strip('"') for value in values] == ["a b [Nome e cognome]", "c", "d"]
    assert "disabled" not in ticklist
