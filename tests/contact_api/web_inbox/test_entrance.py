"""The door of the web inbox."""

import os
import re
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from contact_api.web_inbox.password import hash_of
from contact_api.web_inbox.sessions import SIGNED_IN_FOR
from tests.contact_api.web_inbox.conftest import HASH

SITE = "http://127.0.0.1:8000"
ID = "00000000-0000-4000-8000-000000000000"
NO_COOKIES = {
    "it": f"non conserva i cookie di {SITE}",
    "en": f"keeps no cookies of {SITE}",
    "de": f"behält keine Cookies von {SITE}",
}
PAGES = ["", "weeks", "enquiries.csv", ID, f"{ID}/erase"]


@pytest.fixture(autouse=True, scope="module")
def passwords_compared_once():
    """Here each time."""


def without_token(page: str) -> str:
    return re.sub(r'value="[^"]*"', "", page)


@pytest.mark.parametrize("path", [*PAGES, "sign-in", "static/css/inbox.css"])
def test_without_a_password_there_is_no_inbox(make_app, path):
    """Nothing answers below /inbox/ unless CONTACT_INBOX_PASSWORD_HASH is set."""
    assert make_app().test_client().get(f"/inbox/{path}").status_code == 404


@pytest.mark.parametrize("path", PAGES)
def test_who_is_not_signed_in_is_led_to_the_door(client, path):
    """No page behind it says anything, not even whether there is such an enquiry."""
    answer = client.get(f"/inbox/{path}")
    assert answer.status_code == 303
    assert answer.location.startswith("/inbox/sign-in")


@pytest.mark.parametrize("path", [f"{ID}/state", f"{ID}/erase"])
def test_who_is_not_signed_in_changes_nothing(client, put, kept, path):
    """Nor do the buttons work."""
    put()
    assert client.post(f"/inbox/{path}").location.startswith("/inbox/sign-in")
    assert [enquiry.state for enquiry in kept()] == ["new"]


def test_signing_in_leads_to_the_enquiry_that_was_asked_for(client, put, password, token):
    """A link from a notification ends, by way of the door, where it was to lead."""
    enquiry = put()
    door = client.get(f"/inbox/{enquiry.id}").location
    answer = client.post(door, data={"password": password, "csrf_token": token(client.get(door))})
    assert answer.location == f"/inbox/{enquiry.id}"


@pytest.mark.parametrize("elsewhere", ["https://evil.example", "//evil.example", "\\evil.example"])
def test_signing_in_leads_nowhere_else(client, password, token, elsewhere):
    """What a link says that is no number of an enquiry does not choose where it leads."""
    door = "/inbox/sign-in?enquiry=" + elsewhere
    answer = client.post(door, data={"password": password, "csrf_token": token(client.get(door))})
    assert answer.location == "/inbox/"


def test_every_failure_gets_the_same_answer(client, password, token):
    """A wrong password, none, and a right one without its token look alike."""
    door = client.get("/inbox/sign-in")
    given = [
        {"password": "wrong", "csrf_token": token(door)},
        {"csrf_token": token(door)},
        {"password": password},
        {"password": password, "csrf_token": "wrong"},
    ]
    answers = [client.post("/inbox/sign-in", data=data) for data in given]
    assert {answer.status_code for answer in answers} == {403}
    assert len({without_token(answer.text) for answer in answers}) == 1
    assert "La password è sbagliata" in answers[0].text


@pytest.mark.parametrize("given", [{}, {"password": "zwölf Brieftauben"}])
@pytest.mark.parametrize(("language", "sentence"), NO_COOKIES.items())
def test_a_browser_that_keeps_no_cookie(app, token, given, language, sentence):
    """It is said, with the address to allow them for, and nothing tells whether the password was right."""
    refusing = app.test_client(use_cookies=False)
    door = f"/inbox/sign-in?language={language}"
    page = refusing.get(door)
    assert sentence not in page.text
    answer = refusing.post(door, data=given | {"csrf_token": token(page)})
    assert (answer.status_code, sentence in answer.text) == (403, True)


def test_every_failure_takes_the_same_time(make_app, password, token):
    """The slow hash is worked out whatever was sent."""
    client = make_app(CONTACT_INBOX_PASSWORD_HASH=hash_of(password)).test_client()
    took = []
    for data in [{"password": "wrong"}, {}, {"password": "x" * 10_000}, {"password": password}]:
        begun = time.process_time()
        client.post("/inbox/sign-in", data=data)
        took.append(time.process_time() - begun)
    assert min(took) > 0.5 * max(took)


