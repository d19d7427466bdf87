"""What is left over of Markdown, of blocks and of facts is told with its line."""

import pytest

from plugins.components import leftovers
from plugins.components.tree import Tree
from tests.plugins.components.conftest import told

# What Markdown may leave in the HTML, however much of it is understood: HTML → error or warning, and what is seen.
LEFT = {
    "<p>A ** bold ** word.</p>": "error “** bold **”",
    "<p>A **bold <em>and</em> ** word.</p>": "error “**bold and **”",
    "<p>Stars ** alone.</p>": "warning “**”",
    "<p>A word** alone.</p>": "warning “word**”",
    "<p>A __ low __ word.</p>": "warning “__ low __”",
    "<p>A ~~struck~~ word.</p>": "error “~~struck~~”",
    "<p>About ~~ 5.</p>": "warning “~~”",
    "<p>A ==marked== word.</p>": "warning “==marked==”",
    "<p>A %%secret%% word.</p>": "warning “%%secret%%”",
    "<p>A [link](an address) here.</p>": "error “[link](an”",
    "<p>A ![picture](a.jpg) here.</p>": "error “![picture](a.jpg”",
    '<p>A [<em>link</em> "x"](a b) here.</p>': "error “[link",
    "<p>A [link][nowhere] here.</p>": "error “[link][nowhere]”",
    "<p>A note[^1] here.</p>": "error “[^1]”",
    "<p>See [[Page]] here.</p>": "error “[[Page]]”",
    "<p>![[a.png]]</p>": "error “![[a.png]]”",
    "<p>See {filename}a.md here.</p>": "error “{filename}a.md”",
    "<p>[TOC]</p>": "error “[TOC]”",
    "<p>[[_TOC_]]</p>": "error “[[_TOC_]]”",
    "<p>##Heading</p>": "error “##Heading”",
    "<p>A\n# Heading</p>": "error “# Heading”",
    "<p>#My heading</p>": "warning “#My heading”",
    "<p>```python\nx</p>": "error “```python”",
    "<p>~~~</p>": "error “~~~”",
    "<p>A `quick word.</p>": "warning “`quick”",
    "<p>E` vero</p>": "warning “E`”",
    "<p>[ ] to do</p>": "warning “[ ] to do”",
    "<ul><li>[x] done</li></ul>": "warning “[x] done”",
    "<p>A\n&gt; quotation</p>": "warning “> quotation”",
    "<p>/// note</p>": "error “/// note”",
    "<p>::: tip</p>": "error “::: tip”",
    "<blockquote><p>[!NOTE]\nA</p></blockquote>": "error “[!NOTE]”",
    "<p>!!! note</p>": "error “!!! note”",
    "<p>A word {lang=de} here.</p>": "error “{lang=de}”",
    "<p>[Feierabend]{ lang=de }</p>": "error “{ lang=de }”",
    "<p>A {: .big } word.</p>": "error “{: .big }”",
    "<p>A {first=1} word.</p>": "error “{first=1}”",
    "<p>A {#place} here.</p>": "error “{#place}”",
    "<p>A { decorative } here.</p>": "error “{ decorative }”",
    "<p>{:toc}</p>": "error “{:toc}”",
    '<p>A {{&lt; figure src="a" &gt;}} here.</p>': "error “{{< figure",
    "<p>A {% include a %} here.</p>": "error “{% include a %}”",
    "<p>[caption id=“a” align=“b”]x</p>": "error “[caption id=",
    "<p>Tom &amp;amp; Anna</p>": "error “&amp;”",
    "<p>A&amp;nbsp;B</p>": "error “&nbsp;”",
    "<p>A&amp;#39;B</p>": "error “&#39;”",
    "<p>Don\\'t</p>": "warning “\\'”",
    "<p>&lt;&lt;&lt;&lt;&lt;&lt;&lt; HEAD\nA</p>": "error “<<<<<<< HEAD”",
    '<p><img alt="A ** bold ** word" src=""></p>': "error “** bold **”",
    "<table><tr><td>A ** bold ** word.</td></tr></table>": "error “** bold **”",
    "<h2>A ** bold ** word.</h2>": "error “** bold **”",
    "<p>A<br>\n/// note</p>": "error “/// note”",
}
UNREAD = {
    "<p>A {{ contact.email } here.</p>": "error 3: A fact is not written as it should be.",
    "<p>A { contact.email } here.</p>": "error 3: A fact is not written as it should be.",
    "<p>A contact.email }} here.</p>": "error 3: A fact is not written as it should be.",
}
MISREAD = {
    "<p>A\n- b\n- c</p>": ["warning 4: This line looks like an item", "warning 5: This line looks like an item"],
    "<p>•\u00a0a</p>": ["warning 3: This line looks like an item of a list and is none."],
    "<p>A\n1. b\n2. c</p>": ["warning 4: These lines look like items of a list"],
    "<p>1.One\n2.Two</p>": ["warning 3: These lines look like items of a list"],
    "<p>a) one\nb) two</p>": ["warning 3: These lines look like items of a list"],
    "<p>-one\n-two</p>": ["warning 3: These lines look like items of a list"],
    "<p>A\n| b | c |\n|---|---|\n| d | e |</p>": ["warning 4: These lines look like a table"],
    "<p>b | c\n--- | ---\nd | e</p>": ["warning 4: These lines look like a table"],
}
RIGHT = [
    "<p>A <strong>bold</strong> <em>word</em>, 2 * 3 * 4, f***, snake_case, final_2.</p>",
    "<p>A form: ______</p><pre>** a ** [x](y) {{ z }}</pre>",
    "<p><code>** a ** [x](y) {{ z }} /// [^1] &amp;amp;</code> and <kbd>##</kbd></p>",
    "<p>[…] [sic] (<em>see</em>) [1] (1) [a] [b], an array[1][2].</p>",
    "<p>https://a.test/x__y**z~~ and www.a.test/_a_**b</p>",
    '<p><a href="https://a.test/__a__">https://a.test/__a__</a></p>',
    "<p>3. March\nand – b\n3.\u00a0March, 10.30</p>",
    "<p>Am\n3. März war</p>",
    "<p>AT&amp;T; R&amp;D, a &lt; b, &lt;b&gt;, C:\\Users, ¯\\o/</p>",
    "<p>#freelance #va</p>",
    "<p>#1, a # b, C#</p>",
    "<table><tr><th># of it</th><td>- </td><td>[x] yes</td><td>&gt; 5</td><td>| a |</td></tr></table>",
    "<p>A | b, a|b, | one</p>",
    '<p><mark class="placeholder">[your name](…) **</mark></p>',
    "<p>100 %, a == b, x = {1, 2}, a ~ b, 5 ~ 6</p>",
    "<p>{ } and {a}</p>",
    "<p>1. One thing only</p>",
    "<p>Wow!!! Note</p>",
    "<svg><text>** a **</text></svg><script>** a **</script>",
    "<!-- ** a ** {{ b }} -->",
]


