"""Lists, code, tables, quotations and HTML are read as CommonMark reads them."""

from textwrap import indent

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.components.lines import Lines
from tests.plugins.components.referee import commonmark, normal
from tests.plugins.components.rendering import rendered, told

LISTS = [
    "Shopping\n- milk\n- bread",
    "Steps\n1. sit\n2. stand",
    "In those days of\n1984. it was so",
    "- milk\n- bread\n\nAfter",
    "* one\n* two",
    "+ one\n+ two",
    "- a\n+ b\n* c",
    "1) one\n2) two",
    "1. one\n2) two",
    "3. three\n4. four",
    "0. none\n1. one",
    "007. spy",
    "1. one\n1. one more",
    "1234567890. too long a number",
    "-no space",
    "1.no space",
    "- a\n  - b\n    - c\n- d",
    "- a\n   - b\n- c",
    "- a\n    - b\n        - c\n- d",
    "1. a\n   1. b\n   2. c\n2. d",
    "1. a\n    - b\n2. c",
    "10. a\n    - b\n11. c",
    "- a\n - b\n  - c\n   - d",
    "- a\n\n- b",
    "- a\n- b\n\n- c",
    "- a\n\n  b\n- c",
    "- a\n\n\n  b",
    "- a\nlazy\n- b",
    "- a\n  more of it\n- b",
    "- a\n  > quoted\n- b",
    "- # A heading\n- text",
    "- a\n\n  - b\n\n  - c\n- d",
    "- \n- a\n-",
    "-\n  a",
    "- - a\n  - b\n- c",
    "1. - a\n   - b\n2. c",
    "- a\n\nText between\n\n- b",
    "- a\n***\n- b",
    "* * *\n* a",
    "- a\n- ---\n- b",
    "- a\n<!-- -->\n- b",
    "- a\n\n      code",
    "-     code in an item",
    "> - a\n> - b\n>\n> text",
    "> - a\n- b",
    "- a\n  1. one\n  2. two\n\n     more\n- b",
    "- a **b**\n- c [d](/e)\n  - *f*",
    "\\- no list",
    "text\n2. no list",
    "text\n-\nmore",
    "- a\n\tb\n\t- c",
    "-\ta\n\t- b",
]
CODE = [
    "```\na\n\nb\n```",
    "Text\n```\na\n```\nmore",
    "~~~\na\n```\n~~~",
    "````\n```\na\n```\n````",
    "```python\nif a < b & c:\n    pass\n```",
    "```\nnever closed\n\n- a",
    "- a\n\n  ```\n  b\n\n  c\n  ```\n- d",
    "- a\n  ```\n  b\n  ```\n- d",
    "- ```\n  a\n  ```",
    "1. a\n\n   ```\n   b\n     c\n   ```\n\n2. d",
    "> ```\n> a\n>\n> b\n> ```",
    "  ```\n  a\n b\n  ```",
    "```\n<b>*a*</b> &amp; [b](c)\n```",
    "``` \n\n  \n```",
    "    a\n\n    b",
    "Text\n    no code",
    "    a\nText",
    "- a\n\n        b\n",
    "```\n- a\n# b\n> c\n| d | e |\n|---|---|\n```",
    "`a`\n```b\nc\n```",
    "~~~ text\na\n~~~",
]
BLOCKS = [
    "Text\n# Title",
    "Title\n===",
    "Title\n---",
    "Two\nlines\n---",
    "# C#",
    "## A ## b ##",
    "#hash at the beginning",
    "we are\n#1 here",
    "####### seven",
    "   ## three spaces",
    "##",
    "a\n***\nb",
    "___",
    "> a\nb",
    "> a\n\nb",
    "Text\n> a",
    "> a\n> > b\n> c",
    "> a\n\n> b",
    "> # a\n> b",
    ">",
    "| a | b |\n|---|---|\n| c | d |",
    "Text\n| a | b |\n|---|---|\n| c | d |",
    "| a | b |\n|:--|--:|\n| c | d |\n\nText",
    "a | b | c\n:-: | --- | ---\nd | e",
    "| a |\n|---|\n| b \\| c |",
    "| a | b |\n|---|---|",
    "| a | b |\n|---|\n| c | d |",
    "- | a | b |\n  |---|---|\n  | c | *d* |",
    "| a |\n|---|\n| b |\n- c",
    "<div>\n*a*\n</div>",
    "<div>\n\n*a*\n\n</div>",
    "<details>\n<summary>a</summary>\n\n- b\n- c\n\n</details>",
    "<details><summary>a</summary>\n\n```\nb\n\nc\n```\n\n</details>",
    "- a\n\n  <div>b</div>\n- c",
    "<!-- a\n\n- b -->\n\nc",
    "<!-- a -->\nText",
    "Text\n<div>a</div>\nmore",
    "<div\n class='x'>a</div>",
    "<hr/>",
]
INLINES = [
    "*a* **b** ***c***",
    "_a_ __b__ ___c___",
    "** a **",
    "* a *b",
    "a*b*c and a_b_c",
    "**a*b*c**",
    "*a **b** c*",
    "**a** **b",
    "_a *b* c_",
    "\\*a\\*",
    "a ** b ** c",
    "*a\nb*",
    "**bold**ly",
    "«*a*»",
    "~~a~~ ~~b c~~",
    "`a` ``b`c``",
    "`a\nb`",
    "`*a*`",
    "[a](/b)",
    "[a](/b 'c')",
    '[a](/b "c d")',
    "[a](</b>)",
    "[a](/b_(c))",
    "[a *b*](/c)",
    "[a][b]\n\n[b]: /c",
    "[a][]\n\n[a]: /c 'd'",
    "[a]\n\n[a]: /c",
    "[A b][a  B]\n\n[a b]: /c",
    "[a][nowhere]",
    "[a] (/b)",
    "[a](/b",
    "<https://a.example/b>",
    "a  \nb",
    "a &amp; b &copy; c",
    "a < b > c",
    "a <b>c</b> d",
    "[a](#b) [c](mailto:d@e.example)",
    "[`a`](/b)",
    "[](/a)",
    "\\[a](/b)",
    "a\\\nb",
    '[a](/b "c \\" d")',
    r"\! \# \$ \% \& \( \) \* \+ \, \- \. \/ \: \; \= \? \@ \[ \] \^ \_ \{ \} \~ \|",
    "[a [b]](/c)",
    "[a](/b?c&amp;d=1)",
    "*a [b*](c)",
    "``` a ```",
    "a `` b",
    "__a__b",
    "*(**a**)*",
    "**a\nb**",
    "*a\n\nb*",
    "[a](/b)[c](/d)",
    "&lt;b&gt; &#42;a&#42; &b;",
    "**`a`** `**b**`",
    "# a `b` *c*",
    "*a*.*b* **20€**uro **Hinweis:**text (**a**)b",
]
# Where the site differs on purpose, or knowingly: what it makes of a text, and why.
DIFFERENT = {
    "##No space": ("<h2>No space</h2>", "Nobody means two or more # as text."),
    "Text\n##No space": ("<p>Text</p><h2>No space</h2>", "The same after a paragraph."),
    "<b>\n*a*\n</b>": ("<p><b> <em>a</em> </b></p>", "Tags that stand in lines hold Markdown, alone in a line, too."),
    "<div markdown>\n- a\n</div>": ("<div><ul><li>a</li></ul></div>", "She said that it holds Markdown."),
    "A\n: b": ("<dl><dt>A</dt><dd>b</dd></dl>", "A definition, which CommonMark does not have."),
    "www.a.example": ("<p><a href='https://www.a.example'>www.a.example</a></p>", "A bare address."),
    "- [ ] a": (
        "<ul><li class='task'><label><input disabled='' type='checkbox'></input> a</label></li></ul>",
        "A task, which CommonMark does not have.",
    ),
    "[a](</b c>)": (
        "<p><a href='/b c'>a</a></p>",
        "Browsers write %20 for the space themselves.",
    ),
    "**foo*bar**baz*": (
        "<p>*<em>foo*bar**baz</em></p>",
        "Signs that cross are paired otherwise.",
    ),
    "- a\n{: .b}": ("<ul><li class='b'>a</li></ul>", "A list of attributes, which CommonMark does not have."),
}


