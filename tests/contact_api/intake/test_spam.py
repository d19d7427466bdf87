"""What looks like spam is kept as spam with the reasons, and the sender sees no difference."""

import json
import tomllib
import uuid
from itertools import chain
from pathlib import Path

import pytest
from itsdangerous import URLSafeTimedSerializer

from contact_api.intake import offers, spam

JSON = {"Accept": "application/json"}
WORDS = "Vorrei sapere quanto costa tenere in ordine la mia agenda."
# Each was written for this: its language, who wrote what, and its label, “honest” or “dishonest”.
FILE = Path(__file__).with_name("spam") / "messages.jsonl"
MESSAGES = [json.loads(line) for line in FILE.read_text(encoding="utf-8").rstrip().split("\n")]


@pytest.fixture
def send(client, enquiry, kept):
    """A function that sends an enquiry, changed by field, and gives what was kept of it."""

    def send(sender="192.0.2.7", **changed):
        number = str(uuid.uuid4())
        fields = enquiry | {"submission_id": number} | changed
        answer = client.post("/api/contact", json=fields, headers=JSON, environ_base={"REMOTE_ADDR": sender})
        assert (answer.status_code, answer.json["status"]) == (201, "received")
        return next(row for row in kept() if row.submission_key == number)

    return send


@pytest.fixture
def shown(app):
    """A function that signs that a form was shown so many seconds ago."""

    def sign(seconds):
        class Earlier(URLSafeTimedSerializer.default_signer):
            def get_timestamp(self):
                return super().get_timestamp() - seconds

        return URLSafeTimedSerializer(app.secret_key, salt="shown", signer=Earlier).dumps("")

    return sign


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"website": "x"}, "honeypot"),
        ({"message": "Buy https://a.example www.b.example http://c.d https://e.f http://g.h"}, "links"),
        ({"name": "Win www.casino.example"}, "links"),
        ({"message": WORDS + " www.a.example www.b.example www.c.example"}, ""),
        ({"message": WORDS + " https://mia-azienda.example"}, ""),
        ({"message": WORDS + " https://www.a.example http://www.b.example" * 2}, ""),
        ({"message": WORDS + " https://a.example/1 https://a.example/2 https://b.a.example" * 9}, ""),
        ({"message": WORDS + " https://web.archive.org/web/2019/https://a.example/" * 3}, ""),
        ({"message": WORDS + ' <a href="https://a.example">qui</a>'}, "links, markup"),
        ({"message": "Buongiorno, [url=https://a.example]guardi[/url]"}, "links, markup"),
        ({"message": "Доброе утро, мне нужна помощь."}, "foreign script"),
        ({"name": "Анна", "message": WORDS}, ""),
        ({"message": "Vіnci subitо, è tuttо pronto"}, "disguised letters"),
        ({"message": "Cor\u200bri sub\u200bito, è tut\u200bto pronto"}, "disguised letters"),
        ({"message": "𝐆𝐮𝐚𝐝𝐚𝐠𝐧𝐚 𝐬𝐮𝐛𝐢𝐭𝐨, è tutto pronto"}, "disguised letters"),
        ({"message": "sdfkjh qwrtpz wxzqvb"}, "no words"),
        ({"message": "kHgTrWqZxPlMnBv"}, "no words"),
        ({"message": "RSSMRA80A01H501U è il mio codice"}, ""),
        ({"message": "Rechtschreibung und Angstschweiß bei Krzysztof"}, ""),
    ],
)
def test_signs(send, changed, reason):
    """A filled trap, many links, a link for a name; a few links alone are nobody's fault."""
    row = send(**changed)
    assert (row.state, row.spam_reason) == ("spam" if reason else "new", reason)


def test_time_is_a_signal_only(send, shown):
    """Haste alone is no reason, with a few links it is; old, missing, forged: nobody is refused for it."""
    three = WORDS + " www.a.example www.b.example www.c.example"
    assert send(shown=shown(0)).state == "new"
    assert send(shown=shown(0), message=three).spam_reason == "links, too fast"
    for time in (shown(60), shown(400 * 86400), "", "forged", shown(0)[:-1], "\ud800"):
        assert send(shown=time, message=three).state == "new"
        three += "."


