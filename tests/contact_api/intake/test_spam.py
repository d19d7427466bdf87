"""What looks like spam is kept as spam with the reasons, and the sender sees no difference."""

import uuid

import pytest
from itsdangerous import URLSafeTimedSerializer

from contact_api.intake import spam

JSON = {"Accept": "application/json"}
WORDS = "Vorrei sapere quanto costa tenere in ordine la mia agenda."


@pytest.fixture
def send(client, enquiry, kept):
    """A function that sends an enquiry, changed by field, and gives what was kept of it."""

    def send(**changed):
        number = str(uuid.uuid4())
        answer = client.post("/api/contact", json=enquiry | {"submission_id": number} | changed, headers=JSON)
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
    """The same text, whoever sends it, is suspected from its fourth time in a day; blanks do not hide it."""
    states = [send(email=f"a{n}@b.it", message=WORDS + " " * n).state for n in range(5)]
    assert states == ["new", "new", "new", "spam", "spam"]
    assert send(message=WORDS + " Grazie!").state == "new"


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
