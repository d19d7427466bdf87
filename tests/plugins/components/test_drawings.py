"""Drawings inside the page."""

from pathlib import Path

from plugins.components.drawings import described, read_drawing

THEME = Path(__file__).parents[1] / "theme"


def test_a_drawing_with_a_text_is_an_image():
    """Its text is escaped, and what only a file of its own needs is gone."""
    assert described(read_drawing(THEME, "desk"), 'A "desk"', "drawing") == (
        '<svg class="drawing" role="img" aria-label="A &#34;desk&#34;" focusable="false" viewBox="0 0 2 2" '
        'xmlns="http://www.w3.org/2000/svg"><path class="ink" d="M0 0L2 2"/></svg>'
    )


def test_a_drawing_without_one_is_decoration():
    """It is hidden from those who do not see it."""
    assert described(read_drawing(THEME, "desk"), css_class="drawing").startswith(
        '<svg class="drawing" aria-hidden="true" focusable="false" '
    )
