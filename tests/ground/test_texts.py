"""What is written by rule: minutes in words, initials."""

import pytest

from ground.texts import initials, minutes


@pytest.mark.parametrize(
    ("language", "one", "more"),
    [("it", "1 minuto", "4 minuti"), ("en", "1 minute", "4 minutes"), ("de", "1 Minute", "4 Minuten")],
)
def test_minutes_in_words(language, one, more):
    """As the language counts them."""
    assert (minutes(1, language), minutes(4, language)) == (one, more)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Francesca Lombardi", "FL"),
        ("anna maria de Rossi", "AR"),
        ("Ada", "A"),
        ("Èlia ‘Lia’ Østergård", "ÈØ"),
        ("Ada – Löwe", "AL"),
        ("–", ""),
        ("", ""),
    ],
)
def test_initials(name, letters):
    """The first letters of the first and the last word that is one."""
    assert initials(name) == letters
