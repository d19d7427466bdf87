"""Tags, headings and lists that browsers would show otherwise than meant."""

import pytest

PAGE = "Title: T\nDescription: D.\nSlug: t\n\nOne.\n\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<div>\n\nA.", "7: “<div>” lacks its counterpart. Write both"),
        ("A <b>b</b>.\n\nA <b>b.\n\nC.", "9: “<b>” lacks its counterpart."),
        ('A <a href="/">b.\n\nC.', "7: “<a>” lacks its counterpart."),
        ("A.\n\nB.</main>", "9: “</main>” lacks its counterpart."),
        ("- <i>a\n- b", "7: “<i>” lacks its counterpart."),
        ("A title\n=======", "7: The page has its title already. Begin this heading with ##."),
    ],
)
def test_what_would_spoil_the_page(small_site, text, sentence):
    """The build is refused, with the line."""
    built = small_site({"it/t.md": PAGE + text})
    assert built.refused
    assert [f"it/t.md:{sentence}" in error for error in built.errors] == [True]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("## A\n\n#### B *c*\n\nD.", "9: This heading leaves a level out. Begin it with ###."),
        ("### A & B\n\nC.", "7: This heading leaves a level out. Begin it with ##."),
        ("##\n\nA.", " A heading has no words."),
        ("Look:\n•\u00a0a", "8: This line looks like an item of a list and is none. Begin it with a hyphen"),
        ("•\u00a0a", "7: This line looks like an item of a list and is none."),
        ("-\u00a0a **b**", "7: This line looks like an item of a list and is none."),
    ],
)
def test_what_looks_otherwise_than_meant(small_site, text, sentence):
    """It is told, with the line, and stops nothing."""
    built = small_site({"it/t.md": PAGE + text})
    assert not built.refused
    assert any(f"it/t.md:{sentence}" in warning for warning in built.warnings), built.warnings


@pytest.mark.parametrize(
    "text",
    [
        "<p>A<br>b\n\n<div><img alt></div>",
        "- a\n- b\n\n* c",
        "## A\n\n### B\n\n#### C\n\n## D\n\n### E",
        "`<b>` and &lt;b&gt;, a < b",
        "- <b>a</b>\n\n    - b",
        "A\n– b\n3.\u00a0March",
        "<table><tr><td>a<td>b</table>",
        "    - code\n    <b>",
    ],
)
def test_what_is_right_is_let_alone(small_site, text):
    """Tags that end by themselves, lists, levels one by one, code."""
    built = small_site({"it/t.md": PAGE + text})
    told = [*built.errors, *built.warnings]
    assert [one for one in told if "counterpart" in one or "heading" in one or "item of" in one] == []
