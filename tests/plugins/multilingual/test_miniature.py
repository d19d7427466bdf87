"""A specimen in small."""

from plugins.multilingual.miniature import miniature

SHEET = (
    '<h1 id="x">T</h1><section class="specimen"><h2 id="a">A</h2><p>See <a href="/b/">B</a>.</p>'
    '<section class="timeline"><h3 id="c">C</h3></section></section><section class="week">After.</section>'
)


def test_nothing_in_it_can_be_followed_or_linked_to():
    """Its links are words, its headings paragraphs, its anchors gone; what stands around it is left out."""
    assert miniature(SHEET) == (
        '<section class="specimen"><p class="h2">A</p><p>See B.</p>'
        '<section class="timeline"><p class="h3">C</p></section></section>'
    )


def test_a_page_without_a_specimen_has_none():
    """It is empty then."""
    assert miniature("<p>Text.</p>") == ""
