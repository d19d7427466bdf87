"""The front matter of a page."""

import pytest

MISTAKES = {
    "Description: D.\nSlug: t\n": "1: A page needs a title. Add a line “Title: …” at the top of the file.",
    "Title: T\nSlug: t\n": "1: A page needs a description",
    "Title: T\nDescription: D.\n": "1: A page needs a slug",
    "Title: T\nDescription: D.\nSlug: Così è\n": "3: “Così è” is not a Slug that the site understands.",
    "Title: T\nDescription: D.\nSlug: t\nStatus: bozza\n": "4: “bozza” is not a Status",
    "Title: T\nDescription: D.\nSlug: t\nSlug: u\n": "3: Slug stands there twice. Keep one.",
}


@pytest.mark.parametrize(("front", "sentence"), MISTAKES.items())
def test_a_mistake_in_the_front_matter(small_site, front, sentence):
    """The build is refused with a sentence that names the line; Pelican's own complaint is not repeated."""
    built = small_site({"it/t.md": f"{front}\nText."})
    assert built.refused
    assert len(built.errors) == 1
    assert f"it/t.md:{sentence}" in built.errors[0]


@pytest.mark.parametrize(
    ("date", "sentence"), [("", "An article needs a date"), ("Date: domani\n", "“domani” is not a Date")]
)
def test_an_article_needs_a_date(small_site, date, sentence):
    """One that can be read."""
    built = small_site({"it/articles/a.md": f"Title: T\nDescription: D.\nSlug: a\n{date}\nText."})
    assert built.refused
    assert [error for error in built.errors if sentence in error] == built.errors


def test_a_file_that_is_not_utf8(small_site, tmp_path):
    """A file saved in another encoding is named, not skipped."""
    (tmp_path / "content" / "it" / "old.md").write_bytes("Title: È\n\nCiò.".encode("latin-1"))
    built = small_site()
    assert built.refused
    assert "it/old.md" in built.errors[0]
