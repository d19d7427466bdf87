"""Who may send a form, and the page on which everyone else confirms."""

import html
import re

import pytest

from tests.published import FACTS

SITE = "http://127.0.0.1:8000"
JSON = {"Accept": "application/json"}


@pytest.fixture
def stranger(app):
    """A browser that says nothing of itself."""
    return app.test_client()


@pytest.mark.parametrize(
    "headers",
    [{"Origin": SITE}, {"Sec-Fetch-Site": "same-origin"}, {"Origin": SITE, "Sec-Fetch-Site": "same-site"}],
)
def test_shown(stranger, enquiry, headers):
    """The site's own origin, or same-origin fetch metadata without one, is proof enough."""
    assert stranger.post("/api/contact", json=enquiry, headers=headers | JSON).status_code == 201


@pytest.mark.parametrize(
    ("origin", "status"),
    [("https://a.site.it", 201), ("https://site.it:8443", 201), ("https://site.it", 403), (SITE, 403)],
)
def test_several_allowed_origins(make_app, enquiry, origin, status):
    """Each one of the list may post, whole; the site's own only if it is in the list."""
    app = make_app(CONTACT_ALLOWED_ORIGINS="https://a.site.it, https://site.it:8443")
    answer = app.test_client().post("/api/contact", json=enquiry, headers={"Origin": origin} | JSON)
    assert answer.status_code == status


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": ""},
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
        {"Origin": "http://127.0.0.1:8001"},
        {"Origin": "http://127.0.0.1"},
        {"Origin": "https://127.0.0.1:8000"},
        {"Origin": "HTTP://127.0.0.1:8000"},
        {"Origin": "http://127.0.0.1:8000/"},
        {"Origin": "http://127.0.0.1:80000"},
        {"Origin": "http://127.0.0.1:8000.evil.it"},
        {"Origin": "http://evil.it/http://127.0.0.1:8000"},
        {"Origin": "http://127.0.0.1:8000@evil.it"},
        {"Origin": "http://x127.0.0.1:8000"},
        {"Origin": f"{SITE}, {SITE}"},
        {"Origin": f"{SITE} {SITE}"},
        {"Origin": "*"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Referer": f"{SITE}/contatti/"},
        {"Origin": "http://evil.it", "Sec-Fetch-Site": "same-origin"},
    ],
)
def test_not_shown(stranger, enquiry, kept, headers):
    """Anything else is a 403 as JSON and the page to confirm as a page; nothing is kept."""
    answer = stranger.post("/api/contact", json=enquiry, headers=headers | JSON)
    assert answer.status_code == 403
    assert list(answer.json["errors"]) == ["form"]
    assert "Access-Control-Allow-Origin" not in answer.headers
    page = stranger.post("/api/contact", data=enquiry, headers=headers)
    assert page.status_code == 200
    assert 'name="csrf_token"' in page.text
    assert kept() == []


def hidden_fields(page):
    """What the button of the page to confirm sends."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page)
    return {name: html.unescape(value) for name, value in found}


@pytest.mark.parametrize(("language", "button"), [("it", "Sì, invia"), ("en", "Yes, send it"), ("de", "Ja, absenden")])
def test_confirm(stranger, enquiry, kept, language, button):
    """One click on the page to confirm, in the form's language, sends all that was typed."""
    typed = {"message": 'Ciao "tutti" <b>\ne %%main%%', "language": language, "topic": "email", "phone": "1"}
    page = stranger.post("/api/contact", data=enquiry | typed)
    assert button in page.text
    assert f'<html lang="{language}">' in page.text
    sent = hidden_fields(page.text)
    answer = stranger.post("/api/contact", data=sent)
    assert answer.status_code == 303
    row = kept()[0]
    assert (row.message, row.language, row.topic) == (typed["message"], language, "email")
    assert stranger.post("/api/contact", data=sent).status_code == 303
    assert len(kept()) == 1


def test_confirming_what_is_wrong(stranger, enquiry):
    """A confirmed form with a mistake comes again, and can be sent once it is mended."""
    page = stranger.post("/api/contact", data=enquiry | {"email": "ada"})
    again = stranger.post("/api/contact", data=hidden_fields(page.text))
    assert again.status_code == 422
    token = hidden_fields(again.text)["csrf_token"]
    assert stranger.post("/api/contact", data=enquiry | {"csrf_token": token}).status_code == 303


@pytest.mark.parametrize("token", ["", "x", "IjkwYTJkZDkyNGRkNzU5MzBh.awRRhw.dXg", "\ud800"])
def test_wrong_token(stranger, enquiry, kept, token):
    """A token that is not this session's leads to the page to confirm, with all that was typed."""
    stranger.post("/api/contact", data=enquiry)
    answer = stranger.post("/api/contact", json=enquiry | {"csrf_token": token})
    assert answer.status_code == 200
    assert hidden_fields(answer.text)["message"] == enquiry["message"]
    assert kept() == []


