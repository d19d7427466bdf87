"""The door of the web inbox."""

import re
import time

import pytest

from contact_api.web_inbox.password import SIGNED_IN_FOR, hash_of

SITE = "http://127.0.0.1:8000"
ID = "00000000-0000-4000-8000-000000000000"
PAGES = ["", "weeks", "enquiries.csv", ID, f"{ID}/erase"]


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
    assert "La porta è rimasta chiusa" in answers[0].text


def test_every_failure_takes_the_same_time(make_app, password, token):
    """The slow hash is worked out whatever was sent."""
    client = make_app(CONTACT_INBOX_PASSWORD_HASH=hash_of(password)).test_client()
    took = []
    for data in [{"password": "wrong"}, {}, {"password": "x" * 10_000}, {"password": password}]:
        begun = time.process_time()
        client.post("/inbox/sign-in", data=data)
        took.append(time.process_time() - begun)
    assert min(took) > 0.5 * max(took)


def test_guessing_is_throttled(client, password, token):
    """After a few tries in a minute even the right password has to wait, and the answer says how long."""
    page = client.get("/inbox/sign-in")
    for _ in range(5):
        assert client.post("/inbox/sign-in", data={"password": "guess"}).status_code == 403
    answer = client.post("/inbox/sign-in", data={"password": password, "csrf_token": token(page)})
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 61
    assert "Troppi tentativi" in answer.text
    assert client.get("/inbox/").status_code == 303


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
