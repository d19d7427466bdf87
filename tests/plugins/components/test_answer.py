"""The question that a page answers, and what has to say its words."""

import pytest

from plugins.components.answer import key_words, said

PAGE = "Title: {title}\nDescription: {description}\nAnswers: {answers}\nSlug: a\n\n{text}\n"
RIGHT = {
    "title": "What a virtual assistant does",
    "description": "A virtual assistant for freelancers.",
    "answers": "What does a virtual assistant do for freelancers?",
    "text": "An assistant works for freelancers.\n\nMore.",
}


@pytest.fixture
def told(small_site):
    """A function that builds a page that is right but for some of it, and gives what is told of its question."""

    def build(language="en", **changed):
        built = small_site({f"{language}/what.md": PAGE.format(**{**RIGHT, **changed})})
        assert built.errors == []
        return [one.partition("content/")[2] for one in built.warnings if "question" in one]

    return build


def test_a_page_that_answers_is_told_nothing(told):
    assert told() == []


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"answers": "How much does a virtual assistant cost?"}, "en/what.md:3: Of the question, neither title nor"),
        ({"title": "Welcome"}, "en/what.md:1: The title has no word of the question."),
        ({"text": "Good morning.\n\nAn assistant."}, "en/what.md:3: The first paragraph has no word of the question."),
        ({"description": "All about freelancers."}, "en/what.md:2: The description has less than half of the words"),
    ],
)
def test_what_does_not_say_it_is_named(told, changed, sentence):
    """With its line, and what to do."""
    [found] = told(**changed)
    assert found.startswith(sentence)
    assert found.endswith("Say it there, or ask in other words.")


def test_the_words_that_nothing_says_are_named(told):
    [found] = told(answers="What does a virtual assistant cost in Rome?")
    assert "says: cost, Rome." in found


@pytest.mark.parametrize(
    ("language", "question", "words"),
    [
        ("it", "Chi è e cosa fa un’assistente virtuale?", ["assistente", "virtuale"]),
        ("it", "Perché?", []),
        ("en", "How do you plan a business trip?", ["plan", "business", "trip"]),
        ("de", "Was macht eine virtuelle Assistentin für mich?", ["virtuelle", "Assistentin"]),
        ("fr", "Que fait une assistante ?", ["Que", "fait", "une", "assistante"]),
    ],
)
def test_the_words_that_a_question_turns_on(language, question, words):
    """Not those that any question has; in a language that nobody wrote a list for, all."""
    assert key_words(question, language) == words


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("delegare", "Che cosa delego"),  # inflected
        ("assistentin", "Die Assistenz"),
        ("geschaftsreise", "Eine Geschäftsreise planen"),  # accents apart
        ("reise", "Eine Geschäftsreise"),  # in a compound
        ("email", "e<b>m</b>ail Email"),
    ],
)
def test_an_inflected_word_says_it_too(word, text):
    assert said([word], text) == {word}


def test_another_word_does_not():
    assert said(["delegare", "costo"], "Che cosa faccio, e accosto") == {"costo"}
    assert said(["delegare"], "Una delizia") == set()
