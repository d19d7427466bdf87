"""The contract's answers, row by row."""

import html
import logging
import re
import uuid

import pytest

from tests.published import ADDRESSES, FACTS

JSON = {"Accept": "application/json"}
LANGUAGES = ["it", "en", "de"]


def thanks(language):
    """The address of the thank-you page."""
    return "http://127.0.0.1:8000" + ADDRESSES.page(language, "thanks")


def typed_in(page):
    """What stands in the fields of the form of a page, as a browser would send it."""
    fields = dict(re.findall(r'name="(\w+)"[^>]*? value="([^"]*)"', page))
    fields["message"] = re.search(r"<textarea[^>]*>\r?\n(.*?)</textarea>", page, re.DOTALL)[1]
    for name, options in re.findall(r'<select[^>]*name="(\w+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        fields[name] = re.search(r'selected value="([^"]*)"', options)[1]
    return {name: html.unescape(value) for name, value in fields.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_stored(client, enquiry, kept, language):
    """A page leads on to the thank-you page of its language, JSON gets the id: both once it is kept."""
    enquiry |= {"language": language}
    answer = client.post("/api/contact", data=enquiry)
    assert (answer.status_code, answer.location) == (303, thanks(language))
    answer = client.post("/api/contact", data=enquiry | {"phone": "12"}, headers=JSON)
    assert answer.status_code == 201
    row = kept()[0]
    assert answer.json == {"id": row.id, "status": "received"}
    assert (row.state, row.language, row.reply_language) == ("new", language, language)
    assert row.privacy_version == str(FACTS.value("privacy.version"))


def test_reply_language(client, enquiry, kept):
    """The language of the answer may differ from that of the page."""
    client.post("/api/contact", data=enquiry | {"reply_language": "de"})
    assert (kept()[0].language, kept()[0].reply_language) == ("it", "de")


@pytest.mark.parametrize(
    ("referrer", "page"),
    [
        ("http://127.0.0.1:8000/contatti/?topic=travel#x", "/contatti/"),
        ("http://127.0.0.1:8000/api/contact", ""),
        ("https://evil.it/contatti/", ""),
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_page_it_was_sent_from(client, enquiry, kept, referrer, page):
    """The page of the site is kept, nothing of any other."""
    client.post("/api/contact", data=enquiry, headers={"Referer": referrer})
    assert kept()[0].page == page


def test_same_submission_again(client, enquiry, kept):
    """The same submission_id with the same words is the same enquiry, in upper case as well."""
    enquiry |= {"submission_id": str(uuid.uuid4())}
    first = client.post("/api/contact", data=enquiry, headers=JSON)
    enquiry["submission_id"] = enquiry["submission_id"].upper()
    again = client.post("/api/contact", json=enquiry, headers=JSON)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json == again.json
    assert client.post("/api/contact", data=enquiry).location == thanks("it")
    assert len(kept()) == 1


def test_second_click_without_javascript(client, enquiry, kept):
    """Without a submission_id the same words, sent twice, are one enquiry."""
    for _ in range(2):
        assert client.post("/api/contact", data=enquiry).status_code == 303
    assert len(kept()) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_same_submission_other_words(client, enquiry, kept, language):
    """Other words under a used submission_id are a 409: the form says so and, sent again, is taken."""
    enquiry |= {"submission_id": str(uuid.uuid4()), "language": language}
    client.post("/api/contact", data=enquiry)
    enquiry["message"] = "Ho dimenticato una cosa importante."
    assert client.post("/api/contact", data=enquiry, headers=JSON).status_code == 409
    answer = client.post("/api/contact", data=enquiry)
    assert answer.status_code == 409
    fields = typed_in(answer.text)
    assert fields["submission_id"] != enquiry["submission_id"]
    assert enquiry.items() - {("submission_id", enquiry["submission_id"])} <= fields.items()
    assert client.post("/api/contact", data=fields).status_code == 303
    assert len(kept()) == 2


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("it", "Controlla l’indirizzo"),
        ("en", "Please check this address"),
        ("de", "Bitte prüfen Sie die Adresse"),
    ],
)
def test_invalid(client, enquiry, language, sentence):
    """The form comes again in its language, with a summary of links and everything that was typed."""
    enquiry |= {
        "language": language,
        "email": 'ada "at" <lovelace>',
        "message": "  Due righe,\r\n<b>con</b> & segni %%title%%  ",
        "topic": "travel",
        "reply_language": "de",
        "phone": "+39 1",
        "submission_id": str(uuid.uuid4()),
        "shown": "when it was",
    }
    answer = client.post("/api/contact", data=enquiry)
    assert answer.status_code == 422
    assert f'<html lang="{language}">' in answer.text
    assert re.search(rf'<a href="#email">[^<]*: {sentence}', answer.text)
    assert re.search(r'<input aria-describedby="email-error" aria-invalid="true"', answer.text)
    assert re.search(r'<div class="summary"[^>]* autofocus>', answer.text)
    sent = enquiry | {"message": enquiry["message"].replace("\r\n", "\n"), "website": ""}
    assert {name: text.replace("\r\n", "\n") for name, text in typed_in(answer.text).items()} == sent


def test_wrong_submission_id_can_be_sent_again(client, enquiry, kept):
    """A broken submission_id is said in the summary, and the form gets a good one."""
    answer = client.post("/api/contact", data=enquiry | {"submission_id": "broken"})
    assert answer.status_code == 422
    assert client.post("/api/contact", data=typed_in(answer.text)).status_code == 303
    assert len(kept()) == 1


def test_honeypot(client, enquiry, kept):
    """What fills the trap gets the same answers as a person, and is kept as spam with the reason."""
    spam = enquiry | {"website": "https://spam.it"}
    assert client.post("/api/contact", data=spam).location == thanks("it")
    answer = client.post("/api/contact", json=spam | {"name": "Spam Two"}, headers=JSON)
    assert (answer.status_code, answer.json["status"]) == (201, "received")
    assert [row.spam_reason for row in kept("spam")] == ["honeypot"] * 2
    assert kept("new") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_too_many(make_app, enquiry, language):
    """Beyond the limit: 429 with the wait, the form again with all that was typed, and the other way in."""
    client = make_app(CONTACT_RATE_LIMIT="2 per hour").test_client()
    headers = {"Origin": "http://127.0.0.1:8000"}
    enquiry |= {"language": language}
    for phone in "12":
        assert client.post("/api/contact", data=enquiry | {"phone": phone}, headers=headers).status_code == 303
    answer = client.post("/api/contact", data=enquiry, headers=headers)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 3600
    assert enquiry.items() <= typed_in(answer.text).items()
    assert "mailto:" in answer.text
    answer = client.post("/api/contact", json=enquiry, headers=headers | JSON)
    assert answer.status_code == 429
    assert "<a" not in answer.json["errors"]["form"][0]
    assert answer.headers["Retry-After"]
    assert client.get("/api/health").status_code == 200


def test_limit_is_per_sender_behind_a_proxy(make_app, enquiry):
    """Behind a trusted proxy each sender has an allowance; what senders claim beyond it does not count."""
    client = make_app(CONTACT_RATE_LIMIT="1 per hour", CONTACT_TRUSTED_PROXIES="1").test_client()

    def post(forwarded):
        headers = {"Origin": "http://127.0.0.1:8000", "X-Forwarded-For": forwarded}
        return client.post("/api/contact", json=enquiry, headers=headers | JSON).status_code

    senders = ["1.1.1.1", "2.2.2.2", "2.2.2.2", "9.9.9.9, 1.1.1.1"]
    assert [post(sender) for sender in senders] == [201, 200, 429, 429]
    # Whoever has one address of IPv6 has the whole network around it.
    senders = ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1"]
    assert [post(sender) for sender in senders] == [200, 429, 200]


@pytest.mark.parametrize("language", LANGUAGES)
def test_inbox_cannot_store(make_app, tmp_path, enquiry, language):
    """503 with the wait, the form again, nothing lost, and the address to write to; then it works again."""
    (tmp_path / "full").write_text("a file where a folder should be")
    app = make_app(CONTACT_INBOX=f"sqlite:///{tmp_path}/full/inbox.db")
    client = app.test_client()
    headers = {"Origin": "http://127.0.0.1:8000"}
    enquiry |= {"language": language}
    answer = client.post("/api/contact", data=enquiry, headers=headers)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert enquiry.items() <= typed_in(answer.text).items()
    assert f"mailto:{FACTS.value('contact.email')}" in answer.text
    answer_in_json = client.post("/api/contact", json=enquiry, headers=headers | JSON)
    assert (answer_in_json.status_code, list(answer_in_json.json["errors"])) == (503, ["form"])
    assert answer_in_json.headers["Retry-After"]
    assert client.get("/api/health").status_code == 503
    (tmp_path / "full").unlink()
    assert client.get("/api/health").json == {"status": "ok"}
    assert client.post("/api/contact", data=typed_in(answer.text), headers=headers).status_code == 303


def test_bug_loses_nothing(app, client, enquiry, caplog, monkeypatch):
    """Even what nobody thought of shows the form again, and logs nothing that was typed."""
    inbox = app.extensions["contact"].inbox
    monkeypatch.setattr(inbox, "keep", lambda enquiry, notices: int(enquiry.message))
    answer = client.post("/api/contact", data=enquiry)
    assert answer.status_code == 503
    assert enquiry.items() <= typed_in(answer.text).items()
    assert "ValueError" in caplog.text
    assert enquiry["message"] not in caplog.text


@pytest.mark.parametrize(
    ("path", "accepted", "language"),
    [
        ("/api/contact", "", "it"),
        ("/api/contact", "de-AT,en;q=0.5", "de"),
        ("/api/contact?language=en", "de", "en"),
        ("/api/contact?language=//evil.it", "fr", "it"),
    ],
)
def test_get_leads_to_the_contact_page(client, path, accepted, language):
    """Who comes to the address itself is led to the form, in the language asked for."""
    answer = client.get(path, headers={"Accept-Language": accepted})
    assert answer.status_code == 303
    assert answer.location == "http://127.0.0.1:8000" + ADDRESSES.page(language, "contact")


def test_nothing_sent_chooses_where_it_leads(client, enquiry):
    """No field, header or part of the address changes where the thank-you page is."""
    headers = {"Host": "evil.it", "X-Forwarded-Host": "evil.it", "Referer": "https://evil.it/"}
    sent = enquiry | {"next": "https://evil.it/", "redirect": "//evil.it", "page": "//evil.it"}
    answer = client.post("/api/contact?next=//evil.it&language=//evil.it", data=sent, headers=headers)
    assert (answer.status_code, answer.location) == (303, thanks("it"))


def test_other_methods_and_addresses(client):
    """Other methods are a 405 with what is allowed, other addresses a 404, as a page or as JSON."""
    answer = client.put("/api/contact")
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}
    answer = client.get("/api/nope", headers={"Accept-Language": "de"})
    assert answer.status_code == 404
    assert '<html lang="de">' in answer.text
    assert list(client.get("/api/nope", headers=JSON).json["errors"]) == ["form"]


