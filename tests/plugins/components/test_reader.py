"""The front matter of a page."""

import re

import pytest

PAGE = "Title: T\nDescription: D.\nSlug: t\n\n"
MISTAKES = {
    "Description: D.\nSlug: t\n": "1: A page needs a title. Add a line “Title: …” at the top of the file.",
    "Title: T\nSlug: t\n": "1: A page needs a description",
    "Title: T\nDescription: D.\n": "1: A page needs a slug",
    "Title: T\nDescription: D.\nSlug: Così è\n": "3: “Così è” is not a Slug that the site understands.",
    "Title: T\nDescription: D.\nSlug: t\nStatus: bozza\n": "4: “bozza” is not a Status",
    "Title: T\nDescription: D.\nSlug: t\nTemplate: none\n": "4: “none” is not a Template",
    "Title: T\nDescription: D.\nSlug: t\nStatuss: draft\n": "4: Nothing reads “Statuss” here. Did you mean “Status”?",
    "Title: T\nDescription: D.\nSlug: t\nPicture-Autor: A\n": "4: Nothing reads “Picture-autor” here.",
    "Title: T\nDescription: D.\nand more\nSlug: t\n": "4: “Slug: …” stands here, but is not read. Put it",
    "Title: T\nDescription: D.\n\nSlug: t\n": "4: “Slug: …” stands here, but is not read.",
    "Title: T\nDescription: D.\n\tSlug: t\n": "3: “Slug: …” stands here, but is not read.",
    "Title: T\nDescription: D.\nslug : t\n": "3: “Slug: …” stands here, but is not read.",
    "Title: T\nDescription: {{ person.name }}\nSlug: t\n": "2: Facts are put into the text of a page",
    "Title: T\nDescription: D.\nSlug: t\nSlug: u\n": "4: Slug stands there twice. Keep one.",
}


@pytest.mark.parametrize(("front", "sentence"), MISTAKES.items())
def test_a_mistake_in_the_front_matter(small_site, front, sentence):
    """The build is refused with a sentence that names the line; Pelican's own complaint is not repeated."""
    built = small_site({"it/t.md": f"{front}\nText."})
    assert built.refused
    assert len(built.errors) == 1
    assert f"it/t.md:{sentence}" in built.errors[0]


@pytest.mark.parametrize(
    ("date", "sentence"),
    [
        ("", "An article needs a date"),
        ("Date: domani\n", "“domani” is not a Date"),
        ("Date: 03/04/2027\n", "“03/04/2027” is not a Date"),
        ("Date: 2027-13-45\n", "“2027-13-45” is not a Date"),
    ],
)
def test_an_article_needs_a_date(small_site, date, sentence):
    """One that can be read."""
    built = small_site({"it/articles/a.md": f"Title: T\nDescription: D.\nSlug: a\n{date}\nText."})
    assert built.refused
    assert [error for error in built.errors if sentence in error] == built.errors


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
@pytest.mark.parametrize("name", ["old", "contact"])
def test_a_file_that_is_not_utf8(small_site, tmp_path, encoding, name):
    """A file saved in another encoding is named, not skipped, and nothing else is."""
    text = "Title: Contact\nDescription: D.\nSlug: c\n\nCiò."
    (tmp_path / "content" / "it" / f"{name}.md").write_bytes(text.encode(encoding))
    built = small_site({"it/services.md": PAGE + "/// service | calendar\nX.\n///"})
    assert built.refused
    [error] = built.errors
    line = {"latin-1": 5, "utf-16": 1}[encoding]
    assert f"it/{name}.md:{line}: This file is not saved as UTF-8." in error


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_marks_and_line_ends_of_windows_make_no_difference(small_site, tmp_path, encoding, newline):
    """The page, and the address that others know it by, are the same."""
    text = "Slug: c\nTitle: Contact\nDescription: D.\n\n/// note\nCiò.\n///\n"
    (tmp_path / "content" / "it" / "contact.md").write_bytes(text.replace("\n", newline).encode(encoding))
    built = small_site({"it/services.md": PAGE + "/// service | calendar\nX.\n///"})
    assert built.errors == []
    assert "<p>Ciò.</p></aside>" in built.text("c/index.html")
    assert "href=/c/agenda/" in built.text("t/index.html")


@pytest.mark.parametrize("name", ["a b.md", "Ab.md", "così.md", "Articles/a.md"])
def test_a_file_name_that_addresses_could_not_hold(small_site, name):
    """Links and other languages name the file; spaces, capitals and accents differ between computers."""
    built = small_site({f"it/{name}": PAGE})
    assert built.refused
    assert f"it/{name}: The site cannot take a file of this name. Use only a-z" in built.errors[0]


def test_a_page_with_mistakes_is_not_missed(small_site):
    """Nobody is told that a translation is missing, or that links to it lead nowhere."""
    link = PAGE.replace("Slug: t", "Slug: a") + "[b]({filename}b.md)"
    built = small_site({"it/a.md": link, "it/b.md": "Slug: b\n\nText.", "en/b.md": f"{PAGE}Text."})
    assert len(built.errors) == 2
    assert all("it/b.md:1: A page needs a" in error for error in built.errors)
    assert [re.sub(".*/it/", "it/", warning).partition(". ")[0] for warning in built.warnings] == [
        "it/a.md: There is no English version of this page",
        "it/a.md: There is no German version of this page",
    ]
