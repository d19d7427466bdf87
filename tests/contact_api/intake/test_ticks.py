"""What was ticked on a page of the site begins the form's message."""

import html
import logging
import re
from urllib.parse import urlencode

import pytest

from contact_api.intake.ticks import LONGEST, MOST
from tests.published import ADDRESSES

SENTENCES = {
    "it": "Ecco che cosa ho spuntato:",
    "en": "These are the things I’ve ticked:",
    "de": "Das habe ich angekreuzt:",
}
JSON = {"Accept": "application/json"}


def address(*tasks, language="it"):
    """The address that a browser makes of a list with these ticks."""
    return "/api/contact?" + urlencode([("task", task) for task in tasks] + [("language", language)])


def message_of(page):
    """What stands in the message of the form."""
    return html.unescape(re.search(r"<textarea[^>]*>\r?\n(.*?)</textarea>", page, re.DOTALL)[1]).replace("\r", "")


@pytest.mark.parametrize("language", SENTENCES)
def test_the_message_begins_with_the_ticks(client, kept, language):
    """In the form's language, in a page that nobody keeps; nothing is stored and no cookie set."""
    answer = client.get(address("Fissare incontri", "Prenotare viaggi", language=language))
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert message_of(answer.text) == f"{SENTENCES[language]}\n– Fissare incontri\n– Prenotare viaggi\n\n"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "Set-Cookie" not in answer.headers
    assert kept() == []


def test_who_asks_for_the_head_alone_gets_it(client, kept):
    """As a link checker does: the same answer without a page, and nothing is kept."""
    whole, head = client.get(address("riordinare")), client.head(address("riordinare"))
    assert head.status_code == whole.status_code == 200
    assert head.mimetype == "text/html"
    assert head.data == b""
    assert list(kept()) == []


def test_what_is_sent_then_is_kept(client, enquiry, kept):
    """The form of that page is sent like any other."""
    page = client.get(address("Fissare incontri")).text
    fields = dict(re.findall(r'name="(\w+)"[^>]*? value="([^"]*)"', page))
    sent = enquiry | {"message": message_of(page), "submission_id": fields["submission_id"]}
    assert client.post("/api/contact", data=sent).status_code == 303
    assert kept()[0].message == "Ecco che cosa ho spuntato:\n– Fissare incontri"


def test_without_ticks_it_leads_to_the_form(client):
    """A list with nothing ticked leads to the contact page, and so does whoever wants JSON."""
    for answer in (client.get(address()), client.get(address(" ", "\u200b")), client.get(address("a"), headers=JSON)):
        assert (answer.status_code, answer.location) == (
            303,
            "http://127.0.0.1:8000" + ADDRESSES.page("it", "contact"),
        )


def test_no_more_than_a_page_has(client):
    """So many ticks, each once and in one line."""
    tasks = [f"{number}\r\nx" for number in range(2 * MOST)]
    lines = message_of(client.get(address(*tasks, *tasks)).text).split("\n")
    assert lines[0] == SENTENCES["it"]
    assert [line[:5] for line in lines[1:4]] == ["– 0 x", "– 1 x", "– 2 x"]
    assert len(lines) == 1 + MOST + 2


def test_the_longest_message_can_be_sent(client, enquiry, kept):
    """Each tick is of so many letters at most, and there is room to write on."""
    message = message_of(client.get(address(*(f"{number}" + "x" * 2 * LONGEST for number in range(MOST)))).text)
    assert max(map(len, message.split("\n"))) == len("– ") + LONGEST
    assert client.post("/api/contact", data=enquiry | {"message": message + "y" * 900}).status_code == 303
    assert len(kept()) == 1


def test_what_looks_like_markup_stays_text(client):
    """Nothing in the address becomes part of the page."""
    hostile = '</textarea><script>alert("1")</script>'
    answer = client.get(address(hostile))
    assert "<script>alert" not in answer.text
    assert hostile in message_of(answer.text)


def test_only_the_message_is_begun(client):
    """No other field takes anything from the address."""
    page = client.get(address("a") + "&name=Eve&email=eve@evil.test&message=buy&topic=travel&website=x").text
    assert not any(word in page for word in ("Eve", "evil.test", "buy"))


def test_the_log_says_nothing_of_it(client, caplog):
    """What was ticked stands in no line."""
    caplog.set_level(logging.DEBUG)
    client.get(address("Geheimnis"))
    assert "Geheimnis" not in caplog.text
