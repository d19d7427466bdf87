"""What templates may call."""

from ground.texts import translations
from plugins.words import plain

PAGE = "Title: {0}\nDescription: D.\nSlug: {1}\n{2}\nText."


def test_each_page_speaks_its_language(small_site):
    """Interface texts, dates and facts come in the language of the page, all in one run."""
    pages = {
        f"{language}/articles/a.md": PAGE.format("A", f"a-{language}", "Date: 2027-03-01\n")
        for language in ("it", "en", "de")
    }
    built = small_site(pages)
    assert "1º marzo 2027" in built.text("a-it/index.html")
    assert "1 March 2027" in built.text("en/a-en/index.html")
    assert "1. März 2027" in built.text("de/a-de/index.html")
    assert translations("de").gettext("Send") in built.text("de/index.html")
    assert "<mark class=placeholder>[Nome e cognome]</mark>" in built.text("index.html")


def test_a_title_may_hold_entities_and_is_never_markup(small_site):
    """A soft hyphen is kept in the heading and left out of <title>; < stays a character."""
    text = small_site({"de/a.md": PAGE.format("Grund&shy;stück & <b>", "a", "")}).text("de/a/index.html")
    assert "<h1>Grund\N{SOFT HYPHEN}stück & &LTb></h1>" in text or "<h1>Grund\N{SOFT HYPHEN}stück & &lt;b></h1>" in text
    assert "<title>Grundstück &" in text


def test_plain_text():
    """Tags, entities and soft hyphens are for pages only."""
    assert plain("<em>Über</em>&shy;setzen &amp; mehr") == "Übersetzen & mehr"
