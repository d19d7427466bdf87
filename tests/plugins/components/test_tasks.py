"""Lists of tasks."""

import pytest

from tests.plugins.components.rendering import rendered


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
