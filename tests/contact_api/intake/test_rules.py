"""What each field accepts."""

import pytest

from contact_api.intake.rules import tidy

GOOD = [
    ("name", "Bo"),
    ("name", "O’Neill-Ågren, Zoë Ó"),
    ("name", "李"),
    ("name", "a" * 100),
    ("name", "  " + "a" * 100 + "\u00a0 "),
    ("name", "tab\there"),
    ("email", "ada@lovelace.it"),
    ("email", "  ada@lovelace.it "),
    ("email", "ada+x@sub.lovelace.co.uk"),
    ("email", "zoë@bücher.de"),
    ("message", "1234567890"),
    ("message", "x" * 5000),
    ("message", "x" * 4998 + "\r\ny"),
    ("message", "eins\nzwei\u2028drei vier\tfünf 👩‍💻"),
    ("phone", ""),
    ("phone", "+39 02 1234-567 (89) / 1.2"),
    ("phone", "1" * 40),
    ("phone", "+39\u00a002\u202f1234567"),
    ("phone", "\u202a+39 02 1234567\u202c"),
    ("email", "\u2068ada@lovelace.it\u2069"),
    ("topic", ""),
    ("topic", "calendar"),
    ("reply_language", ""),
    ("reply_language", "en"),
    ("language", "fr"),
    ("submission_id", ""),
    ("submission_id", "A2C4E6F8-1111-4222-8333-123456789ABC"),
]
BAD = [
    ("name", ""),
    ("name", "   "),
    ("name", "\u00a0\u2003"),
    ("name", "\u200b\u200d\ufeff"),
    ("name", "\u3164\u115f"),
    ("name", "\ufe0f\U000e0041"),
    ("email", "\u2068\u2069"),
    ("email", "a@نامه\u200cای.com"),  # which is another domain than without it
    ("message", "\ufe0f" * 20),
    ("name", "1234 !?"),
    ("name", "a" * 101),
    ("name", "A\x00da"),
    ("name", "Ada\x1b[2J"),
    ("name", "Ada\x85"),
    ("name", "Ada\nBcc: x@y.it"),
    ("name", "Ada\r\n"),
    ("name", "Ada\u2028x"),
    ("name", "\ud800da"),
    ("email", ""),
    ("email", "ada"),
    ("email", "ada@"),
    ("email", "ada@localhost"),
    ("email", "ada@lovelace..it"),
    ("email", "ada@lovelace.it, b@c.it"),
    ("email", "Ada <ada@lovelace.it>"),
    ("email", "ada@lovelace.it\nBcc: b@c.it"),
    ("email", "a" * 64 + "@" + "b" * 60 + "." + "c" * 60 + "." + "d" * 60 + "." + "e" * 10 + ".it"),
    ("message", ""),
    ("message", "\u200b" * 20),
    ("message", "123456789"),
    ("message", " 123456789 "),
    ("message", "x" * 5001),
    ("message", "0123456789\x00"),
    ("message", "0123456789\x08"),
    ("message", "0123456789\udfff"),
    ("phone", "1" * 41),
    ("phone", "call me"),
    ("phone", "+"),
    ("phone", "02 123\n456"),
    ("phone", "02\x00"),
    ("topic", "world-domination"),
    ("topic", "calendar\x00"),
    ("reply_language", "fr"),
    ("submission_id", "1"),
    ("submission_id", "{a2c4e6f8-1111-4222-8333-123456789abc}"),
    ("submission_id", "\ud800"),
]


@pytest.mark.parametrize(("field", "text"), GOOD)
def test_accepted(client, enquiry, field, text):
    """What a person may well type is taken."""
    answer = client.post("/api/contact", json=enquiry | {field: text}, headers={"Accept": "application/json"})
    assert answer.status_code == 201, answer.json


@pytest.mark.parametrize(("field", "text"), BAD)
def test_refused(client, enquiry, kept, field, text):
    """What breaks a rule is refused with a sentence for its field alone, and nothing is kept."""
    answer = client.post("/api/contact", json=enquiry | {field: text}, headers={"Accept": "application/json"})
    assert answer.status_code == 422
    assert list(answer.json["errors"]) == [field]
    assert len(answer.json["errors"][field]) == 1
    assert kept() == []


@pytest.mark.parametrize(("field", "text"), BAD)
def test_page_of_a_refusal(client, enquiry, field, text):
    """The page of any refusal can be shown, half characters and all."""
    answer = client.post("/api/contact", json=enquiry | {field: text})
    assert answer.status_code == 422
    assert "<h1>" in answer.text


@pytest.mark.parametrize("field", ["name", "email", "message"])
def test_missing(client, enquiry, field):
    """A required field that is not sent at all is asked for."""
    del enquiry[field]
    answer = client.post("/api/contact", data=enquiry, headers={"Accept": "application/json"})
    assert answer.status_code == 422
    assert list(answer.json["errors"]) == [field]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("it", "Qui ci stanno al massimo 5.000 caratteri; questi sono 5.002."),
        ("en", "There is room for 5,000 characters here at most; you have written 5,002."),
        ("de", "Hier passen höchstens 5.000 Zeichen hinein; bisher sind es 5.002."),
        ("xx", "Qui ci stanno al massimo 5.000 caratteri; questi sono 5.002."),
    ],
)
def test_sentences_are_in_the_language_of_the_form(client, enquiry, language, sentence):
    """Sentences and the numbers in them are in the form's language; an unknown one counts as Italian."""
    sent = enquiry | {"language": language, "message": "x" * 5002}
    answer = client.post("/api/contact", data=sent, headers={"Accept": "application/json"})
    assert answer.json == {"errors": {"message": [sentence]}}


@pytest.mark.parametrize(
    ("field", "typed", "taken"),
    [
        ("email", "ada\u200b@lovelace.it", "ada@lovelace.it"),
        ("email", "a\u00adda@love\u200dlace.it", "ada@lovelace.it"),
        ("email", "\u2068ada@lovelace.it\u2069", "ada@lovelace.it"),
        ("email", "ada@lovelace\ufeff.it", "ada@lovelace.it"),
        ("email", "ada\ufe0f@lovelace.it", "ada@lovelace.it"),
        ("email", "ada\u2800@lovelace.it", "ada@lovelace.it"),
        ("email", "Zoe\u0308@Bu\u0308cher.de", "Zoë@Bücher.de"),
        ("phone", "+39 333\u200b 123\u00ad4567", "+39 333 1234567"),
        ("phone", "+39\u2060333\u061c1", "+393331"),
        ("name", "Zoe\u0308", "Zoë"),
        ("message", "Perche\u0301 no? ❤️", "Perché no? ❤️"),
        ("message", "1234567890 👩\u200d💻", "1234567890 👩\u200d💻"),
    ],
)
def test_what_is_taken(client, enquiry, kept, field, typed, taken):
    """What nobody sees in an address or a number is taken out; accents are in one form; the rest is as it was typed."""
    answer = client.post("/api/contact", json=enquiry | {field: typed}, headers={"Accept": "application/json"})
    assert answer.status_code == 201, answer.json
    assert getattr(kept()[0], field) == taken


def test_tidy():
    """Blanks, seen and unseen, go from the edges; line breaks become one kind."""
    assert tidy("\u200b \n a\r\nb\rc\u00a0\ufeff") == "a\nb\nc"
