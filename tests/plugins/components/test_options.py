"""The options of blocks are text."""

import pytest
from pymdownx.blocks.block import type_integer, type_string

from plugins.components import blocks
from plugins.components.block import Box
from plugins.components.options import Option, options_of, value_of
from plugins.components.tree import Tree

FRONT = "Title: T\nDescription: D.\nSlug: t\n\n"
TEXTS = {
    "A box: full of paper": "A box: full of paper",
    "yes": "yes",
    "2027-03-03": "2027-03-03",
    "12": "12",
    "null": "null",
    "@anna": "@anna",
    "- a": "- a",
    "[a], {b}": "[a], {b}",
    "# one": "# one",
    "100 % & more": "100\u00a0% & more",
    "*star*": "*star*",
    "`tick`": "`tick`",
    "%x !y": "%x !y",
    "a: b: c": "a: b: c",
    "'quoted: text'": "quoted: text",
    '"quoted: text"': "quoted: text",
    "{{ contact.vcard }} qui": "/contact.vcf qui",
    "two\n    lines here": "two lines here",
    "two\n      lines: here": "two lines: here",
    ">\n        below": "below",
    "|\n        below": "below",
}


@pytest.mark.parametrize(("written", "shown"), TEXTS.items())
def test_a_text_is_what_was_written(small_site, written, shown):
    """Whatever YAML would make of it; no line of the block is shown."""
    built = small_site({"it/t.md": FRONT + f"/// drawing | desk\n    alt: {written}\n\nSotto.\n///\n"})
    assert built.errors == []
    made = built.text("t/index.html")
    labels = [one.attributes.get("aria-label") for one in Tree(made).root.elements() if one.tag == "svg"]
    assert labels == [shown]
    assert "///" not in made
    assert "<figcaption><p>Sotto.</p></figcaption>" in made


def test_a_block_in_a_list_has_options_too(small_site):
    """They stand further to the right there."""
    text = "- Uno\n\n    /// drawing | desk\n        alt: Un tavolo: bianco\n    ///\n"
    made = small_site({"it/t.md": FRONT + text}).text("t/index.html")
    assert 'aria-label="Un tavolo: bianco"' in made
    assert "///" not in made


def test_options_after_each_other():
    """Each in its line, those that go on further to the right, until something else stands there."""
    lines = ["    alt: A box", "      full of: paper", "    id: x", "", "    text"]
    assert options_of(lines) == ([Option("alt", "A box full of: paper", 0), Option("id", "x", 2)], 3)
    assert options_of(["text", "    alt: x"]) == ([], 0)
    assert options_of(["  alt: x"]) == ([], 0)


class Counted(Box):
    """A block of another package, which wants a number."""

    NAME = "counted"
    OPTIONS = {"times": [1, type_integer], "text": ["", type_string]}  # noqa: RUF012 - pymdownx's way


def test_a_block_that_wants_a_number_is_given_one():
    """And refuses what is none."""
    assert value_of(Counted, Option("times", "12", 0)) == 12
    assert value_of(Counted, Option("text", "12", 0)) == "12"
    with pytest.raises(ValueError, match="integer"):
        value_of(Counted, Option("times", "often", 0))


def test_what_a_block_cannot_read_is_told(small_site, monkeypatch):
    """With its line, and what it was."""
    monkeypatch.setitem(blocks.BLOCKS, "counted", Counted)
    built = small_site({"it/t.md": FRONT + "/// counted\n    times: often\n\nx\n///\n"})
    [error] = built.errors
    assert "it/t.md:6: The block “counted” cannot read its option “times”: “often”. Mend it." in error
    built = small_site({"it/t.md": FRONT + "/// counted\n    times: 3\n\nx\n///\n"})
    assert "<section class=counted><p>x</p></section>" in built.text("t/index.html")
