"""Control characters: they come with copied text, nobody sees them, and no XML may hold them."""

import json
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ground.characters import CONTROL, without_controls
from ground.facts import Facts
from ground.toml_files import FactsError
from plugins.plan import Planned, made
from plugins.wellformed import Malformed, check
from tests.facts import write_facts

PAGE = "Title: {0}\nDescription: {0}\nSlug: t\nDate: 2026-01-01\n\n## {0}\n\n{0}\n\n/// faq | {0}\n{0}\n///\n"
CONTROLS = [*map(chr, range(9)), "\x0b", "\x0c", "\x1b", "\x1f", "\x7f", "\x85", "\x92", "\x9f", "\ufffe", "\uffff"]
SIMPLE = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


def assert_readable(built):
    """All that machines read of a site can be read."""
    for file in built.files():
        data = (built.output / file).read_bytes()
        if file.endswith((".atom", ".xml")):
            ElementTree.fromstring(data)
        if file.endswith((".json", ".webmanifest")):
            json.loads(data)
        if file.endswith((".html", ".atom", ".xml", ".json")):
            assert not CONTROL.search(data.decode()), file


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: f"{ord(control):04X}")
def test_a_control_character_is_left_out_and_told(small_site, control):
    """Wherever it stands; the line is named, and so is the character."""
    built = small_site({"it/articles/t.md": PAGE.format(f"A{control}b c")})
    assert built.errors == []
    told = [warning for warning in built.warnings if "Invisible" in warning]
    assert len(told) == 6
    assert f"articles/t.md:1: Invisible characters were left out of this line: U+{ord(control):04X}." in told[0]
    title = "A b c" if control.isspace() else "Ab c"
    assert f"<title>{title}</title>" in built.text("feed.atom")
    assert_readable(built)


@SIMPLE
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20))
def test_any_title(small_site, title):
    """Whatever she types, what is made of it can be read."""
    line = " ".join(title.split()) or "x"
    built = small_site({"it/articles/t.md": f"Title: A {line}\nDescription: D.\nSlug: t\nDate: 2026-01-01\n\nText.\n"})
    if not built.refused:
        assert_readable(built)


def test_what_separates_lines_separates_words():
    """A line break of Word is a space; tabs and ends of lines stay."""
    assert without_controls("a\x0bb\tc\nd\x00e") == "a b\tc\nde"


@pytest.mark.parametrize("value", [r"C:\fotos", r"C:\bilder", r"a\u0007b", "a\x85b", r"a\u0085"])
def test_an_escape_in_the_facts(tmp_path, value):
    """A backslash that TOML takes for a control character is told with its line."""
    with pytest.raises(FactsError, match="invisible character") as refused:
        write_facts(tmp_path, {'name = "[Nome e cognome]"': f'name = "{value}"'})
    lines = (tmp_path / "site.toml").read_text().split("\n")
    assert lines[refused.value.line - 1].startswith("name =")


def test_an_escape_beside_a_picture(small_site, tmp_path):
    """There, too, in its own line."""
    from tests.plugins.test_names import small_picture

    (tmp_path / "content" / "images").mkdir()
    (tmp_path / "content" / "images" / "a.png").write_bytes(small_picture())
    (tmp_path / "content" / "images" / "a.png.toml").write_text('own = true\nauthor = "A\\bda"\n')
    [error] = small_site({"it/t.md": "Title: T\nDescription: D.\nSlug: t\n\n![a](../images/a.png)\n"}).errors
    assert "images/a.png.toml:2: “\\” makes an invisible character here. Write “/” or “\\\\” in its place." in error


def test_facts_with_accents_in_two_parts(tmp_path):
    """They are in one."""
    facts = write_facts(tmp_path, {'name = "[Nome e cognome]"': 'name = "Jose\u0301"'})
    assert facts.value("person.name") == Facts(tmp_path).value("person.name") == "José"


GOOD = {
    "a.xml": b"<a/>",
    "feed.atom": b"<?xml version='1.0'?><a>\xc3\xa8</a>",
    "a.json": b"[1]",
    "home/manifest.webmanifest": b"{}",
    "a.html": b'<p>x<script type="application/ld+json">{"a":"b"}</script><script type=application/ld+json>[]</script>',
    "a.txt": b"\x00",
    "empty.xml": b"",
}
BAD = {
    "a.xml": b"<a>\n<b></a>",
    "b.xml": b"<a>\x08</a>",
    "feed.atom": b"<a>&nbsp;</a>",
    "a.svg": b"<svg>",
    "a.json": b'{"a": 1,}',
    "a.webmanifest": b"{",
    "a.html": b"<script type=application/ld+json>{</script>",
    "latin.json": b'"\xe8"',
}


@pytest.mark.parametrize("file", GOOD)
def test_what_can_be_read(file):
    """And what is not for machines."""
    check(file, GOOD[file])


@pytest.mark.parametrize("file", BAD)
def test_what_cannot_be_read(file):
    """It is never made, so never written."""
    with pytest.raises(Malformed) as refused:
        made(Planned(file, lambda: BAD[file]))
    assert (refused.value.file, refused.value.line) == (file, 2 if file == "a.xml" else 1)


def test_a_template_that_spoils_a_feed(small_site, tmp_path):
    """Nothing is written."""
    built = small_site()
    before = built.text("feed.atom")
    (tmp_path / "theme" / "templates" / "feed.atom").write_text("<feed>&nbsp;</feed>")
    with pytest.raises(Malformed):
        small_site()
    assert built.text("feed.atom") == before
