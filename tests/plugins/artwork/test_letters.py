"""Titles that the typeface cannot set, and how they stand on a card."""

from pathlib import Path
from unicodedata import normalize

import pytest
from fontTools.ttLib import TTFont

from plugins.artwork.letters import USUAL, lacking, shown
from plugins.artwork.look import sources
from plugins.artwork.painter import CardPainter
from plugins.artwork.typeface import letters_in, roman
from plugins.artwork.words import Words
from plugins.findings import ROOT

THEME = Path(__file__).parents[3] / "theme"
PAGE = "Title: {}\nDescription: D.\nSlug: t\n\nText.\n"


def test_the_letters_of_a_file():
    """Those that the face draws with."""
    source = sources(THEME)[1]
    assert set(letters_in(source)) == roman(THEME).letters == set(map(chr, TTFont(source).getBestCmap()))


@pytest.mark.parametrize(
    ("title", "on_the_card", "missing"),
    [
        ("Un anno", "Un anno", ""),
        ("Un anno 🎉 dopo", "Un anno dopo", "🎉"),
        ("🎉 Un anno", "Un anno", "🎉"),
        ("Ciao 👩🏽‍💻!", "Ciao !", "👩💻"),
        ("I ❤️ lists", "I lists", "❤"),
        ("Ελλάδα", "", "Ελάδα"),
        ("María Sørensen, Łódź", "Maria Sorensen, Lodz", "íøŁóź"),
        ("Æsop ½", "AEsop", "Æ½"),
        ("Daten\N{SOFT HYPHEN}schutz", "Daten\N{SOFT HYPHEN}schutz", ""),
        ("a\u2003b", "a b", ""),
    ],
)
def test_what_a_typeface_lacks(title, on_the_card, missing):
    """It is left out with the space around it; signs that only change another one are not named."""
    latin = {*map(chr, range(0x20, 0x7F)), "’", "è"}
    assert shown(title, latin) == on_the_card
    assert lacking(title, latin) == missing


def test_the_usual_letters_are_there():
    """In the typeface of the site, so that nobody has to look it up for them."""
    letters = roman(THEME).letters
    usual = [one for one in map(chr, range(0x2100)) if USUAL.fullmatch(one) and one != "\N{SOFT HYPHEN}"]
    assert len(usual) > 120
    assert [one for one in usual if one not in letters] == []


def test_a_name_is_told_that_a_card_cannot_show(small_site, tmp_path):
    """With its line in site.toml."""
    facts = tmp_path / "content" / "site.toml"
    facts.write_text(facts.read_text().replace("[Nome e cognome]", "Ana Łuć"))
    built = small_site(THEME=str(ROOT / "theme"), CSS_FILES=css_files(), DRAWS_CARDS=False)
    line = facts.read_text()[: facts.read_text().index("Ana Łuć")].count("\n") + 1
    [told] = [warning for warning in built.warnings if "typeface" in warning]
    assert f"site.toml:{line}: The typeface of the site has no Łć." in told


def test_a_card_without_the_letters_it_lacks():
    """It is the card of the title without them: no gaps, no boxes."""
    painter = CardPainter(THEME)
    rest = ("Ada", "virtual assistant", "Italiano")
    assert painter.draw("desk", Words("Un anno 🎉 dopo", *rest)) == painter.draw("desk", Words("Un anno dopo", *rest))
    painter.draw("desk", Words("日本", *rest))  # nothing is left, and no harm done


def test_no_title_runs_over_the_drawing():
    """Not even one long word, in the real typeface: what is right of its box stays as it is."""
    from io import BytesIO

    from PIL import Image, ImageChops

    painter = CardPainter(THEME)
    rest = ("", "virtual assistant", "Italiano")
    empty = Image.open(BytesIO(painter.draw("desk", Words("", *rest)))).convert("RGB")
    for title in ("Rinderkennzeichnungs" * 4, "W" * 79, "M" * 5000, "Donaudampfschifffahrt " * 30):
        drawn = Image.open(BytesIO(painter.draw("desk", Words(title, *rest)))).convert("RGB")
        _, _, right, bottom = ImageChops.difference(empty, drawn).getbbox()
        assert right <= 760
        assert bottom <= 540


def test_a_title_is_told_that_its_card_cannot_show(small_site):
    """With its line and each character; the page itself shows all of it."""
    theme = {"THEME": str(ROOT / "theme"), "CSS_FILES": css_files(), "DRAWS_CARDS": False}
    pages = {
        "it/t.md": PAGE.format("Fatto ✓ 🎉 🎉"),
        "it/u.md": PAGE.format("Perché “no” – €").replace("Slug: t", "Slug: u"),
    }
    for _ in ("at first", "once more"):
        built = small_site(pages, **theme)
        [told] = [warning for warning in built.warnings if "typeface" in warning]
        assert "it/t.md:1: The typeface of the site has no ✓🎉. The social card shows the plain letter" in told
        assert "Fatto ✓ 🎉 🎉" in built.text("t/index.html")


def css_files() -> list[str]:
    """The style sheets of the theme."""
    from pelicanconf import CSS_FILES

    return CSS_FILES


def test_a_title_in_two_parts_is_one_in_every_place(small_site):
    """A Mac's é, of an e and an accent, is é on the page, in the feed, the search, a menu and an id."""
    source = (
        PAGE.format("Perché è così").replace("Slug: t", "Slug: t\nMenu: È così\nDate: 2026-01-01") + "\n## Perché?\n"
    )
    pages = {
        "it/articles/t.md": normalize("NFD", source),
        "it/search.md": PAGE.format("Cerca").replace(": t", ": cerca"),
    }
    built = small_site(pages)
    assert "Perché è così" in built.text("feed.atom")
    for file in built.files():
        text = (built.output / file).read_bytes().decode(errors="ignore")
        if not file.endswith(".woff2"):
            assert text == normalize("NFC", text), file
    assert built.run.cards.card("t/index.html").alt == "Perché è così"
