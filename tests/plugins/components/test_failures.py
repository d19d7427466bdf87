"""What Markdown, or an extension of it, fails at is told with its line."""

import pytest

from plugins.components import blocks
from plugins.components.block import Box

FRONT = "Title: T\nDescription: D.\nSlug: t\n\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'


class Broken(Box):
    """A block of another package, with a mistake."""

    NAME = "broken"

    def on_end(self, block):
        """Fail."""
        raise KeyError("colour")


def test_what_an_extension_fails_at_is_told_with_its_line(small_site, tmp_path, monkeypatch):
    """And the reason; all about it is kept for who can mend it. Other pages are told of, too."""
    monkeypatch.setitem(blocks.BLOCKS, "broken", Broken)
    text = "Uno.\n\n/// note\nx\n///\n\n/// broken\nx\n///\n\nDue.\n"
    built = small_site({"it/t.md": FRONT + text, "it/u.md": FRONT.replace("Slug: t", "Slug: u") + "{{ no.fact }}"})
    assert built.refused
    broken, other = built.errors
    assert "it/t.md:13: This cannot be made into a page (KeyError: 'colour'). Write it in another way, or" in broken
    assert "it/u.md:5: There is no fact" in other
    [report] = tmp_path.rglob("error.txt")
    assert str(report) in broken
    assert 'raise KeyError("colour")' in report.read_text(encoding="utf-8")


@pytest.fixture
def with_picture(small_site, tmp_path):
    """A function that builds a page with a picture, and something between braces behind it."""
    images = tmp_path / "content" / "images"
    images.mkdir()
    (images / "a.svg").write_text(SVG, encoding="utf-8")
    (images / "a.svg.toml").write_text('author = "Ada"\nown = true\n', encoding="utf-8")
    return lambda braces: small_site({"it/t.md": f"{FRONT}Testo.\n\n![A](../images/a.svg){braces}\n"})


@pytest.mark.parametrize(
    ("braces", "wrong"),
    [
        ("{ first=1 }", "“first” between braces means nothing to a picture. There are: decorative, class,"),
        ("{ self=1 }", "“self” between braces means nothing to a picture."),
        ("{ decorativ=1 }", "“decorativ” between braces means nothing to a picture. Did you mean “decorative”?"),
        ("{ sizes=1 }", "“sizes” between braces means nothing to a picture."),
        ("{ 1=2 }", "“1” between braces means nothing to a picture."),
    ],
)
def test_a_wrong_attribute_of_a_picture(with_picture, braces, wrong):
    """Its line, and what there is."""
    [error] = with_picture(braces).errors
    assert f"it/t.md:7: {wrong}" in error


def test_right_attributes_of_a_picture(with_picture):
    """They stand on the image; its own are replaced."""
    built = with_picture("{ .big #a title='X' width=4 data-x=y }")
    assert built.errors == []
    assert "<img alt=A class=big data-x=y fetchpriority=high height=9 id=a" in built.text("t/index.html")


@pytest.mark.parametrize("name", ["a" * 300, "../desk", "a/b", "a.b"])
def test_a_drawing_that_cannot_be_there(small_site, name):
    """Whatever it is called."""
    [error] = small_site({"it/t.md": FRONT + f"/// drawing | {name}\n///\n"}).errors
    assert f"it/t.md:5: There is no drawing “{name}”." in error


def test_a_picture_with_no_name_that_a_file_can_have(small_site):
    """A NUL."""
    [error] = small_site({"it/t.md": FRONT + "![a](%00.jpg)\n"}).errors
    assert "it/t.md:5: There is no picture" in error