def guess(client, address="192.0.2.7", **data):
    """Try to sign in from there."""
    there = {"REMOTE_ADDR": address}
    return client.post("/inbox/sign-in", data={"password": "guess", **data}, environ_base=there)


def test_guessing_is_throttled(client, password, token):
    """After a few wrong ones in a minute even the right password has to wait; the answer says how long."""
    page = client.get("/inbox/sign-in")
    for _ in range(5):
        assert guess(client).status_code == 403
    answer = guess(client, password=password, csrf_token=token(page))
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 61
    assert "Troppi tentativi" in answer.text
    assert client.get("/inbox/").status_code == 303


def test_many_guesses_at_once_are_as_many(app):
    """Each is counted before it is looked at, or whoever sends them together would have more."""
    with ThreadPoolExecutor(16) as several:
        answers = list(several.map(lambda _: guess(app.test_client()).status_code, range(16)))
    assert sorted(answers) == [403] * 5 + [429] * 11


def test_a_guesser_with_a_network_is_one_guesser(client):
    """Of IPv6 each household has more addresses than there are tries."""
    answers = [guess(client, f"2001:db8::{number:x}").status_code for number in range(6)]
    assert answers == [403] * 5 + [429]


def test_somebody_else_who_guesses_does_not_lock_her_out(client, password, token):
    """Whoever guesses elsewhere, she gets in from where she is; and a minute later from everywhere."""
    page = client.get("/inbox/sign-in")
    for _ in range(6):
        guess(client)
    answer = guess(client, "198.51.100.1", password=password, csrf_token=token(page))
    assert answer.location == "/inbox/"


def test_the_right_password_does_not_count(app, password, token):
    """She may come and go as often as she likes."""
    for _ in range(8):
        client = app.test_client()
        page = client.get("/inbox/sign-in")
        assert guess(client, password=password, csrf_token=token(page)).status_code == 303
        page = client.get("/inbox/")
        assert client.post("/inbox/sign-out", data={"csrf_token": token(page)}).status_code == 303


def test_signing_out_is_never_throttled(app, signed_in, token):
    """Not even while somebody guesses at the same address."""
    page = signed_in.get("/inbox/")
    for _ in range(6):
        last = app.test_client().post("/inbox/sign-in", data={"password": "guess"})
    assert last.status_code == 429
    assert signed_in.post("/inbox/sign-out", data={"csrf_token": token(page)}).status_code == 303


def test_in_production_the_cookie_is_bound_to_the_host(make_app, password, token):
    """__Host-, Secure, HttpOnly, SameSite=Strict, and no longer than the browser is open."""
    site = "https://www.ada.example"
    app = make_app(
        CONTACT_ENV="production",
        CONTACT_SITE_URL=site,
        CONTACT_SECRET_KEY="k" * 32,
        CONTACT_INBOX_PASSWORD_HASH=hash_of(password),
    )
    client = app.test_client()
    page = client.get("/inbox/sign-in", base_url=site)
    sent = {"password": password, "csrf_token": token(page)}
    answer = client.post("/inbox/sign-in", base_url=site, data=sent)
    name, _, rest = answer.headers["Set-Cookie"].partition("=")
    assert name == "__Host-contact"
    assert set(rest.split("; ")[1:]) == {"Secure", "HttpOnly", "Path=/", "SameSite=Strict"}
    assert client.get("/inbox/", base_url=site).status_code == 200


def test_signing_out_ends_the_session(signed_in, token):
    """Afterwards the door is closed."""
    page = signed_in.get("/inbox/")
    assert signed_in.post("/inbox/sign-out", data={"csrf_token": token(page)}).status_code == 303
    assert signed_in.get("/inbox/").status_code == 303


