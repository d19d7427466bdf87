"""The webhook, at a real receiver."""

import hashlib
import hmac
import json
import time

import pytest

from contact_api.inbox import EXPORT_COLUMNS
from contact_api.notify import NotSentError

from .conftest import SECRET, free_port


@pytest.fixture
def post(send, by_hook, made):
    """Post an enquiry to the hook, or elsewhere."""

    def post(enquiry=None, **settings):
        contact, _ = send(**by_hook | settings)
        enquiry = enquiry or made()
        notice = contact.notifier.notices_of(enquiry)[0]
        contact.notifier.tell(notice, enquiry)
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


@pytest.mark.parametrize("status", [301, 302, 307, 400, 404, 410, 429, 500, 503])
def test_not_taken(post, hook, status):
    """Anything but 2xx is not taken, and no redirect is followed: the enquiry goes where the settings say."""
    hook.answers.append(status)
    with pytest.raises(NotSentError, match=f"^HTTP {status}$"):
        post()
    assert len(hook.received) == 1


@pytest.mark.parametrize(("answer", "reason"), [(None, "RemoteDisconnected"), ("hang", "TimeoutError")])
def test_no_answer(post, hook, quick, answer, reason):
    """A receiver that goes away or hangs is given up on in time."""
    hook.answers.append(answer)
    begun = time.monotonic()
    with pytest.raises(NotSentError, match=reason):
        post()
    assert time.monotonic() - begun < 3


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
