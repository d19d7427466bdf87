"""Files that nobody reads."""

import pytest

PAGE = "Title: T\nDescription: D.\nSlug: t\n\nText."


@pytest.mark.parametrize("name", ["t.md", "fr/t.md", "it/t.MD", "it/t.txt", "it/t.md.txt"])
def test_a_page_that_is_not_read_is_told(small_site, name):
    """In the wrong folder, or with another ending."""
    built = small_site({name: PAGE})
    assert not built.refused
    [warning] = built.warnings
    assert f"content/{name}: Nobody reads this file. Pages lie in the folder" in warning


@pytest.mark.parametrize("name", ["it/t.md~", "it/.t.md.swp", "it/#t.md#", "images/a.txt"])
def test_what_programs_leave_behind_is_let_alone(small_site, name):
    """And what lies with the pictures is read where a page names it."""
    assert small_site({name: PAGE}).warnings == []
