"""Small texts as people write them, one a kind and its neighbours: what becomes of each, or what is told of it.

All of them are pages of one site. What is wrong is taken out of it and built again without, until nothing is wrong,
so that each text meets every check.
"""

import re
import shutil
from collections import defaultdict

import pytest

from plugins.checks import catalogues, needed
from tests.facts import write_facts
from tests.plugins.conftest import HERE, page, run

# Text → the HTML that it becomes, without a word; its first line is the sixth of the file.
PAGES = {
    "bold": ("A **bold** and an *inclined* word.", "A <strong>bold</strong> and an <em>inclined</em> word."),
    "stars": ("2 * 3 * 4, and f***.", "2 * 3 * 4, and f***."),
    "names": ("The file final_version_2.", "The file final_version_2."),
    "code": ("Write `** a ** [x](y) {% z %}`.", "<code>** a ** [x](y) {% z %}</code>"),
    "indented code": ("<pre>** a ** /// [^1]</pre>", "<pre>** a ** /// [^1]</pre>"),
    "comment": ("A.<!-- ** a ** {% b %} -->", "<p>A."),
    "escaped": ("A \\*star\\* and \\[brackets\\].", "A *star* and [brackets]."),
    "list": ("A:\n\n- b\n- c", "<ul><li>b</li><li>c</li></ul>"),
    "numbers": ("A:\n\n1. b\n2. c", "<ol><li>b</li><li>c</li></ol>"),
    "date in a line": ("It was\n\n3.\u00a0March.", "<p>3. March."),
    "brackets": ("So […] and [sic] (*ibid.*), [1].", "So […] and [sic] (<em>ibid.</em>), [1]."),
    "ampersand": ("Tom & Anna, AT&T; R&amp;D.", "Tom & Anna, AT&T; R&D."),
    "less": ("a < b, &lt;b>.", "a &lt; b, &lt;b>."),
    "reference": ("Go [there][a].\n\n[a]: https://a.test/", "<a href=https://a.test/>there</a>"),
    "link in two lines": ("Go [my\nwords]({filename}home.md).", "<a href=/>my words</a>"),
    "brackets within": ("Go [my [own] words]({filename}home.md).", "<a href=/>my [own] words</a>"),
    "from the folder": ("Go [home]({filename}/it/home.md).", "<a href=/>home</a>"),
    "link in HTML": ('Go <a href="{filename}home.md">home</a>.', "<a href=/>home</a>"),
    "own place": ("## A place\n\nGo [up](#a-place).", "<a href=#a-place>up</a>"),
    "place of HTML": ('<div id="down"></div>\n\nGo [down](#down).', "<a href=#down>down</a>"),
    "place around": ("Go [up](#menu).", "<a href=#menu>up</a>"),
    "top": ("Go [up](#top).", "<a href=#top>up</a>"),
    "place elsewhere": ("Go [there]({filename}place.md#a-place).", "<a href=/place/#a-place>there</a>"),
    "address": ("Go [there](/place/#a-place).", "<a href=/place/#a-place>there</a>"),
    "area": (
        '<map name="m"><area href="{filename}home.md" alt="Home"></map>',
        "<area alt=Home href=/>",
    ),
    "quoted": ('<q cite="https://a.test/">A</q>', "<q cite=https://a.test/>A</q>"),
    "mail": ("Write [to me](mailto:anna@a.test).", "<a href=mailto:anna@a.test>to me</a>"),
    "call": ("Call [me](tel:+3906123).", "<a href=tel:+3906123>me</a>"),
    "drawing": ("/// drawing | desk\n    alt: A desk\n\n///", "aria-label"),
    "attributes": ("## A {: #own }\n\nSee [A](#own).", "<h2 id=own>A</h2>"),
    "words of another language": ("The [Feierabend]{lang=de}.", "<span lang=de>Feierabend</span>"),
    "search": ('<form action="/place/"><input name="q"></form>\n\nA.', "<form action=/place/>"),
}
# Text → what is told: error or warning, the line, how the sentence begins.
TOLD = {
    "bold apart": ("A ** bold ** word.", "error 5: Visitors would see “** bold **”"),
    "bold half apart": ("A **bold ** word.", "error 5: Visitors would see “**bold **”"),
    "bold unclosed": ("A **bold word.", "warning 5: Visitors would see “**bold”"),
    "struck apart": ("A ~~ struck ~~ word.", "error 5: Visitors would see “~~ struck ~~”"),
    "link with a space": ("A [paper](an address).", "error 5: The link an address would not work on the site."),
    "link apart": ("A [link] ({filename}home.md).", "error 5: This link would be shown as plain text."),
    "link in brackets": ("See {filename}home.md here.", "error 5: Visitors would see “{filename}home.md”"),
    "reference to nothing": ("A.\n\n[me][nowhere]", "error 7: Visitors would see “[me][nowhere]”"),
    "note without words": ("A note.[^1]", "error 5: Visitors would see “[^1]”"),
    "lines that vanish": ("A.\n\n[Anna]: Hello", "warning 7: Nothing in the text refers to [anna]"),
    "wiki": ("See [[Home]].", "error 5: Visitors would see “[[Home]]”"),
    "row": ("| a | b |", "warning 5: These lines look like a table"),
    "letters": ("a) one\nb) two", "warning 5: These lines look like items of a list"),
    "bullets": ("• one", "warning 5: This line looks like an item of a list and is none."),
    "place apart": ("A word {#there}.", "error 5: Visitors would see “{#there}”"),
    "attributes apart": ("A word {first=1} here.", "error 5: Visitors would see “{first=1}”"),
    "Hugo": ("A {{< figure a >}} here.", "error 5: Visitors would see “{{< figure a >}}”"),
    "Jekyll": ("A {% include a %} here.", "error 5: Visitors would see “{% include a %}”"),
    "Docusaurus": ("A.\n\n::: tip\nB.", "error 7: Visitors would see “::: tip”"),
    "half a fact": ("A {{ contact.email } here.", "error 5: A fact is not written as it should be."),
    "single brackets": ("A { contact.email } here.", "error 5: A fact is not written as it should be."),
    "entity twice": ("Tom &amp;amp; Anna.", "error 5: Visitors would see “&amp;”"),
    "conflict": ("A.\n\n<<<<<<< HEAD\nB.", "error 7: Visitors would see “<<<<<<< HEAD”"),
    "unclosed code": ("A `quick word.", "warning 5: Visitors would see “`quick”"),
    "relative": ("[me][c]\n\n[c]: contact.md", "error 7: The link contact.md would not work on the site."),
    "relative in HTML": ('A.\n\n<a href="home.md">home</a>', "error 7: The link home.md would not work on the site."),
    "relative in two lines": ("[my\nhome](home.md)", "error 6: The link home.md would not work on the site."),
    "without https": ("[Anna](www.anna.it)", "error 5: The link www.anna.it would not work on the site. Write https:"),
    "no address": ("A.\n\n[x]()", "error 7: A link without an address leads nowhere."),
    "half an address": ("[x](https://)", "error 5: The address https:// is not whole."),
    "own computer": ("[x](http://localhost:8000/)", "error 5: The link http://localhost:8000/ leads to your own"),
    "mail to nobody": ("[x](mailto:)", "error 5: The link mailto: names nobody to write to."),
    "call to nobody": ("[x](tel:)", "error 5: The link tel: names no number to call."),
    "program": ("[x](javascript:alert)", "error 5: Browsers are told not to obey “javascript:”"),
    "vague": ("[qui]({filename}home.md)", "warning 5: The words of this link do not say where it leads"),
    "top alone": ("[up](#)", "warning 5: A link to # alone leads to the top"),
    "nowhere": ("[x]({filename}hom.md)", "error 5: The link to {filename}hom.md leads nowhere: there is no file"),
    "no place": ("A.\n\n[down](#nowhere)", "error 7: it/no-place.md has no place called #nowhere."),
    "no place in HTML": (
        '<a href="#nowhere">down</a>',
        "error 5: it/no-place-in-html.md has no place called #nowhere.",
    ),
    "no place elsewhere": ("[x]({filename}place.md#no)", "error 5: it/place.md has no place called #no."),
    "no place at an address": ("[x](/place/#no)", "error 5: it/place.md has no place called #no."),
    "no page at an address": ("[x](/nowhere/)", "error 5: There is nothing at the address /nowhere/."),
    "no page of the site": ("[x](https://anna.test/no/)", "error 5: There is nothing at the address /no/."),
    "style": ('<p style="color: red">A</p>', "error 5: Browsers are told not to obey “<p style”"),
    "style by attributes": ("A.\n{: style=color:red }", "error 6: Browsers are told not to obey “<p style”"),
    "event over two lines": (
        "<a href=/place/\n  onclick=x()>my place</a>",
        "error 6: Browsers are told not to obey “<a onclick”",
    ),
    "form elsewhere": (
        '<form action="https://a.test/send"></form>\n\nA.',
        "error 5: Browsers are told not to obey “<form action”",
    ),
    "script": ("<script>a()</script>\n\nA.", "error 5: Browsers are told not to obey “<script”"),
    "frame": ('<iframe src="https://a.test/"></iframe>\n\nA.', "error 5: Browsers are told not to obey “<iframe”"),
    "base": ('<base href="/">\n\nA.', "error 5: Browsers are told not to obey “<base”"),
    "refresh": (
        '<meta http-equiv="refresh" content="0">\n\nA.',
        "error 5: Browsers are told not to obey “<meta”",
    ),
    "drawing without words": ("/// drawing | desk\n///", "warning 5: This drawing has no words"),
    "nothing": ("", "warning 0: This page has no text."),
}
PLACE = page("A place", "place", "## A place\n\nText.")


