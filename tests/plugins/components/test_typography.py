"""Straight marks, and what they stand for in each language."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.components.quotes import marks_of
from plugins.components.typography import straight, typeset

TYPED = {
    "it": {
        'Ha detto "sì".': "Ha detto «sì».",
        "L'agenda, un po' di tempo, dell'\"amico\"": "L’agenda, un po’ di tempo, dell’«amico»",
        "\"Un 'caso' raro\"": "«Un “caso” raro»",
        'una "cosa "così" bella"': "una «cosa “così” bella»",
        "'un po' di pane'": "“un po’ di pane”",
        "nel '68 e negli anni '90": "nel ’68 e negli anni ’90",
        '(l\'"ora")': "(l’«ora»)",
        "costa 10 €, 20 euro, 5 kg, n. 3, pag. 7": "costa 10\u00a0€, 20\u00a0euro, 5\u00a0kg, n.\u00a03, pag.\u00a07",
    },
    "en": {
        "It's 'fine', \"he said\".": "It’s ‘fine’, “he said”.",
        "the clients' wishes": "the clients’ wishes",
        "rock 'n' roll in the '90s": "rock ’n’ roll in the ’90s",
        "\"'Quoted' words\"": "“‘Quoted’ words”",
        '"First paragraph of many': "“First paragraph of many",
        "at 2 pm, No. 5, $ 10, e. g. this": "at 2\u00a0pm, No.\u00a05, $\u00a010, e.\u00a0g. this",
        "wait... and -- as said --- go": "wait… and – as said — go",
        "10--20 pages": "10–20 pages",
    },
    "de": {
        "Wie geht's? \"Er sagte 'ja'.\"": "Wie geht’s? „Er sagte ‚ja‘.“",
        "Hans' Bruder hat 's": "Hans’ Bruder hat ’s",
        '"Ja", sagt "er".': "„Ja“, sagt „er“.",
        "z. B. 10 % um 14 Uhr, § 5, Nr. 3": "z.\u00a0B. 10\u00a0% um 14\u00a0Uhr, §\u00a05, Nr.\u00a03",
    },
    "fr": {'dit "oui"': "dit «\u00a0oui\u00a0»"},
    "es": {'dice "sí"': "dice «sí»"},
}


@pytest.mark.parametrize(
    ("language", "typed", "shown"),
    [(language, typed, shown) for language, texts in TYPED.items() for typed, shown in texts.items()],
)
def test_straight_marks_become_those_of_the_language(language, typed, shown):
    """Quotes of both ranks, apostrophes, dashes, ellipses, and no-break spaces."""
    assert typeset(typed, language) == shown


@pytest.mark.parametrize(
    "text",
    [
        'a 15" screen',
        "5'10\"",
        "9'30''",
        "https://a.example/b--c...d",
        "a--b@example.com",
        "www.a--b.example",
        "-->",
        "-----",
        "....",
        "«Già», “giusto”, l’ora – sì … 10\u00a0€",
        "alle 5 minuti dopo",
        "&#39; and &quot;",
    ],
)
def test_what_is_meant_as_it_stands(text):
    """Inches and feet, addresses, rows of marks, and what is right already."""
    assert typeset(text, "it") == text


TYPED_TEXTS = st.text(st.sampled_from("ab1 .,-'\"…–«»“”’(\n€Bz"), max_size=40)


@settings(max_examples=300)
@given(TYPED_TEXTS, st.sampled_from(["it", "en", "de", "xx"]))
def test_the_text_that_comes_out_went_in(text, language):
    """But for its marks; and once they are set, they stay."""
    shown = typeset(text, language)
    assert straight(shown) == straight(text)
    assert shown.count("\n") == text.count("\n")


def test_a_language_that_nobody_knows_has_english_quotes():
    """A region has those of its language where it has none of its own."""
    assert marks_of("xx") == marks_of("en")
    assert marks_of("de-AT") == marks_of("de")
    assert marks_of("de-CH") != marks_of("de")


@pytest.mark.parametrize("piece", ["'x ", '"a ', "\"a 'b ", "' ", "x' ", "-- ", '"', "'", "a. ", "1 ", "...", "&a"])
def test_a_long_text_takes_its_time_in_proportion(piece):
    """Ten times the text takes about ten times as long."""
    took = []
    for times in (2_000, 20_000):
        started = time.process_time()
        typeset(piece * times, "it")
        took.append(max(time.process_time() - started, 0.001))
    assert took[1] < 40 * took[0]