def checked(source_of, html, names=()):
    """What is told of HTML that came of itself, word by word, below two lines."""
    shown = Tree(html)
    written = html.replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")
    source = source_of("Title: T\n\n" + written.replace("<p>", ""))
    leftovers.check(source, shown, names)
    return told(source)


@pytest.mark.parametrize(("html", "found"), LEFT.items())
def test_what_is_left_over_is_told(source_of, html, found):
    """Once, with what visitors would see."""
    kind, _, seen = found.partition(" ")
    [one] = checked(source_of, html)
    assert one.startswith(kind)
    assert f"Visitors would see {seen}" in one


@pytest.mark.parametrize(("html", "found"), UNREAD.items())
def test_a_fact_that_is_none(source_of, html, found):
    """With brackets missing."""
    [one] = checked(source_of, html)
    assert one.startswith(found)


@pytest.mark.parametrize(("html", "found"), MISREAD.items())
def test_lists_and_tables_that_are_none(source_of, html, found):
    """They are told with their first line; a mere hyphen with each."""
    told_of = checked(source_of, html)
    assert len(told_of) == len(found)
    assert all(map(str.startswith, told_of, found)), told_of


@pytest.mark.parametrize("html", RIGHT)
def test_what_is_right_is_let_alone(source_of, html):
    """Code, cells, placeholders, addresses, prose that only resembles a sign."""
    assert checked(source_of, html) == []


@pytest.mark.parametrize(
    ("written", "html", "line"),
    [
        ("A **b** c.\n\nD ** e ** f.", "<p>A <strong>b</strong> c.</p><p>D ** e ** f.</p>", 5),
        ("`** e **`\n\nD ** e ** f.", "<p><code>** e **</code></p><p>D ** e ** f.</p>", 5),
        ("```\n/// note\n```\n\nA\n/// note", "<pre>/// note</pre><p>A\n/// note</p>", 8),
        ("Tom &amp; Anna.\n\nTom and &amp;amp; Anna.", "<p>Tom &amp; Anna.</p><p>Tom and &amp;amp; Anna.</p>", 5),
        ('It is "so" ** e ** f.', "<p>It is “so” ** e ** f.</p>", 3),
    ],
)
def test_the_line_is_that_of_the_source(source_of, written, html, line):
    """Not one where the same signs are right, nor one of code; whatever became of quotation marks."""
    source = source_of(f"Title: T\n\n{written}")
    leftovers.check(source, Tree(html), ())
    assert [int(one.split()[1].strip(":")) for one in told(source)] == [line]


def test_what_is_told_already_is_not_told_again(source_of):
    """A line with an error is looked at anyway."""
    source = source_of("Title: T\n\n/// nota")
    source.error(3, "There is no block.")
    leftovers.check(source, Tree("<p>/// nota</p>"), ())
    assert len(told(source)) == 1


def test_an_address_below_the_text_that_nothing_refers_to(source_of):
    """It may be text: Markdown takes it off the page."""
    source = source_of("Title: T\n\n[Anna]: Hello\n\n[x][used]\n\n[used]: https://a.test/")
    leftovers.check(source, Tree("<p>x</p>"), ("anna", "used"))
    [one] = told(source)
    assert one.startswith("warning 3: Nothing in the text refers to [anna]")