def key_of(name: str) -> str:
    """The file name of a text's page."""
    return re.sub("[^a-z]+", "-", name.lower())


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """What was told of each page, and the site of all those of which no error is."""
    folder = tmp_path_factory.mktemp("corpus")
    shutil.copytree(HERE / "theme", folder / "theme")
    (folder / "content" / "it").mkdir(parents=True)
    write_facts(
        folder / "content", {'language = "it" ': 'language = "en" ', "https://www.example.com": "https://anna.test"}
    )
    pages = {key_of(name): page(name, key_of(name), text) for name, (text, _) in [*PAGES.items(), *TOLD.items()]}
    for key, source in {**pages, "home": page("Home", "home"), "place": PLACE}.items():
        (folder / "content" / "it" / f"{key}.md").write_text(source, encoding="utf-8")
    found = defaultdict(set)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogues, "used_texts", lambda reader: {})
        patch.setattr(needed, "check", lambda *_: None)
        while True:
            built = run(folder, "pelicanconf.py", {})
            for one in built.findings.all:
                found[re.sub(r".*/|\.md", "", one.file)].add(one)
            wrong = {re.sub(r".*/|\.md", "", one.file) for one in built.findings.errors}
            if not wrong:
                return found, built
            for key in wrong:
                (folder / "content" / "it" / f"{key}.md").unlink()


def told(findings):
    """The findings of a page, but for what is told of any page that is in one language."""
    return sorted(
        f"{'error' if one.fatal else 'warning'} {one.line}: {one.sentence} {one.mend}"
        for one in findings
        if "version of this page" not in one.sentence
    )


@pytest.mark.parametrize("name", PAGES)
def test_what_is_right_becomes_a_page(corpus, name):
    """As it was meant, and nothing is said."""
    found, built = corpus
    assert told(found[key_of(name)]) == []
    assert PAGES[name][1] in re.sub(r"\s+", " ", built.text(f"{key_of(name)}/index.html"))


@pytest.mark.parametrize("name", TOLD)
def test_what_is_wrong_is_told(corpus, name):
    """Once, with its line."""
    found, _ = corpus
    [one] = told(found[key_of(name)])
    assert one.startswith(TOLD[name][1])