def test_same_text_again_and_again(send):
    """A sender's same text is suspected from its fourth time in a day; blanks and other names do not hide it."""
    states = [send(email=f"a{n}@b.it", message=WORDS + " " * n).state for n in range(5)]
    assert states == ["new", "new", "new", "spam", "spam"]
    assert send(message=WORDS + " Grazie!").state == "new"
    assert send(sender="192.0.2.8", message=WORDS).state == "new"


def test_what_many_write_is_nobodys_spam(send):
    """Eight people of one office write a greeting, and eight elsewhere the text of a leaflet."""
    greetings = [send(email=f"a{n}@b.it", message="Buongiorno").state for n in range(8)]
    leaflets = [send(sender=f"198.51.100.{n}", email=f"b{n}@b.it", message=WORDS).state for n in range(8)]
    assert {*greetings, *leaflets} == {"new"}


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_the_sender_sees_no_difference(client, kept, enquiry, accept):
    """Status, headers and body are those of an honest message, whatever the sign."""

    def seen(**changed):
        fields = enquiry | {"submission_id": str(uuid.uuid4())} | changed
        answer = client.post("/api/contact", data=fields, headers={"Accept": accept})
        return answer.status, list(answer.headers), answer.text.replace(kept()[0].id, "ID")

    honest = seen()
    dishonest = [row["message"] for row in MESSAGES if row["label"] == "dishonest"][::15]
    assert [seen(message=message) for message in dishonest] == [honest] * len(dishonest)
    assert seen(website="x") == honest
    assert len(kept("spam")) == len(dishonest) + 1


def test_double_clicks_do_not_count(client, send, enquiry, kept):
    """One enquiry sent many times is one; its text is not suspected for it."""
    for _ in range(9):
        client.post("/api/contact", json=enquiry, headers=JSON)
    assert send(phone="12").state == "new"


def test_form_shown_again_carries_the_time(client, enquiry):
    """A form that the endpoint shows carries the signed time, and keeps it when it is shown once more."""
    page = client.post("/api/contact", data=enquiry | {"email": "x"}).text
    signed = page.partition('name="shown" type="hidden" value="')[2].partition('"')[0]
    assert len(signed) > 20
    assert signed in client.post("/api/contact", data=enquiry | {"email": "x", "shown": signed}).text


def test_the_script_can_ask_for_the_time(app, client, send):
    """The static page cannot sign; its script asks the endpoint when somebody begins to write."""
    signed = client.options("/api/contact").headers["Form-Shown"]
    with app.test_request_context():
        assert spam.clock(app.secret_key).loads(signed, max_age=5) == ""
    assert "Form-Shown" not in client.options("/api/contact", headers={"Origin": "https://evil.it"}).headers


def texts(language, label):
    return [row for row in MESSAGES if (row["language"], row["label"]) == (language, label)]


@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_no_honest_message_is_suspected(send, language):
    """Short and long ones, with signatures, links, offers quoted, capitals, foreign names: none is kept as spam."""
    fields = ("language", "name", "email", "message")
    sent = [send(**{name: row[name] for name in fields}) for row in texts(language, "honest")]
    assert len(sent) >= 50
    assert [row.message for row in sent if row.state != "new"] == []


@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_most_dishonest_messages_are_suspected(send, language):
    """At least 95 in 100."""
    fields = ("language", "name", "email", "message")
    sent = [send(**{name: row[name] for name in fields}) for row in texts(language, "dishonest")]
    assert len(sent) >= 50
    assert sum(row.state == "spam" for row in sent) >= 0.95 * len(sent)


def test_messages_are_all_different():
    """None is there twice."""
    assert len({row["message"] for row in MESSAGES}) == len(MESSAGES)


def test_every_phrase_can_be_found():
    """Each phrase of the vocabulary is found in a text that consists of it, and stands in its kind once a language."""
    for kind, entry in tomllib.loads(offers.WORDS.read_text(encoding="utf-8")).items():
        lists = [words for words in entry.values() if isinstance(words, list)]
        assert all(len(set(words)) == len(words) for words in lists)
        for phrase in chain(*lists):
            assert kind in {found.name for found, _ in offers.phrases_in(offers.plain(phrase))}, phrase