def test_token_of_another_session(app, stranger, enquiry, kept):
    """A token works in the session only to which it was given."""
    token = hidden_fields(stranger.post("/api/contact", data=enquiry).text)["csrf_token"]
    other = app.test_client()
    other.post("/api/contact", data=enquiry)
    assert other.post("/api/contact", data=enquiry | {"csrf_token": token}).status_code == 200
    assert kept() == []


def test_no_cookie_without_need(client, enquiry):
    """The cookie is for the page to confirm alone: no other answer sets one."""
    for sent in (enquiry, enquiry | {"email": "ada"}):
        assert "Set-Cookie" not in client.post("/api/contact", data=sent).headers


def test_endpoint_elsewhere(make_app, enquiry):
    """Where the endpoint has an origin of its own, its form shown again carries a token."""
    app = make_app(CONTACT_SITE_URL="https://www.site.it")
    client = app.test_client()
    headers = {"Origin": "https://www.site.it", "Host": "api.site.it"}
    again = client.post("/api/contact", data=enquiry | {"email": "ada"}, headers=headers)
    token = hidden_fields(again.text)["csrf_token"]
    own = {"Origin": "http://api.site.it", "Host": "api.site.it"}
    answer = client.post("/api/contact", data=enquiry | {"csrf_token": token}, headers=own)
    assert answer.status_code == 303
    assert answer.location.startswith("https://www.site.it/")


def test_preflight(client, stranger):
    """A page of an allowed origin is told that it may post; any other is not."""
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    answer = client.options("/api/contact", headers=asked)
    assert answer.status_code == 204
    assert answer.headers["Access-Control-Allow-Origin"] == SITE
    assert answer.headers["Access-Control-Allow-Methods"] == "POST"
    assert "Content-Type" in answer.headers["Access-Control-Allow-Headers"]
    answer = stranger.options("/api/contact", headers=asked | {"Origin": "https://evil.it"})
    assert answer.status_code == 403
    assert not [name for name, _ in answer.headers if name.startswith("Access-Control")]
    assert stranger.options("/api/contact").headers["Allow"] == "GET, HEAD, OPTIONS, POST"


def test_allowed_origin_reads_the_answer(client, enquiry):
    """The page of an allowed origin may read the answer, refusals too; caches keep them apart."""
    for sent in (enquiry, {}):
        answer = client.post("/api/contact", data=sent, headers=JSON)
        assert answer.headers["Access-Control-Allow-Origin"] == SITE
        assert "Origin" in answer.vary
        assert "Access-Control-Allow-Credentials" not in answer.headers


def test_a_name_with_accents_is_ones_own(make_app, enquiry):
    """A page shown at the site’s own address knows so by the name as browsers send it, xn--…."""
    site = "https://xn--mller-kva.example"
    client = make_app(CONTACT_SITE_URL=site).test_client()
    wrong = enquiry | {"email": ""}
    answer = client.post("/api/contact", data=wrong, base_url=site, headers={"Origin": site})
    assert answer.status_code == 422
    assert 'name="csrf_token"' not in answer.text


NO_COOKIE = {"it": "Consenti i cookie", "en": "Please allow cookies", "de": "Bitte erlauben Sie hier Cookies"}


@pytest.mark.parametrize("language", sorted(NO_COOKIE))
def test_a_browser_that_keeps_no_cookie(app, enquiry, kept, language):
    """The second time the page to confirm says so, and gives the address to write to; nothing typed is lost."""
    refusing = app.test_client(use_cookies=False)
    enquiry |= {"language": language}
    first = refusing.post("/api/contact", data=enquiry).text
    assert NO_COOKIE[language] not in first
    again = refusing.post("/api/contact", data=hidden_fields(first))
    assert (again.status_code, NO_COOKIE[language] in again.text) == (200, True)
    assert f'href="mailto:{FACTS.value("contact.email")}"' in again.text
    assert hidden_fields(again.text)["message"] == enquiry["message"]
    assert kept() == []
    allowing = app.test_client()  # cookies are allowed now: the page works as any other
    third = allowing.post("/api/contact", data=hidden_fields(again.text)).text
    assert allowing.post("/api/contact", data=hidden_fields(third)).status_code == 303


def test_a_token_of_an_earlier_visit_is_no_matter_of_cookies(stranger, enquiry):
    """A browser that has one cookie and sends an old token is asked once more, without a word of cookies."""
    stranger.post("/api/contact", data=enquiry)
    again = stranger.post("/api/contact", data=enquiry | {"csrf_token": "old"})
    assert NO_COOKIE["it"] not in again.text


def test_pages_with_what_was_typed_may_be_gone_back_to(client, stranger, enquiry):
    """Nobody but the browser itself keeps them; “no-store” would make it forget what is typed there."""
    refused = client.post("/api/contact", data=enquiry | {"email": "ada"})
    to_confirm = stranger.post("/api/contact", data=enquiry)
    assert {page.headers["Cache-Control"] for page in (refused, to_confirm)} == {"private, no-cache"}
    as_json = client.post("/api/contact", data={}, headers=JSON)
    assert as_json.headers["Cache-Control"] == "no-store"
