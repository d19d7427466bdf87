"""The list and the index of the search page."""

import json

import pytest

PAGE = "Title: {0}\nDescription: About {0}.\nSlug: {1}\n{2}\n{3}\n"


@pytest.fixture
def built(small_site):
    """A site with a search page in Italian and German."""
    pages = {
        "it/search.md": PAGE.format("Cerca", "cerca", "", "Tutte."),
        "de/search.md": PAGE.format("Suche", "suche", "", "Alle."),
        "de/articles/a.md": PAGE.format("Artikel", "artikel", "Date: 2027-03-01\n", "Wörter"),
        "de/what.md": PAGE.format("Was", "was", "", "Etwas [Text](https://b.example/)"),
        "de/about.md": PAGE.format("Ich", "ich", "", "Noch etwas"),
        "de/thanks.md": PAGE.format("Danke", "danke", "", "Danke"),
        "de/new.md": PAGE.format("Neu", "neu", "Status: draft\n", "Entwurf"),
        "it/faq.md": PAGE.format("Domande", "domande", "", "Solo in italiano"),
    }
    return small_site(pages, MENU=["what"])


def index(built, language):
    """The index of a language: address → the sections that the page shows."""
    return json.loads(built.text(f"search/{language}.json"))


def test_a_language_finds_its_own_pages_only(built):
    """No drafts, no thank-you page, not the search itself, nothing in the place of a translation."""
    assert list(index(built, "de")) == ["/de/", "/de/was/", "/de/artikel/", "/de/ich/"]
    assert list(index(built, "it")) == ["/", "/domande/"]


def test_the_index_holds_what_the_page_shows(built):
    """Not what stands in the tags."""
    assert "Etwas Text" in lines(built, "/de/was/")
    assert "Wörter" in lines(built, "/de/artikel/")


def lines(built, address):
    """The lines that the index has of a German page."""
    return [line for _, _, section in index(built, "de")[address] for line in section]


def test_an_edit_changes_the_index(small_site, built):
    """Of its language alone."""
    before = built.text("search/it.json")
    again = small_site({"de/what.md": PAGE.format("Was", "was", "", "Anderes")}, MENU=["what"])
    assert "Anderes" in lines(again, "/de/was/")
    assert again.text("search/it.json") == before


def test_a_language_without_the_page_has_no_index_of_its_own_to_look_for(small_site):
    """Nothing is made for a search that there is not."""
    built = small_site()
    assert not [name for name in built.files() if "search" in name]
