"""Straight quotes in prose."""

import re

import pytest

from plugins.components.text_checks import has_straight_quotes

PAGE = "Title: T\nDescription: D.\nSlug: t\n\n"


@pytest.mark.parametrize("line", ["l'agenda", 'un "amico"', "**l'ora**", "Title: L'agenda"])
def test_straight_quotes_are_noticed(line):
    """In prose and in the front matter."""
    assert has_straight_quotes(line)


@pytest.mark.parametrize(
    "line",
    [
        "l’agenda",
        "«amico»",
        '<p class="a">x</p>',
        "`it's code`",
        '[x](y "title")',
        '    alt: "x"',
        "x {: #a title='b'}",
    ],
)
def test_what_is_not_prose_is_let_alone(line):
    """Tags, code, targets, options and attribute lists."""
    assert not has_straight_quotes(line)


def test_prose_that_looks_like_code(small_site):
    """Four spaces, or a tab, make code in Markdown; that is told with its line."""
    [warning] = [w for w in small_site({"it/t.md": PAGE + "A.\n\n\tB & C.\n"}).warnings if "code" in w]
    assert "it/t.md:7: This is shown like the code of a program" in warning


def test_the_warning_names_the_quotes_of_the_language(small_site):
    """Where marks are not set by themselves; it does not stop the build."""
    built = small_site({"de/t.md": PAGE + 'Ein "Freund".'}, SMART_TYPING=False)
    assert not built.refused
    assert any("de/t.md:5: A straight quotation mark" in warning and "„…“" in warning for warning in built.warnings)


SPOILT = """/// nothing | here
[a](b.md) [here](https://a.example) [c] (https://a.example) "d" {{ no.fact }} {{
<script src="https://a.example/"></script> <b> <img src=a.jpg>
[e]{lang=deutsch}
# Title
•\u00a0f"""


@pytest.mark.parametrize(
    "text",
    [
        f"```\n{SPOILT}\n\n{SPOILT}\n```",
        f"- a\n\n  ~~~ markdown\n  {SPOILT.replace(chr(10), chr(10) + '  ')}\n  ~~~",
        f"<!--\n{SPOILT}\n\n{SPOILT}\n-->",
        'A `[a](b.md)` ``{{ no.fact }} ` "`` `<script>\n<b>` <!-- [here](/a) "b" -->.',
        "> ```\n> [a](b.md) {{ no.fact }} <script>\n> ```",
    ],
)
def test_code_and_comments_are_let_alone(small_site, text):
    """Whatever stands there, in lists and quotations, too: it is shown as it is, or not at all."""
    built = small_site({"it/t.md": f"Title: T\nDescription: D.\nSlug: t\n\nOne.\n\n{text}\n\nTwo."})
    assert built.errors == []
    assert [one for one in built.warnings if re.search(r"it/t\.md:\d", one)] == []
