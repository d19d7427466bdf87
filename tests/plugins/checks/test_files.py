"""Files that nobody reads."""

import pytest

PAGE = "Title: T\nDescription: D.\nSlug: t\n\nText."


IN_FOLDER = "Pages lie in the folder of their language (it, en, de), and their names end in .md."


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("t.md", IN_FOLDER),
        ("fr/t.md", IN_FOLDER),
        ("it/t.odt", IN_FOLDER),
        ("it/t.MD", "If it is a page, rename it to t.md."),
        ("it/t.Md", "If it is a page, rename it to t.md."),
        ("it/t.txt", "If it is a page, rename it to t.md."),
        ("it/t.md.txt", "If it is a page, rename it to t.md."),
        ("it/t.markdown", "If it is a page, rename it to t.md."),
        ("it/t.mdown", "If it is a page, rename it to t.md."),
        ("it/t.mkd", "If it is a page, rename it to t.md."),
        ("de/articles/t.Markdown", "If it is a page, rename it to t.md."),
        ("it/t.html", "“make import FILES=…” makes an article of it."),
        ("it/t.rst", IN_FOLDER),
    ],
)
def test_a_page_that_is_not_read_is_told(small_site, name, mend):
    """In the wrong folder, or with another ending; what to do depends on that."""
    built = small_site({name: PAGE})
    assert not built.refused
    [warning] = built.warnings
    assert f"content/{name}: Nobody reads this file. {mend}" in warning


@pytest.mark.parametrize("name", ["it/t.md~", "it/.t.md.swp", "it/#t.md#", "images/a.txt"])
def test_what_programs_leave_behind_is_let_alone(small_site, name):
    """And what lies with the pictures is read where a page names it."""
    assert small_site({name: PAGE}).warnings == []
