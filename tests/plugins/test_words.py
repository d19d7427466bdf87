"""Words as the search compares them."""

import pytest

from plugins.words import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>Perché <b>no</b>?</p><p>Sì</p>", " no perche si"),
        ("L’agenda, l'agenda", " agenda l"),
        ("Über&shy;setzung für Größen", " fur grossen ubersetzung"),
        ("Uebersetzung fuer", " fur ubersetzung"),
        ("zwei zwei eins", " eins zwei"),
        ("1º marzo 2027", " 1o 2027 marzo"),
        ("", ""),
    ],
)
def test_words_are_small_plain_and_once(text, expected):
    """Without tags, accents, umlauts and soft hyphens, in alphabetical order."""
    assert words(text) == expected
