"""Compressed siblings."""

import gzip

import brotli

from plugins.delivery.compress import is_text, siblings


def test_siblings_hold_the_file_and_do_not_depend_on_the_day():
    """Made twice, they are the same bytes."""
    made = siblings("a.html", b"text " * 99)
    assert brotli.decompress(made["a.html.br"]) == gzip.decompress(made["a.html.gz"]) == b"text " * 99
    assert made == siblings("a.html", b"text " * 99)


def test_fonts_and_pictures_are_compressed_already():
    """As is what servers read themselves."""
    assert not any(map(is_text, ["a.woff2", "a.jpg", "_headers"]))
    assert all(map(is_text, ["a.html", "en/feed.atom", "sitemap.xml", "assets/site.0a.css"]))
