"""The preview: site and endpoint on one address."""

import pytest
from werkzeug.test import Client

from contact_api.security_headers import security_headers
from desk.website import Website
from tests.published import publish
from tests.serving import files_in

ADDRESS = "http://127.0.0.1:8000"


@pytest.fixture
def client(site, tmp_path):
    """A client of the real site."""
    inbox = f"sqlite:///{tmp_path}/inbox.db"
    pages = files_in(site.output)
    application = Website(pages, site.facts.languages, ADDRESS, ROOT=site.var.parent, CONTACT_INBOX=inbox)
    yield Client(application)
    contact = application.endpoint.extensions["contact"]
    contact.worker.stop()
    contact.inbox.close()


def get(client, path, **options):
    return client.get(path, base_url=ADDRESS, buffered=True, **options)


@pytest.mark.parametrize(("path", "language"), [("/", "it"), ("/en/", "en"), ("/de/", "de")])
def test_the_three_homes(client, path, language):
    """Each answers in its language, with the security headers, as far as localhost may be another name."""
    answer = get(client, path)
    assert answer.status_code == 200
    assert f"<html lang={language}" in answer.text
    expected = security_headers((ADDRESS,)) | {
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Access-Control-Allow-Origin": "http://localhost:8000",
    }
    for name, value in expected.items():
        assert answer.headers[name] == value


@pytest.mark.parametrize(
    ("path", "language"),
    [("/nope", "it"), ("/en/nope", "en"), ("/de/nope/", "de"), ("/fr/nope", "it"), ("/endless", "it")],
)
def test_a_missing_page_answers_in_the_language_of_its_address(client, path, language):
    """With status 404 and the security headers; HEAD gets no body."""
    answer = get(client, path)
    assert answer.status_code == 404
    assert f"<html lang={language}" in answer.text
    assert answer.headers["Content-Security-Policy"]
    assert client.head(path, base_url=ADDRESS, buffered=True).data == b""


def test_an_address_without_its_slash_leads_on(client, site):
    """As a server in front would do."""
    address = site.address("de", "services")
    answer = get(client, address.rstrip("/"))
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(address.rpartition("/de/")[2])


@pytest.mark.parametrize("origin", [ADDRESS, "http://localhost:8000"])
def test_the_endpoint_takes_enquiries_from_here(client, site, origin):
    """Whichever of its two names this computer is called by."""
    sent = {"name": "Ada", "email": "ada@ada.it", "message": "Buongiorno a Lei!", "language": "it"}
    answer = client.post("/api/contact", base_url=ADDRESS, buffered=True, data=sent, headers={"Origin": origin})
    assert answer.status_code == 303
    assert answer.headers["Location"] == ADDRESS + site.address("it", "thanks")


def test_health(client):
    """The endpoint's other addresses are there as well."""
    assert get(client, "/api/health").json == {"status": "ok"}


def test_without_that_page_there_is_still_an_answer(site, tmp_path):
    """No 404 page is no error."""
    publish(tmp_path)
    application = Website(files_in(tmp_path / "output"), site.facts.languages, ADDRESS, ROOT=tmp_path)
    assert get(Client(application), "/").status_code == 404
    contact = application.endpoint.extensions["contact"]
    contact.worker.stop()
    contact.inbox.close()
