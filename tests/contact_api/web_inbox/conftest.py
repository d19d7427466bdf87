"""The web inbox, its door open: as a client sees it, and as a browser does."""

import re
from functools import cache

import pytest
from werkzeug.security import check_password_hash

from contact_api.inbox import new_enquiry
from contact_api.web_inbox.password import hash_of
from tests.serving import listen, serving

PASSWORD = "zwölf Brieftauben"  # noqa: S105 - of this test
HASH = hash_of(PASSWORD)
# What each field holds where somebody tries to run something at her desk.
XSS = """<script>document.title="run"</script>'"><img src=x onerror=document.title="run">{{7*7}}"""


@pytest.fixture(autouse=True, scope="package")
def passwords_compared_once():
    """Comparing one takes a tenth of a second on purpose, and most tests sign in with the same one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("contact_api.web_inbox.password.check_password_hash", cache(check_password_hash))
        yield


@pytest.fixture
def password() -> str:
    """The password of the inbox."""
    return PASSWORD


@pytest.fixture
def app(make_app):
    """The application with its web inbox on."""
    return make_app(CONTACT_INBOX_PASSWORD_HASH=HASH)


@pytest.fixture
def put(app):
    """A function that puts an enquiry with these fields into the inbox, the others as usual."""

    def put(**fields):
        content = {
            "name": "Ada Löwe",
            "email": "ada@example.org",
            "message": "Buongiorno,\nmi serve una mano con l’agenda.",
            "topic": "calendar",
            "phone": "",
            "language": "it",
            "reply_language": "it",
        }
        others = {"submission_id": "", "page": "/contatti/", "spam_reason": "", "privacy_version": "1"}
        others |= {name: fields.pop(name) for name in list(fields) if name in others}
        enquiry = new_enquiry(content | fields, **others)
        app.extensions["contact"].inbox.keep(enquiry)
        return enquiry

    return put


@pytest.fixture
def hostile(put):
    """An enquiry that tries to run something, by every field."""
    return put(
        name=f"={XSS}",
        email="a\"'<b>&subject=x@example.org",
        message=f"=cmd|' /C calc'!A0\n{XSS}",
        topic=XSS,
        phone=f"+{XSS}",
        page=XSS,
        spam_reason=XSS,
    )


@pytest.fixture
def token():
    """A function that gives the token in a page."""
    return lambda answer: re.search(r'name="csrf_token"[^>]*value="([^"]+)"', answer.text)[1]


@pytest.fixture
def signed_in(client, token):
    """A client that is signed in."""
    page = client.get("/inbox/sign-in")
    client.post("/inbox/sign-in", data={"password": PASSWORD, "csrf_token": token(page)})
    return client


@pytest.fixture
def open_inbox(browser, app):
    """A function that opens the sign-in page in a browser without JavaScript, or signs in as well."""
    listening, url = listen()
    contexts = []

    def open_inbox(sign_in: bool = True, **options):
        context = browser.new_context(base_url=url, **{"java_script_enabled": False, "locale": "it"} | options)
        contexts.append(context)
        page = context.new_page()
        page.goto("/inbox/")
        if sign_in:
            page.fill("[name=password]", PASSWORD)
            page.click("main button")
            page.wait_for_load_state()  # a click waits for no style sheet
        return page

    with serving(app, listening):
        yield open_inbox
        for context in contexts:
            context.close()