@pytest.mark.parametrize("text", [*LISTS, *CODE, *BLOCKS, *INLINES])
def test_as_commonmark_reads_it(text):
    """Each kind of list, code, table, quotation, HTML, emphasis and link, in a small example."""
    assert normal(rendered(text)) == normal(commonmark(text))


@pytest.mark.parametrize(("text", "html"), [(text, html) for text, (html, _) in DIFFERENT.items()])
def test_otherwise_than_commonmark(text, html):
    """Where there is a reason; an entry that no longer differs has to go."""
    assert normal(rendered(text)) == html
    assert normal(commonmark(text)) != html


words = st.sampled_from(["word", "some *words* here", "two\nlines", "1984. was", "a `b` c", "#1", "x < y & z"])
tables = st.sampled_from(["| a | b |\n|---|--:|\n| c | d |", "a | b\n--|--\nc", "| a |\n|:-:|\n| b |"])
code = st.tuples(
    st.sampled_from(["```", "~~~", "```python", "````"]), st.sampled_from(["a", "a\n\nb", "- a\n  b", "", "<b>"])
)
fences = code.map(lambda made: f"{made[0]}\n{made[1]}\n{made[0].removesuffix('python')}")
others = st.sampled_from(
    ["## Title", "Title\n---", "***", "    code\n\n    more", "<div>\n\n*a*\n\n</div>", "<!-- a -->"]
)
markers = st.sampled_from(["- ", "* ", "+ ", "-   ", "1. ", "2. ", "1) ", "10. ", "> ", " - ", "  - "])


