"""Addresses that stand in a text as they are."""

import pytest

from tests.plugins.components.rendering import rendered

WIKI = "https://de.wikipedia.org/wiki/Steuer_(Deutschland)"


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See https://a.example/b.", ["https://a.example/b"]),
        ("http://a.example, https://b.example/?c=d&e=f!", ["http://a.example", "https://b.example/?c=d&amp;e=f"]),
        (f"({WIKI})", [WIKI]),
        (f"{WIKI}.", [WIKI]),
        ("(see https://a.example/b.)", ["https://a.example/b"]),
        ("„https://a.example/b“ «https://c.example»", ["https://a.example/b", "https://c.example"]),
        ("https://a.example/b_c_d*e", ["https://a.example/b_c_d*e"]),
        ("www.a.example/b and **www.c.example**", ["https://www.a.example/b", "https://www.c.example"]),
        ("Write to anna.b+c@d.example.", ["mailto:anna.b+c@d.example"]),
        ("- https://a.example", ["https://a.example"]),
        ("<b>https://a.example</b>", ["https://a.example"]),
        ("<a href='/c'>d</a> https://a.example", ["https://a.example"]),
        ("| a |\n|---|\n| https://a.example |", ["https://a.example"]),
    ],
)
def test_they_become_links(text, links):
    """Without the signs of the sentence around them."""
    html = rendered(text)
    assert html.count("<a href=") == html.count("</a>")
    assert [part.partition('"')[0] for part in html.split('<a href="')[1:]] == links


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("`https://a.example`", "<p><code>https://a.example</code></p>"),
        ("[https://a.example](/b)", '<p><a href="/b">https://a.example</a></p>'),
        ("[a](https://b.example)", '<p><a href="https://b.example">a</a></p>'),
        ("<https://a.example>", '<p><a href="https://a.example">https://a.example</a></p>'),
        ('<a href="/b">www.a.example *c*</a>', '<p><a href="/b">www.a.example <em>c</em></a></p>'),
        ("\\https://", "<p>\\https://</p>"),
        ("a@b, @c and d@", "<p>a@b, @c and d@</p>"),
        ("wwww.a.example", "<p>wwww.a.example</p>"),
    ],
)
def test_nothing_else_does(text, html):
    """Code, what is a link already, what is no address."""
    assert rendered(text) == html
