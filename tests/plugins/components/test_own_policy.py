"""What browsers would not obey in a page, because the site's own policy forbids it."""

import pytest

from contact_api.security_headers import security_headers
from plugins.components import own_policy
from plugins.components.tree import Tree
from tests.plugins.components.conftest import told

BLOCKED = {
    '<p style="color: red">x</p>': "<p style",
    '<p\n  style="color: red">x</p>': "<p style",
    '<td style="text-align: right">x</td>': "<td style",
    '<a href="/a/" onclick="a()">x</a>': "<a onclick",
    '<a href="/a/"\n  ONCLICK="a()">x</a>': "<a onclick",
    "<script>a</script>": "<script",
    '<SCRIPT src="/a.js"></SCRIPT>': "<script",
    '<iframe src="https://a.test/"></iframe>': "<iframe",
    '<embed src="/a.pdf">': "<embed",
    '<object data="/a.pdf"></object>': "<object",
    "<style>p { color: red }</style>": "<style",
    '<link rel="stylesheet" href="https://a.test/font.css">': "<link",
    '<base href="/a/">': "<base",
    '<meta http-equiv="refresh" content="0; url=/a/">': "<meta",
    '<form action="https://a.test/send"></form>': "<form action",
    '<form action="//a.test/send"></form>': "<form action",
    '<input type="submit" formaction="https://a.test/send">': "<input formaction",
    '<table background="https://a.test/a.jpg"></table>': "<table background",
    '<svg><image href="https://a.test/a.jpg"/></svg>': "<image href",
    '<svg><use xlink:href="https://a.test/a.svg#b"/></svg>': "<use xlink:href",
}
LET = [
    '<p class="big" title="style=a onclick=b">x</p>',
    '<a href="https://a.test/">x</a>',
    '<form action="/api/contact" method="post"></form>',
    '<form action="/cerca/"></form>',
    '<svg><use href="#a"/></svg>',
    "<code>&lt;script&gt;</code>",
    "<!-- <script> -->",
    '<meta name="a" content="b">',
    '<picture><source srcset="/assets/pictures/a.webp 1w"><img src="/assets/pictures/a.jpg" alt="A"></picture>',
    '<img src="" alt="A">',
]


@pytest.mark.parametrize(("html", "part"), BLOCKED.items())
def test_what_browsers_would_not_obey(source_of, html, part):
    """It is told at its line, however it is written."""
    source = source_of(f"Title: T\n\n{html}")
    own_policy.check(source, Tree(html))
    [one] = told(source)
    line = 3 + html.count("\n")
    assert one.startswith(f"error {line}: Browsers are told not to obey “{part}” in a page of this site.")


@pytest.mark.parametrize("html", LET)
def test_what_they_obey(source_of, html):
    """What is the site's own, and what only resembles a mistake."""
    source = source_of(f"Title: T\n\n{html}")
    own_policy.check(source, Tree(html))
    assert told(source) == []


@pytest.mark.parametrize(
    "html",
    [
        '<img src="https://a.test/a.jpg" alt="A">',
        '<video poster="https://a.test/a.jpg"></video>',
        '<img srcset="/a.jpg 1x, https://a.test/b.jpg 2x" alt="A">',
        '<img src="data:image/png;base64,AA" alt="A">',
    ],
)
def test_pictures_from_elsewhere(source_of, html):
    """They would not be shown, and pass by the site besides."""
    source = source_of(f"Title: T\n\n{html}")
    own_policy.check(source, Tree(html))
    assert len(told(source)) == 2
    assert all(one.startswith("error 3:") for one in told(source))


def test_the_policy_is_as_strict_as_it_is_taken_for():
    """Whoever loosens it finds here what need no longer be told."""
    policy = dict(one.split(" ", 1) for one in security_headers()["Content-Security-Policy"].split("; "))
    own = ("style-src", "script-src", "img-src", "font-src", "form-action")
    assert {name: policy[name] for name in own} == dict.fromkeys(own, "'self'")
    assert policy["default-src"] == policy["base-uri"] == "'none'"
