"""Footnotes."""

import re

import html5lib
import pytest

from tests.plugins.components.rendering import rendered, told


def parts(text, tag):
    """The elements of a tag in what becomes of a text."""
    return list(html5lib.parseFragment(rendered(text), namespaceHTMLElements=False).iter(tag))


def test_they_are_numbered_as_the_text_refers_to_them():
    """Whatever they are called, and in whatever order they stand."""
    text = "A[^late] b[^due volte] c[^ähnlich].\n\n[^ähnlich]: Three.\n[^late]: One.\n\n[^due volte]: Two."
    assert [note.get("id") for note in parts(text, "li")] == ["fn:1", "fn:2", "fn:3"]
    assert ["".join(note.itertext()).split()[0] for note in parts(text, "li")] == ["One.", "Two.", "Three."]
    assert [(one.get("id"), one[0].get("href"), one[0].text) for one in parts(text, "sup")] == [
        ("fnref:1", "#fn:1", "1"),
        ("fnref:2", "#fn:2", "2"),
        ("fnref:3", "#fn:3", "3"),
    ]


def test_each_leads_back_to_each_reference():
    """With a title that says so; every link leads somewhere, and no two places share a name."""
    text = "## fn 1\n\nA[^1], b[^1], and c[^2].\n\n[^1]: One.\n[^2]: Two."
    html = rendered(text)
    ids = re.findall(r' id="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', html)) == {"fn:1", "fn:2", "fnref:1", "fnref2:1", "fnref:2"} <= set(ids)
    back = [one for one in parts(text, "a") if one.get("role") == "doc-backlink"]
    assert [one.get("title") for one in back] == [f"Back to the text: note {number}" for number in (1, 1, 2)]
    assert [one.get("aria-label") for one in back] == [one.get("title") for one in back]


@pytest.mark.parametrize(
    ("note", "tags"),
    [
        ("[^1]: A\n\n    B", ["p", "p"]),
        ("[^1]: A\n    - b\n    - c", ["p", "ul", "p"]),
        ("[^1]: A\n\n    ```\n    b\n\n    c\n    ```", ["p", "pre", "p"]),
        ("[^1]: A\nlazy", ["p"]),
        ("[^1]:\n    A", ["p"]),
    ],
)
def test_they_hold_what_is_indented(note, tags):
    """Paragraphs, lists and code, also with empty lines; the link back comes last."""
    item = next(one for one in parts(f"Text[^1].\n\n{note}\n\nEnd.", "li") if one.get("id"))
    assert [child.tag for child in item] == tags
    assert item[-1][-1].get("role") == "doc-backlink"


def test_one_that_nothing_refers_to_is_told():
    """With its line; it leads back to nothing."""
    text = "A[^1].\n\n[^1]: One.\n\n[^2]: Two."
    assert told(text) == [(5, "Nothing in the text refers to the footnote “2”.")]
    assert "#fnref:2" not in rendered(text)
    assert "Two." in rendered(text)


def test_a_reference_without_a_note_stays_text():
    """It is not made a link that leads nowhere."""
    assert rendered("A[^1].") == "<p>A[^1].</p>"


def test_the_call_to_action_still_ends_the_page():
    """Footnotes go before it."""
    html = rendered("A[^1].\n\n[^1]: One.\n\n/// action\nWrite.\n///")
    assert html.index('class="footnote"') < html.index('class="action"')


@pytest.mark.parametrize(
    ("language", "title"), [("it", "Torna al testo"), ("en", "Back to the text"), ("de", "Zurück zum Text")]
)
def test_titles_are_in_the_language_of_the_page(small_site, language, title):
    """By the catalogue of the site."""
    source = "Title: T\nDescription: D.\nSlug: t\n\nA[^1].\n\n[^1]: One."
    built = small_site({f"{language}/t.md": source})
    pages = [built.text(name) for name in built.files() if name.endswith("/t/index.html") or name == "t/index.html"]
    assert any(f"{title}: " in page for page in pages)