def test_signing_out_ends_every_copy_of_the_session(make_app, signed_in, password, token):
    """Whoever has a copy of the cookie has nothing, whichever process answers; another session goes on."""
    cookie = signed_in.get_cookie("contact", "127.0.0.1").value
    other_process = make_app(CONTACT_INBOX_PASSWORD_HASH=HASH)
    copy, telephone = other_process.test_client(), other_process.test_client()
    copy.set_cookie("contact", cookie, domain="127.0.0.1")
    page = telephone.get("/inbox/sign-in")
    telephone.post("/inbox/sign-in", data={"password": password, "csrf_token": token(page)})
    assert [client.get("/inbox/").status_code for client in (signed_in, copy, telephone)] == [200] * 3
    signed_in.post("/inbox/sign-out", data={"csrf_token": token(signed_in.get("/inbox/"))})
    assert [client.get("/inbox/").status_code for client in (signed_in, copy, telephone)] == [303, 303, 200]


def test_ended_sessions_are_not_remembered_for_ever(app, signed_in, token):
    """What would have ended by itself needs no note any more, and no note says whose it was."""
    folder = app.extensions["contact"].root / "var" / "signed-out"
    folder.mkdir()
    (folder / "old").touch()
    os.utime(folder / "old", (0, time.time() - SIGNED_IN_FOR - 1))
    signed_in.post("/inbox/sign-out", data={"csrf_token": token(signed_in.get("/inbox/"))})
    [note] = folder.iterdir()
    assert re.fullmatch("[0-9a-f]{32}", note.name)
    assert (note.stat().st_size, note.stat().st_mode & 0o077) == (0, 0)


def test_signing_out_that_cannot_be_noted_says_so(app, signed_in, token):
    """The browser is signed out all the same."""
    (app.extensions["contact"].root / "var" / "signed-out").touch()
    page = signed_in.get("/inbox/")
    assert signed_in.post("/inbox/sign-out", data={"csrf_token": token(page)}).status_code == 500
    assert signed_in.get("/inbox/").status_code == 303


def test_signing_in_begins_another_session(client, password, token):
    """A cookie or a token that somebody planted before is worth nothing afterwards."""
    page = client.get("/inbox/sign-in")
    planted = client.get_cookie("contact", "127.0.0.1").value
    client.post("/inbox/sign-in", data={"password": password, "csrf_token": token(page)})
    assert token(client.get("/inbox/")) != token(page)
    assert client.post("/inbox/sign-out", data={"csrf_token": token(page)}).status_code == 400
    client.set_cookie("contact", planted, domain="127.0.0.1")
    assert client.get("/inbox/").status_code == 303


def test_nobody_else_signs_her_out(signed_in):
    """Without the token the session goes on."""
    assert signed_in.post("/inbox/sign-out").status_code == 400
    assert signed_in.get("/inbox/").status_code == 200


def test_a_session_ends_by_itself(signed_in):
    """After some hours the password is asked for again, however busy the session was."""
    with signed_in.session_transaction(base_url=SITE) as session:
        session["signed_in"] -= SIGNED_IN_FOR
    assert signed_in.get("/inbox/").status_code == 303


def test_a_new_password_ends_every_session(app, make_app, signed_in):
    """Who changes the password locks out whoever had the last one."""
    cookie = signed_in.get_cookie("contact", "127.0.0.1")
    other = make_app(CONTACT_INBOX_PASSWORD_HASH=hash_of("another password")).test_client()
    other.set_cookie("contact", cookie.value, domain="127.0.0.1")
    assert other.get("/inbox/").status_code == 303


def test_a_session_of_the_form_opens_nothing(client):
    """The confirm page gives visitors a session as well; it is none of hers."""
    visitor = {"message": "Una riga abbastanza lunga", "name": "Ada", "email": "ada@example.org"}
    client.post("/api/contact", data=visitor, headers={"Origin": "https://elsewhere.example"})
    assert client.get_cookie("contact", "127.0.0.1")
    assert client.get("/inbox/").status_code == 303


def test_the_sheets_are_the_sites_own(client):
    """One style sheet holds the site's colours and the inbox's rules; the typeface is where it says."""
    sheet = client.get("/inbox/static/css/inbox.css")
    assert sheet.mimetype == "text/css"
    assert "--accent:" in sheet.text
    assert ".enquiries" in sheet.text
    again = client.get("/inbox/static/css/inbox.css", headers={"If-None-Match": sheet.headers["ETag"]})
    assert again.status_code == 304
    for font in re.findall(r'url\("\.\.(/fonts/[^"]+)"\)', sheet.text):
        with client.get(f"/inbox/static{font}") as answer:
            assert answer.status_code == 200
