"""What finished pages show, in sections."""

import pytest

from plugins.search.shown import Section, sections


def read(inside):
    """The sections of a page with this main part."""
    return sections(f"<html><body><nav>Menu</nav><main>{inside}</main><footer>Foot</footer></body></html>")


def test_only_the_main_part_is_read():
    assert read("<p>Text") == [Section("", "", ["Text"])]
    assert sections("<p>no main part") == []


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<h1 id=title>T</h1><p>a</p>", [Section("", "T", ["a"])]),
        ("<h2 id=x>X</h2><p>a</p><h3>Y</h3><p>b", [Section("x", "X", ["a"]), Section("", "Y", ["b"])]),
        ("<section id=s><p>0</p><h2>X</h2><p>a</section>", [Section("", "", ["0"]), Section("s", "X", ["a"])]),
        ("<section id=s><h2 id=x>X</h2></section><h2>Z</h2>", [Section("x", "X", []), Section("", "Z", [])]),
    ],
)
def test_a_heading_begins_a_section(inside, expected):
    """It is found by its own name, or by that of the part around it; the title by none."""
    assert read(inside) == expected


def test_a_line_is_what_stands_in_one():
    """Blocks and cells are apart, words within a line are not, and soft hyphens are none."""
    [section] = read("<p>a <b>b</b>c\nd<ul><li>e<li>f&shy;g</ul><table><tr><td>h<td>i</table>x<br>y &amp; z")
    assert section.lines == ["a bc", "d", "e", "fg", "h", "i", "x", "y & z"]


def test_what_nobody_sees_is_left_out():
    [section] = read("<p>a<script>b</script><style>c</style><svg><text>d</text></svg><div hidden>e<p>g</div><p>—<p>f")
    assert section.lines == ["a", "f"]
