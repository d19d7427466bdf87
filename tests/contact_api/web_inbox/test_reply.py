"""The link that begins an answer."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from contact_api.web_inbox.reply import LONGEST, reply_link
from tests.published import FACTS


@pytest.fixture
def link(put):
    """A function that gives the reply link of an enquiry with these fields."""

    def link(**fields):
        return reply_link(put(**fields), FACTS)

    return link


def parts(link):
    """Address, subject and text of a mailto: link."""
    split = urlsplit(link)
    query = parse_qs(split.query, strict_parsing=True)
    assert split.scheme == "mailto"
    assert set(query) == {"subject", "body"}
    return unquote(split.path), query["subject"][0], query["body"][0]


@pytest.mark.parametrize(
    ("language", "subject", "opening"),
    [
        ("it", "La tua richiesta: Agenda e appuntamenti", "Il tuo messaggio ("),
        ("en", "Your enquiry: Calendar and appointments", "Your message ("),
        ("de", "Ihre Anfrage: Kalender und Termine", "Ihre Nachricht ("),
    ],
)
def test_the_answer_begins_in_the_language_asked_for(link, language, subject, opening):
    """Subject and opening are in the language of the reply, whatever that of the page was."""
    address, said, text = parts(link(reply_language=language))
    assert (address, said) == ("ada@example.org", subject)
    assert opening in text
    assert text.endswith("> Buongiorno,\r\n> mi serve una mano con l’agenda.")


def test_nothing_typed_becomes_another_recipient_or_header(link):
    """Signs that mean something in such a link are only signs."""
    hostile = "a?bcc=b@evil.example&cc=c"
    address, subject, text = parts(link(email=hostile, message="a & b?bcc=x\n#fragment %0d%0aBcc: y", topic=""))
    assert address == hostile
    assert subject == "La tua richiesta"
    assert text.endswith("> a & b?bcc=x\r\n> #fragment %0d%0aBcc: y")


@pytest.mark.parametrize("message", ["à" * 5000, "parola " * 700, "🕊" * 3000])
def test_a_long_message_is_quoted_as_far_as_mail_programs_can_take_it(link, message):
    """The link stays short enough, is cut between characters, and shows that it was."""
    long = link(message=message)
    assert LONGEST - 20 < len(long) <= LONGEST
    assert parts(long)[2].endswith(" […]")
