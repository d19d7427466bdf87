"""Links lead somewhere."""

import pytest

from plugins.checks import links
from plugins.findings import Findings

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


@pytest.mark.parametrize(
    ("link", "mend"),
    [
        ("{filename}contacts.md", "it/articles/contacts.md. Did you mean {filename}../contact.md?"),
        ("{filename}../contakt.md", "it/contakt.md. Did you mean {filename}../contact.md?"),
        ("{filename}../nowhere.md", "it/nowhere.md. Mend the name, or remove the link."),
        ("{static}images/a.pdf", "it/articles/images/a.pdf. Mend the name, or remove the link."),
    ],
)
def test_a_link_that_leads_nowhere_says_where_it_was_looked_for(small_site, link, mend):
    """And how the page that may have been meant is called from there."""
    article = PAGE.format("a\nDate: 2026-01-01", f"[x]({link})")
    built = small_site({"it/contact.md": PAGE.format("c", "C."), "it/articles/a.md": article})
    [error] = built.errors
    assert f"it/articles/a.md:6: The link to {link} leads nowhere: there is no file " in error
    assert error.endswith(f"content/{mend}")


def test_a_file_that_is_no_page(small_site, tmp_path):
    """It is told how a file is called."""
    (tmp_path / "content" / "images").mkdir()
    (tmp_path / "content" / "images" / "a.pdf").write_bytes(b"a")
    [error] = small_site({"it/a.md": PAGE.format("a", "[x]({filename}../images/a.pdf)")}).errors
    assert "content/images/a.pdf is no page. Write {static} instead of {filename}." in error


def test_places_around_the_text_cost_no_page(small_site):
    """A template tells by itself which places it gives a page; what only a rendering knows is rendered."""
    built = small_site({"it/a.md": PAGE.format("a", "[x](#menu), [y](#no)\n\n[z]({filename}home.md#languages)")})
    [error] = built.errors
    assert "it/a.md:5: it/a.md has no place called #no." in error
    site = small_site({"it/a.md": PAGE.format("a", "[x](#menu)\n\n[z]({filename}home.md#languages)")}).run.site
    rendered = []
    places = links.Places((), lambda template: ("menu", "languages"), lambda file: rendered.append(file) or "")
    links.check_places(site, "/api/contact", places, Findings("en"))
    assert rendered == []


def test_a_place_that_only_the_rendering_knows(small_site, tmp_path):
    """Such as one that a template names by a value."""
    (tmp_path / "theme" / "templates" / "special.html").write_text(
        '<p id="p-{{ document.key }}">{{ content|safe }}</p>'
    )
    page = PAGE.format("a\nTemplate: special", "[x](#p-a), [y](#p-b)")
    [error] = small_site({"it/a.md": page}).errors
    assert "it/a.md has no place called #p-b." in error


def test_the_address_of_the_site_itself(small_site, tmp_path):
    """Written as a whole, it is followed like any other; so is the place there."""
    facts = tmp_path / "content" / "site.toml"
    facts.write_text(facts.read_text("utf-8").replace("https://www.example.com", "https://anna.test"), "utf-8")
    right = "[a](https://anna.test/target/#a-place), [b](https://anna.test/), [c](https://anna.test.it/no/)"
    assert small_site({**TARGET, "it/from.md": PAGE.format("from", right)}).errors == []
    wrong = "[a](https://anna.test/target/#no)\n\n[b](https://anna.test/no/)"
    errors = small_site({"it/from.md": PAGE.format("from", wrong)}).errors
    assert [error.split(": ", 1)[1] for error in errors] == [
        "it/target.md has no place called #no. Mend the name after the #.",
        "There is nothing at the address /no/. Name the file of the page instead: {filename}contact.md.",
    ]


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


ARTICLE = "Title: N\nDescription: D.\nSlug: n\nDate: 2026-11-19\n\n{}"
FROM_ANYWHERE = (
    "[a]({filename}target.md), [b]({filename}../target.md#a-place)",
    "[c]({filename}/it/target.md), [d]({filename}it/target.md)",
    "[e]({static}/images/a.txt), [f]({static}../images/a.txt), [g]({static}images/a.txt), [h]({static}a.txt)",
)


@pytest.mark.parametrize("name", ["it/from.md", "it/articles/from.md"])
def test_a_file_is_named_in_the_same_way_from_any_page(small_site, tmp_path, name):
    """As the README shows it; where one lies beside the page, that one is meant."""
    (tmp_path / "content" / "images").mkdir()
    (tmp_path / "content" / "images" / "a.txt").write_text("a")
    source = ARTICLE.format("\n\n".join(FROM_ANYWHERE))
    built = small_site({**TARGET, name: source})
    assert built.errors == []
    html = built.text("n/index.html")
    assert html.count("/target/") == 4
    assert html.count("/images/a.txt") == 4


def test_a_file_beside_the_page_is_meant_first(small_site):
    """Where another one of its name lies elsewhere."""
    beside = ARTICLE.replace("Slug: n", "Slug: beside").format("Text.")
    linking = ARTICLE.format("[a]({filename}target.md)")
    built = small_site({**TARGET, "it/articles/target.md": beside, "it/articles/from.md": linking})
    assert "/beside/" in built.text("n/index.html").partition("<main")[2]
    assert "/target/" not in built.text("n/index.html").partition("<main")[2]


def test_a_picture_that_there_is_not_at_an_address(small_site):
    """It is said how a picture is called, not how a page is."""
    [error] = small_site({"it/from.md": PAGE.format("from", "[x](/images/x.jpg)")}).errors
    assert "it/from.md:5: There is nothing at the address /images/x.jpg. Put the file into content/images" in error
    assert "![what it shows](../images/desk.jpg)" in error
