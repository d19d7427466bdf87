"""Text set in the site's own typeface."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from plugins.artwork.look import sources
from plugins.artwork.typeface import TIGHT, italic, roman

THEME = Path(__file__).parents[3] / "theme"


@pytest.mark.parametrize("face", [roman, italic])
def test_a_text_is_as_wide_as_its_letters(face):
    """Where no pair of them is kerned; twice the text is twice as wide."""
    one = face(THEME)
    assert one.width("nn") == pytest.approx(2 * one.width("n"))
    assert one.width("") == 0


@pytest.mark.parametrize("face", [roman, italic])
def test_pairs_are_kerned(face):
    """“AV” is narrower than an A and a V, as the typeface's designer wants it."""
    one = face(THEME)
    assert one.width("AV") < one.width("A") + one.width("V") - 0.02


def test_both_faces_are_in_one_file():
    """Every character has an italic of its own, with its ligatures; a page calls it by the feature “ital”."""
    [_, source] = sources(THEME)
    font = TTFont(source)
    table = font["GSUB"].table
    features = {record.FeatureTag: record.Feature for record in table.FeatureList.FeatureRecord}
    assert features.keys() == {"ital", "liga"}
    steps = [table.LookupList.Lookup[number] for number in features["ital"].LookupListIndex]
    [italics] = [step.SubTable[0].mapping for step in steps]
    letters = set(font.getBestCmap().values())
    assert italics.keys() == letters
    assert not letters & set(italics.values())
    ligatures = [table.LookupList.Lookup[number].SubTable[0] for number in features["liga"].LookupListIndex]
    assert [italics["f"] in step.ligatures for step in ligatures] == [False, True]
    assert max(features["ital"].LookupListIndex) < min(features["liga"].LookupListIndex)


def test_titles_are_set_tight():
    """As the headings on the pages are."""
    assert roman(THEME).tracking == TIGHT < 0 == italic(THEME).tracking


def test_what_is_drawn_stands_where_it_was_told():
    """From its beginning to where it says that it ends, above the baseline; with letters of all languages."""
    picture = Image.new("RGB", (400, 100), "white")
    end = roman(THEME).draw(picture, "Häß’e «è»", (50, 80), 48, "#000000")
    ink = picture.convert("L").point(lambda value: 255 - value).getbbox()
    assert 48 <= ink[0] <= 56
    assert end - 8 <= ink[2] <= end + 2
    assert ink[3] <= 82


def test_the_same_text_is_drawn_the_same():
    """To the pixel."""
    pictures = [Image.new("RGB", (200, 60), "white") for _ in range(2)]
    for picture in pictures:
        italic(THEME).draw(picture, "Deutsch", (5, 45), 38, "#b8341d")
    assert pictures[0].tobytes() == pictures[1].tobytes()
