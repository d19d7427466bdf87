"""Links lead somewhere."""

import pytest

PAGE = "Title: T\nDescription: D.\nSlug: {}\n\n{}"
TARGET = {"it/target.md": PAGE.format("target", "## A place\n\nText.")}


@pytest.mark.parametrize(
    "link",
    [
        "[x]({filename}target.md)",
        "[x]({filename}/it/target.md#a-place)",
        "[x]({filename}../it/target.md?a=b#a-place)",
        "[x]({static}/images/a.txt)",
        "[x](https://a.example/target.md)",
        "[x](#own)\n\n## Own",
        "[x](/target/#a-place)",
        "[x](/robots.txt)",
        "[x](mailto:a@b.it), [x](tel:+39)",
        "[x](<https://a.example/a b>)",
    ],
)
def test_links_that_lead_somewhere(small_site, tmp_path, link):
    """By source file, from here or from the content folder, with or without a place in the page."""
    (tmp_path / "content" / "images").mkdir()
    (tmp_path / "content" / "images" / "a.txt").write_text("a")
    built = small_site({**TARGET, "it/from.md": PAGE.format("from", link)})
    assert built.errors == []


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        ("[x]({filename}nowhere.md)", "The link to {filename}nowhere.md leads nowhere"),
        ("[x]({static}/images/no.jpg)", "The link to {static}/images/no.jpg leads nowhere"),
        ("[x]({filename}target.md#no)", "it/target.md has no place called #no."),
        (
            "[x](target.md)",
            "The link target.md would not work on the site. Write {filename}target.md instead.",
        ),
        ("[x](www.a.example)", "The link www.a.example would not work on the site. Write https://www"),
        ("[x](a@a.example)", "The link a@a.example would not work on the site. Write mailto:a@"),
        ("[x](../images/a.pdf)", "The link ../images/a.pdf would not work on the site."),
        ("[x]()", "A link without an address leads nowhere."),
        ("[x](http://127.0.0.1:8000/target/)", "The link http://127.0.0.1:8000/target/ leads to your own"),
        ("[x](http://localhost:8000/)", "The link http://localhost:8000/ leads to your own computer"),
        ("[x](/nowhere/)", "There is nothing at the address /nowhere/."),
        ("[x] ({filename}target.md)", "This link would be shown as plain text."),
    ],
)
def test_links_that_do_not(small_site, link, sentence):
    """The build is refused, once, with the line of the link."""
    built = small_site({**TARGET, "it/from.md": PAGE.format("from", f"One.\n\n{link}")})
    assert built.refused
    assert len(built.errors) == 1
    assert f"it/from.md:7: {sentence}" in built.errors[0]


@pytest.mark.parametrize("words", ["qui", "Clicca qui", "here", "hier"])
def test_words_that_do_not_say_where_a_link_leads(small_site, words):
    """They are told; the same words in the midst of others, or without a link, are not."""
    text = f"[Che cosa si trova {words}]({{filename}}target.md), {words}.\n\n[{words}]({{filename}}target.md)"
    built = small_site({**TARGET, "it/from.md": PAGE.format("from", text)})
    [warning] = [warning for warning in built.warnings if "from.md:" in warning and "version" not in warning]
    assert "it/from.md:7: The words of this link do not say where it leads" in warning
    assert not built.refused


def test_a_link_to_a_draft_when_publishing(small_site):
    """What is not published cannot be linked to."""
    pages = {
        "it/draft.md": PAGE.format("draft", "D.").replace("\n\n", "\nStatus: draft\n\n", 1),
        "it/from.md": PAGE.format("from", "[x]({filename}draft.md)"),
    }
    assert small_site(pages).errors == []
    assert "it/draft.md is a draft" in small_site(settings_file="publishconf.py", PREVIEW=True).errors[0]


@pytest.mark.parametrize(
    ("text", "line", "anchor"),
    [
        ("## A {: #x }\n\n## B {: #x }", 7, "x"),
        ("/// faq | Why?\nA.\n///\n\n/// faq | Why?\nB.\n///", 9, "why"),
        ("/// faq | A?\n    id: x\n\nA.\n///\n\n/// faq | B?\n    id: x\n\nB.\n///", 12, "x"),
    ],
)
def test_two_places_of_one_name(small_site, text, line, anchor):
    """A link could lead to the first alone; the second one is named. Headings get a number by themselves."""
    built = small_site({"it/a.md": PAGE.format("a", text)})
    assert built.refused
    [error] = built.errors
    assert f"it/a.md:{line}: Two places in this page are called #{anchor}." in error
    assert small_site({"it/a.md": PAGE.format("a", "## A\n\n## A")}).errors == []
