"""The HTML of a page as a tree, its addresses cut out."""

import pytest

from plugins.components.tree import Tree


@pytest.mark.parametrize(
    ("html", "addresses"),
    [
        ("<a href=\"a\">x</a><img src=b><q cite='c'>y</q>", ["a", "b", "c"]),
        ('<form action="a"><button formaction="b">x</button></form>', ["a", "b"]),
        ('<a title="href=x" data-href="y" href="z">x</a>', ["z"]),
        ('<a\n  HREF = "a"\n>x</a>', ["a"]),
        ('<a href="">x</a><a href>y</a>', [""]),
        ('<svg><use xlink:href="#a"/></svg>', ["#a"]),
        ("<code>&lt;a href=x></code><!-- <a href=y> -->", []),
    ],
)
def test_addresses_are_cut_out_of_the_tags(html, addresses):
    """Those of attributes that lead somewhere; put back, they make the same page."""
    tree = Tree(html)
    assert [one.written for one in tree.addresses] == addresses
    first, *more = tree.parts
    assert first + "".join(one.written + part for one, part in zip(tree.addresses, more, strict=True)) == html


def test_an_address_knows_its_element():
    """And the name of the attribute that holds it."""
    [one] = Tree('<area alt="A" href="a">').addresses
    assert (one.element.tag, one.attribute) == ("area", "href")
