"""The text of an article: what becomes of each thing that the site cannot take as it is."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.importing.article import Article
from desk.importing.bodies import Body, Targets
from desk.importing.html_text import markdown_of

NO_FACT = re.compile(r"\{\{|\}\}|\{ *[a-z_]+\.[a-z_]+ *\}")


def article(text, name="a.md", is_html=False):
    """An article of this text."""
    return Article(file=Path(name), source=text, text=text, title="T", slug="t", is_html=is_html)


def made(text, name="a.md"):
    """What becomes of a text; every file is there but those that are called “gone”."""
    targets = Targets(
        lambda address: "" if "gone" in address else address, lambda one: "" if "gone" in one else f"../../images/{one}"
    )
    one = article(text, name)
    return Body(one, targets).made(text), one.told


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("[a](b.md)", "[a](b.md)"),
        ("[a](gone.md) b", "a b"),
        ('[a [b] c](x "t")', '[a [b] c](x "t")'),
        ("[![b](c.png)](d.md)", "[![b](../../images/c.png)](d.md)"),
        ("[![b](gone.png)](d.md)", ""),
        ("[a](x_(y))", "[a](x_(y))"),
        ("[a] (https://example.org)", "[a](https://example.org)"),
        ("[a][b] and [b]\n\n[b]: c.md", "[a](c.md) and [b](c.md)"),
        ("[a][none] [c]", "a [c]"),
        ("a[^1]\n\n[^1]: note", "a[^1]\n\n[^1]: note"),
        ("- [ ] a\n- [x] b", "- [ ] a\n- [x] b"),
        ("![a](b.png)", "![a](../../images/b.png)"),
        ("![](b.png)", "![](../../images/b.png){ decorative }"),
        ("a ![b](gone.png) c", "a  c"),
        ('<img alt="a" src="b.png">', "![a](../../images/b.png)"),
        ('<a href="gone.md" onclick="x()">a</a>', '<a href="#">a</a>'),
        ('<p style="color: red">a</p>', "<p>a</p>"),
        ("<b>a", "a"),
        ("a <script>b</script> c", "a b c"),
        ('<iframe src="https://example.org/a"></iframe>', "<https://example.org/a>"),
        ("<https://example.org/a>", "<https://example.org/a>"),
        ("a < b > c", "a < b > c"),
        ("<!--more-->\na", "a"),
        ("<!-- a\nb --> c", " c"),
        ("# A\n\n## B", "## A\n\n### B"),
        ("## A\n\n### B", "## A\n\n### B"),
        ("{% raw %}a{% endraw %}", "a"),
        ('{{< figure src="b.png" alt="a" caption="c" >}}', '![a](../../images/b.png "c")'),
        ('[a]({{< ref "b.md" >}})', "[a](b.md)"),
        ("[a]({% link b.md %})", "[a](b.md)"),
        ("[a]({{ site.baseurl }}/b)", "[a](/b)"),
        ("[a]({filename}b.md)", "[a](b.md)"),
        ("[a](|filename|b.md)", "[a](b.md)"),
        ("a {{ b }} c {% d %} e {{< f >}} g {{", "a  c  e  g "),
        ("`{% a %} [b](gone.md)`", "`{% a %} [b](gone.md)`"),
        ("```\n[b](gone.md)\n<script>\n# c\n```", "```\n[b](gone.md)\n<script>\n# c\n```"),
        ("{% highlight c %}\na\n{% endhighlight %}", "```c\na\n```"),
        ('a\n{: style="x"}', "a\n"),
        ("[TOC]\n\na", "a"),
        ("// a\n/// b", "&#47;/ a\n&#47;// b"),
    ],
)
def test_a_piece_of_text(text, result):
    """Comes out as the site can take it."""
    assert made(text)[0] == result.strip("\n")


@pytest.mark.parametrize(
    "text",
    ["[a](gone.md)", "![a](gone.png)", "{{ a }}", "{% a %}", "<script>", "<!-- a -->", "[a][none]", "![](b.png)"],
)
def test_what_is_lost_is_told(text):
    """With the line."""
    assert [sentence.startswith("a.md:3: ") for sentence in made(f"x\n\n{text}")[1]] == [True]


@pytest.mark.parametrize(
    ("html", "result"),
    [
        ("<p>a * b _c_ [d] 1. e</p>", "a \\* b \\_c\\_ \\[d\\] 1. e"),
        ("<p>1. a</p><p># b</p><p>- c</p><p>&gt; d</p>", "1\\. a\n\n\\# b\n\n\\- c\n\n\\> d"),
        ("<p>a &lt;b&gt; &amp;amp; c &amp; d {{ e }}</p>", "a &lt;b> &amp;amp; c & d &#123;&#123; e }}"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n  - b"),
        ("<h2>a</h2><p>b<br>c</p>", "## a\n\nb  \nc"),
        ('<figure><img src="a.png" alt="b"><figcaption>c "d"</figcaption></figure>', '![b](a.png "c \\"d\\"")'),
        ("[gallery ids='1']<p>[sic] a</p>", "\\[sic\\] a"),
        ("<pre><code class='language-py'>a  *b*\n</code></pre>", "```py\na  *b*\n```"),
        ("<script>a</script><style>b</style><p>c</p>", "c"),
        ('<iframe src="//example.org/a"></iframe>', "<https://example.org/a>"),
    ],
)
def test_a_piece_of_html(html, result):
    """Becomes Markdown that says the same."""
    assert markdown_of(article(html, is_html=True)) == result


PIECES = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            ["[", "](", ")", "![", "{{", "}}", "{%", "%}", "<", ">", "<b>", "`", "```\n", "\n", "# ", "<!--", "-->"]
        ),
        st.sampled_from(["<script>", " style=", ' onclick="x"', "<img src=", "[a](b)", "[a]: b\n", "///", "\\", '"']),
    ),
    max_size=25,
).map("".join)


@settings(max_examples=300)
@given(PIECES)
def test_whatever_stands_there(text):
    """Nothing fails, and outside of code nothing is left that would stop the build."""
    result, _ = made(text)
    if "`" not in result and "~~~" not in result:
        assert not NO_FACT.search(result.replace("{ decorative }", "")) or "." in result
        assert not re.search(r"<script\b", result)


@settings(max_examples=150)
@given(PIECES)
def test_whatever_html_there_is(text):
    """Becomes some Markdown."""
    markdown_of(article(text, is_html=True))


def seconds(text):
    """How long a text takes."""
    started = time.process_time()
    made(text)
    return time.process_time() - started


MUCH = (
    *("[", "[a](", "![", "![a](b ", "](", "{{ ", "{% ", "{{< figure ", "<a ", "<b>", "<!--", "<!-- a -->", "`", "``a"),
    *("[a][b] ", "{: ", "[a]: b\n", "(", "a\n", "```a\n", "~~~\n", "{% highlight a %}", "/// ", "# a\n", "'", '="'),
    *("\\", "\n\n", "[[", "|filename|"),
)


@pytest.mark.parametrize("piece", MUCH)
def test_much_is_made_in_proportion(piece):
    """Five times as much takes about five times as long."""
    assert seconds(piece * 10_000) < 15 * max(seconds(piece * 2_000), 0.02)