def joined(blocks):
    """Some blocks, each with an empty line before it or not."""
    return "".join(("\n\n" if apart else "\n") + text for text, apart in blocks).strip("\n")


def contained(marker, text):
    """A text in an item of a list or in a quotation."""
    if marker == "> ":
        return indent(text, "> ", lambda line: True)
    return marker + indent(text, " " * len(marker))[len(marker) :]


documents = st.recursive(
    words | words | tables | fences | others,
    lambda inside: (
        st.builds(contained, markers, inside)
        | st.lists(st.tuples(inside, st.booleans()), min_size=1, max_size=4).map(joined)
    ),
    max_leaves=12,
)


@settings(max_examples=150)
@given(documents)
def test_whatever_lies_in_whatever(text):
    """Lists, quotations, code and tables in each other, with and without empty lines."""
    assert normal(rendered(text)) == normal(commonmark(text))


SIGNS = [
    *("a", "b ", " ", "  ", "    ", "\t", "\n", "\n\n", "- ", "1. ", "2) ", "> ", "```", "~~~\n", "|", "|--|", "# "),
    *("*", "**", "_", "~~", "`", "[", "]", "(", ")", "![", "[^1]", "[^1]: ", ": ", "[ ] ", "[x]: /y", "<", ">"),
    *("<div>", "</div>", "<div markdown>", "<details>", "<summary>", "</summary>", "<b>", "<!--", "-->", "{: .a}"),
    *("/// note", "///", "\\", "##", "{", "}", "===", "---", "www.a.b", "https://a.b/", "a@b.c", "&amp;"),
    *("\x02", "\x03", "\x00", "\r", "\u2028", "\f", "\u00a0"),
]


@settings(max_examples=300)
@example(": ```").via("what a term lacks")
@example("- a\n- : - b").via("the same in a list")
@example("[^1]: [x]: /y\n\na[^1]").via("a footnote without words")
@given(st.lists(st.sampled_from(SIGNS), max_size=40).map("".join))
def test_whatever_is_written(text):
    """It is read, whatever it is; and no mark of ours is left over."""
    assert "laid:" not in rendered(text)
    read = text.replace("\r", "\n")  # as files are
    assert [len(line) for line in Lines(read).prose_lines] == [len(line) for line in read.split("\n")]