@pytest.mark.parametrize(
    ("accept", "mimetype"),
    [
        ("", "text/html"),
        ("*/*", "text/html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("application/json", "application/json"),
        ("application/json, text/plain, */*", "application/json"),
        ("application/json; charset=utf-8", "application/json"),
        ("application/json;version=1;q=0.3, text/html; q=0.9", "text/html"),
    ],
)
def test_json_for_those_who_ask(client, accept, mimetype):
    """JSON goes to a client that asks for it, a page to everyone else."""
    assert client.post("/api/contact", data={}, headers={"Accept": accept}).mimetype == mimetype


def test_health(client):
    """The health answer is what the contract says."""
    answer = client.get("/api/health")
    assert (answer.status_code, answer.json) == (200, {"status": "ok"})


def test_security_headers(client, enquiry):
    """Every answer is private and strict."""
    for answer in (client.post("/api/contact", data=enquiry), client.get("/api/health"), client.get("/nope")):
        assert answer.headers["Cache-Control"] == "no-store"
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Strict-Transport-Security" not in answer.headers


def test_log_holds_nothing_typed(client, enquiry, kept, caplog):
    """The log holds ids and outcomes, and nothing that a visitor sent, their address included."""
    caplog.set_level(logging.DEBUG)
    enquiry |= {"phone": "+39 0612345", "submission_id": str(uuid.uuid4())}
    for sent in (enquiry, enquiry, enquiry | {"phone": "99 88"}, enquiry | {"email": "x"}):
        client.post("/api/contact", data=sent)
    client.post("/api/contact", data=enquiry, headers={"Origin": "https://evil.it"})
    outcomes = re.findall(r"outcome=(\w+)", caplog.text)
    assert outcomes == ["new", "repeated", "conflict", "invalid", "unconfirmed"]
    assert kept()[0].id in caplog.text
    for text in ("Ada", "lovelace", "agenda", "0612345", "99 88", "evil", "127.0.0.1"):
        assert text not in caplog.text


def test_a_doubled_slash_leads_nowhere_else(client):
    """No redirect goes where the Host header says."""
    answer = client.get("/api//contact", headers={"Host": "evil.it"})
    assert "evil.it" not in answer.headers.get("Location", "")
    assert answer.status_code == 404
