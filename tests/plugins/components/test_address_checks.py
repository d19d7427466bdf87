"""Addresses that cannot lead anywhere, whatever the site has."""

import pytest

from plugins.components import address_checks
from plugins.components.recorder import record
from plugins.components.tree import Tree
from tests.plugins.components.conftest import told

WRONG = {
    '<a href="contact.md">x</a>': "error 3: The link contact.md would not work on the site. Write {filename}contact.md",
    '<a href="www.anna.it">x</a>': "error 3: The link www.anna.it would not work on the site. Write https://www.anna",
    '<a href="anna.it/a">x</a>': "error 3: The link anna.it/a would not work on the site. Write https://anna.it/a",
    '<a href="anna@anna.it">x</a>': "error 3: The link anna@anna.it would not work on the site. Write mailto:anna@",
    '<a href="../images/a.pdf">x</a>': "error 3: The link ../images/a.pdf would not work on the site. Begin it with",
    '<a href="">x</a>': "error 3: A link without an address leads nowhere.",
    '<a href="#">x</a>': "warning 3: A link to # alone leads to the top of the page",
    '<a href="https://">x</a>': "error 3: The address https:// is not whole.",
    '<a href="https:/anna.it">x</a>': "error 3: The address https:/anna.it is not whole.",
    '<a href="https://anna">x</a>': "error 3: The address https://anna is not whole.",
    '<a href="http://a b.it/">x</a>': "error 3: The address http://a b.it/ is not whole.",
    '<a href="htps://anna.it">x</a>': "error 3: The link htps://anna.it would not work on the site.",
    '<a href="http://localhost:8000/a/">x</a>': "error 3: The link http://localhost:8000/a/ leads to your own",
    '<a href="localhost:8000">x</a>': "error 3: The link localhost:8000 leads to your own computer",
    '<a href="file:///home/a.pdf">x</a>': "error 3: The link file:///home/a.pdf leads to your own computer",
    '<a href="C:\\a.pdf">x</a>': "error 3: The link C:\\a.pdf leads to your own computer",
    '<a href="mailto:">x</a>': "error 3: The link mailto: names nobody to write to.",
    '<a href="mailto:?subject=a">x</a>': "error 3: The link mailto:?subject=a names nobody to write to.",
    '<a href="tel:">x</a>': "error 3: The link tel: names no number to call.",
    '<a href="javascript:alert(1)">x</a>': "error 3: Browsers are told not to obey “javascript:” in a page",
    '<a href="java\tscript:alert(1)">x</a>': "error 3: Browsers are told not to obey “javascript:” in a page",
    '<a href="data:text/html,a">x</a>': "error 3: Browsers are told not to obey “data:” in a page",
    '<map><area href="nowhere.md"></map>': "error 3: The link nowhere.md would not work",
    '<blockquote cite="www.anna.it">x</blockquote>': "error 3: The link www.anna.it would not work",
    '<form action="send.php"></form>': "error 3: The link send.php would not work",
    '<button formaction="send.php">x</button>': "error 3: The link send.php would not work",
    "<a\n  href='contact.md'>x</a>": "error 4: The link contact.md would not work",
    '<a href="contact.md"><img alt="x" src="/a.jpg"></a>': "error 3: The link contact.md would not work",
    '<a href="/a/">Clicca qui</a>': "warning 3: The words of this link do not say where it leads",
}
RIGHT = [
    "https://anna.it",
    "http://anna.it:8080/a?b=c#d",
    "https://bücher.example/",
    "https://[2001:db8::1]/",
    "//anna.it/a",
    "mailto:anna@anna.it?subject=Ciao",
    "mailto:[your address]",
    "tel:+39 06 12",
    "sms:+3906",
    "whatsapp://send",
    "signal:a",
    "{filename}contact.md",
    "{static}/images/a.pdf",
    "#place",
    "/contact/",
]


def checked(source_of, written, html):
    """What is told of HTML that came of a text."""
    source, tree = source_of(f"Title: T\n\n{written}"), Tree(html)
    address_checks.check(source, record(html, tree, source.places, ()), tree)
    return told(source)


@pytest.mark.parametrize(("html", "found"), WRONG.items())
def test_an_address_that_cannot_work(source_of, html, found):
    """It is told at its line, with what to write instead."""
    [one] = checked(source_of, html, html)
    assert one.startswith(found)


@pytest.mark.parametrize("address", RIGHT)
def test_an_address_that_may_work(source_of, address):
    """Of another site, of a person; or of this site, which is looked at when all of it is known."""
    assert checked(source_of, f"[x]({address})", f'<a href="{address}">my words</a>') == []


@pytest.mark.parametrize(
    ("written", "html", "line"),
    [
        ("[x]({filename}contact.md)\n\n[me][c]\n\n[c]: contact.md", '<a href="contact.md">me</a>', 7),
        ("See contact.md.\n\n[a\nb](contact.md)", '<a href="contact.md">a b</a>', 6),
        ("foo()\n\n[a]()", '<a href="">a</a>', 5),
        ("`[a](x.md)`\n\n[a](x.md)", '<a href="x.md">a</a>', 5),
        ("[a [b] c](x.md)", '<a href="x.md">a [b] c</a>', 3),
    ],
)
def test_the_line_is_that_of_the_address(source_of, written, html, line):
    """Also where it stands apart from the words, or within another address before."""
    [one] = checked(source_of, written, html)
    assert one.startswith(f"error {line}:")


def test_the_address_of_a_credit_is_followed(source_of):
    """Its line is that of the front matter."""
    source = source_of("Title: T\nPicture-Source: www.anna.it\n\nText.")
    html = '<figcaption><a href="www.anna.it">Anna</a></figcaption>'
    tree = Tree(html)
    address_checks.check(source, record(html, tree, source.places, ()), tree)
    [one] = told(source)
    assert one.startswith("error 2: The link www.anna.it would not work on the site. Write https://www.anna.it")
