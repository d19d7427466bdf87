"""Smaller, and the same to the reader."""

import html5lib
import pytest

from plugins.delivery.minify import minify_css, minify_js, minify_page

PAGE = """<!doctype html>
<html lang="it"><head><meta charset="utf-8"><title>T</title></head>
<body><p>Un   po’ di <b>testo</b> <i>qui</i>,\u00a0e&nbsp;oltre: Grund\u00adstück &amp; più.</p>
<pre> a
   b</pre><textarea>
 c
 d</textarea><input type="text" name="a"><svg viewBox="0 0 1 1"><path d="M0 0"/></svg></body></html>"""


def test_a_page_reads_the_same():
    """The words, the spaces between them, and the attributes that style sheets ask for."""
    parsed = html5lib.parse(minify_page(PAGE), namespaceHTMLElements=False)
    paragraph = "".join(parsed.find(".//p").itertext())
    assert paragraph == "Un po’ di testo qui,\u00a0e\u00a0oltre: Grund\u00adstück & più."
    assert parsed.find(".//pre").text == " a\n   b"
    assert parsed.find(".//textarea").text == " c\n d"
    assert parsed.find(".//input").get("type") == "text"
    assert parsed.find(".//{http://www.w3.org/2000/svg}svg").get("viewBox") == "0 0 1 1"


@pytest.mark.parametrize(
    ("sheet", "small"),
    [
        (".a :hover { margin: 0 auto; }", ".a :hover{margin:0 auto}"),
        ("@layer a { .b { & > c { width: calc(1px + 2vw); } } }", "@layer a{.b{&>c{width:calc(1px + 2vw)}}}"),
        (":root { --a: 1rem; /* x */ }", ":root{--a:1rem}"),
    ],
)
def test_a_style_sheet_means_the_same(sheet, small):
    """Also inside layers and nested rules."""
    assert minify_css(sheet) == small


def test_a_script_loses_its_comments():
    """And nothing else."""
    assert minify_js(b"// x\nconst a = 1;\n\nconst b = `a  b`;\n") == b"const a=1;const b=`a  b`;"
