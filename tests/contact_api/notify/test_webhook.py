"""The webhook, at a real receiver."""

import hashlib
import hmac
import json
from base64 import b64decode

import pytest

from contact_api.inbox import EXPORT_COLUMNS
from contact_api.notify import NotSentError
from contact_api.notify.line import Line
from contact_api.notify.sending import tell

from .conftest import QUICK, SECRET, free_port


@pytest.fixture
def post(send, by_hook, made):
    """Post an enquiry to the hook, or elsewhere."""

    def post(enquiry=None, patience=None, **settings):
        contact, _ = send(**by_hook | settings)
        enquiry = enquiry or made()
        notice = contact.notifier.notices_of(enquiry)[0]
        tell(contact.notifier, notice, enquiry, Line(patience))
        return notice

    return post


def test_signed(post, hook, made):
    """The receiver gets the columns of the export and the number of the notice, and can check who signed."""
    enquiry = made(name="Àda 🎉", message="zwei\nZeilen „und“ mehr")
    notice = post(enquiry)
    ((path, headers, body),) = hook.received
    assert path == "/in?from=site"
    assert headers["Content-Type"] == "application/json"
    assert headers["X-Signature-256"] == "sha256=" + hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    told = {column: getattr(enquiry, column) for column in EXPORT_COLUMNS}
    assert json.loads(body) == {"notice": notice.id, "enquiry": told}


def test_named(post, hook):
    """Some receivers refuse who does not say what it is."""
    post()
    assert hook.received[0][1]["User-Agent"] == "contact_api"
    assert "Authorization" not in hook.received[0][1]


def test_login(post, hook):
    """A name and password in the address go where they belong (RFC 7617), in any letters, and nowhere else."""
    post(CONTACT_WEBHOOK_URL=hook.url.replace("//", "//anna:p%40ss%C3%BC@") + "/in")
    ((path, headers, _),) = hook.received
    assert path == "/in"
    assert headers["Host"] == hook.url.removeprefix("http://")
    assert b64decode(headers["Authorization"].removeprefix("Basic ")).decode() == "anna:p@ssü"


@pytest.mark.parametrize("words", ["HTTP/1.1 200 " + "OK" * 1000, "HTTP/1.1 100 Continue\r\n\r\n" * 1000])
def test_answer_in_drips(post, slow, words):
    """A receiver that never comes to an end has its time and no more."""
    with pytest.raises(NotSentError, match="TimeoutError") as failed:
        post(patience=QUICK, CONTACT_WEBHOOK_URL=f"http://{slow(words)}")
    assert failed.value.unsure


def test_name_that_can_be_none(post):
    """A host that no name can be is a reason as others are."""
    with pytest.raises(NotSentError, match="UnicodeError"):
        post(CONTACT_WEBHOOK_URL="http://a..b/")


@pytest.mark.parametrize("status", [301, 302, 307, 400, 404, 410, 429, 500, 503])
def test_not_taken(post, hook, status):
    """Anything but 2xx is not taken, and no redirect is followed: the enquiry goes where the settings say."""
    hook.answers.append(status)
    with pytest.raises(NotSentError, match=f"^HTTP {status}$"):
        post()
    assert len(hook.received) == 1


@pytest.mark.parametrize(("answer", "reason"), [(None, "RemoteDisconnected"), ("hang", "TimeoutError")])
def test_no_answer(post, hook, answer, reason):
    """A receiver that goes away or hangs is given up on in time."""
    hook.answers.append(answer)
    with pytest.raises(NotSentError, match=reason) as failed:
        post(patience=QUICK)
    assert failed.value.unreachable
    assert failed.value.unsure == (answer == "hang")


def test_nobody_there(post):
    """Where nobody listens, the receiver is out of reach."""
    with pytest.raises(NotSentError, match="ConnectionRefusedError") as failed:
        post(CONTACT_WEBHOOK_URL=f"http://127.0.0.1:{free_port()}")
    assert failed.value.unreachable


def test_encrypted(post, hook, tls, monkeypatch):
    """https:// is checked: a certificate that nobody vouches for gets nothing."""
    hook.socket = tls.wrap_socket(hook.socket, server_side=True)
    address = hook.url.replace("http:", "https:")
    post(CONTACT_WEBHOOK_URL=address)
    assert len(hook.received) == 1
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(NotSentError, match="SSLCertVerificationError"):
        post(CONTACT_WEBHOOK_URL=address)
    assert len(hook.received) == 1