@pytest.mark.parametrize("sign", ["> ", "- ", "1. ", ">", "  "])
def test_nesting_without_end(sign):
    """Nothing of it is lost in silence."""
    text = f"{sign * 500}deep"
    assert "deep" in rendered(text) or told(text)[0][1].startswith("This lies in too many lists")


@pytest.mark.parametrize("row", ["| c | d | e |", "c | d | e", "| c || d |"])
def test_a_cell_too_many_is_told(row):
    """With its line: it would not be shown."""
    assert told(f"A\n\n| a | b |\n|---|---|\n| c |\n{row}") == [
        (6, "This row has more cells than the head of its table; the last ones would not be shown.")
    ]


def test_cells_that_fit_are_let_alone():
    """One with a stroke in it, and an empty one."""
    assert told("| a | b |\n|---|---|\n| c \\| d | |\n| e |") == []


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<details>\n<summary>A</summary>\n\n- b\n\n</details>", "<summary>A</summary><ul><li>b</li></ul></details>"),
        (
            "<details markdown='1'>\n<summary>A</summary>\n- b\n</details>",
            "<summary>A</summary><ul><li>b</li></ul></details>",
        ),
        ('<div class="c" markdown="1">*a*</div>', "<div class='c'><p><em>a</em></p></div>"),
        ("<div markdown>\n*a*\n\n*b*\n</div>\n\nc", "<div><p><em>a</em></p><p><em>b</em></p></div><p>c</p>"),
        ("<div markdown=block>\n    a\n    - b\n</div>", "<div><p>a</p><ul><li>b</li></ul></div>"),
        (
            "<section markdown>\n<div markdown>\n*a*\n</div>\n</section>",
            "<section><div><p><em>a</em></p></div></section>",
        ),
        ("<div>\n*a*\n</div>", "<div>*a*</div>"),
    ],
)
def test_markdown_in_html(text, html):
    """Where an empty line follows the tag, as on GitHub, or the tag says so."""
    assert html in normal(rendered(text))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("A\n:   b\n\n    c", "<dl><dt>A</dt><dd><p>b</p><p>c</p></dd></dl>"),
        ("A\nB\n: c\n: d", "<dl><dt>A</dt><dt>B</dt><dd>c</dd><dd>d</dd></dl>"),
        ("A\n\n:   - b\n    - c", "<dl><dt>A</dt><dd><ul><li>b</li><li>c</li></ul></dd></dl>"),
        ("A\n: b\n\n    ```\n    c\n\n    d\n    ```", "<dd><p>b</p><pre><code>c⏎⏎d</code></pre></dd>"),
        (": a", "<p>: a</p>"),
        ("## A\n\n: b", "<h2>A</h2><p>: b</p>"),
    ],
)
def test_definitions(text, html):
    """Of one term or more, with whatever is indented; without a term they are text."""
    assert html in normal(rendered(text))


def test_our_blocks_end_what_stands_before_them():
    """And need no empty lines, in lists neither."""
    html = "<p>a</p><aside class='note'><ul><li>b</li></ul></aside><p>c</p>"
    assert normal(rendered("a\n/// note\n- b\n///\nc")) == html
    html = "<ul><li><p>a</p><aside class='note'><p>b</p></aside></li><li>c</li></ul>"
    assert normal(rendered("- a\n  /// note\n  b\n  ///\n- c")) == html


def test_code_keeps_what_stands_in_it():
    """Facts, blocks and words in another language are no more than text there."""
    text = "```\n/// note\n[a]{lang=de} [^1] ~~b~~ www.c.example\n///\n```"
    assert rendered(text) == f'<pre class="text"><code>{text[4:-4]}\n</code></pre>'


def test_only_what_was_marked_as_code_has_a_class():
    """So that what is but indented can be told; a programming language scrolls, and is reached by the keyboard."""
    assert rendered("    a") == "<pre><code>a\n</code></pre>"
    assert rendered("~~~\na\n~~~") == '<pre class="text"><code>a\n</code></pre>'
    code = '<pre class="code" tabindex="0"><code class="language-python">a\n</code></pre>'
    assert rendered("```python title=b\na\n```") == rendered("``` {.python}\na\n```") == code
