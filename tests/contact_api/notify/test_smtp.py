"""Mail servers of every kind and in every mood."""

import time
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from contact_api.notify import NotSentError
from contact_api.notify.smtp import hand_over

from .conftest import FROM, TO, free_port


@pytest.fixture
def mail():
    """A mail."""
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"], mail["Message-ID"] = FROM, TO, "<1@studio.it>"
    mail.set_content("Ciao")
    return mail


def test_plain(mailbox, mail):
    """smtp:// hands over."""
    hand_over(mail, f"smtp://{mailbox.address}")
    assert mailbox.envelopes[0].rcpt_tos == [TO]


def test_starttls_and_login(mail_server, mail, tls):
    """smtp+starttls:// encrypts first, then signs in, whatever signs are in the password."""
    mailbox = mail_server(tls_context=tls, require_starttls=True, auth_required=True)
    hand_over(mail, f"smtp+starttls://anna%40studio.it:p%40ss%3Aw%2Frd@{mailbox.address}")
    assert mailbox.logins == [(b"anna@studio.it", b"p@ss:w/rd")]
    assert len(mailbox.envelopes) == 1


def test_smtps(mail_server, mail, tls):
    """smtps:// encrypts from the start."""
    mailbox = mail_server(ssl_context=tls)
    hand_over(mail, f"smtps://{mailbox.address}")
    assert len(mailbox.envelopes) == 1


def test_no_encryption_no_mail(mailbox, mail):
    """Where a server does not offer STARTTLS, nothing is sent in the clear."""
    with pytest.raises(NotSentError, match="SMTPNotSupportedError"):
        hand_over(mail, f"smtp+starttls://anna:secret@{mailbox.address}")
    assert mailbox.envelopes == mailbox.logins == []


@pytest.mark.parametrize("scheme", ["smtps", "smtp+starttls"])
def test_unknown_certificate(mail_server, mail, tls, monkeypatch, scheme):
    """A certificate that nobody vouches for is refused."""
    monkeypatch.delenv("SSL_CERT_FILE")
    mailbox = mail_server(**({"ssl_context": tls} if scheme == "smtps" else {"tls_context": tls}))
    with pytest.raises(NotSentError, match="SSLCertVerificationError") as failed:
        hand_over(mail, f"{scheme}://{mailbox.address}")
    assert failed.value.unreachable
    assert mailbox.envelopes == []


def test_wrong_password(mail_server, mail, tls):
    """A login that fails concerns every mail, and tells no password."""
    mailbox = mail_server(tls_context=tls, auth_required=True)
    with pytest.raises(NotSentError, match=r"^SMTPAuthenticationError 535$") as failed:
        hand_over(mail, f"smtp+starttls://anna:wrong@{mailbox.address}")
    assert failed.value.unreachable


@pytest.mark.parametrize(
    ("mood", "reason", "refused"),
    [
        ("RCPT 450 busy, ada@lovelace.it", "SMTPRecipientsRefused 450", False),
        ("RCPT 550 no such person as ada@lovelace.it", "SMTPRecipientsRefused 550", True),
        ("451 later, ada@lovelace.it", "SMTPDataError 451", False),
        ("554 no, ada@lovelace.it", "SMTPDataError 554", True),
        ("die", "SMTPServerDisconnected", False),
        ("hang", "SMTPServerDisconnected", False),
    ],
)
def test_moods(mailbox, mail, quick, mood, reason, refused):
    """Refusing for now or for good, dying after DATA, hanging: a reason without its words, in time."""
    mailbox.moods.append(mood)
    begun = time.monotonic()
    with pytest.raises(NotSentError, match=f"^{reason}$") as failed:
        hand_over(mail, f"smtp://{mailbox.address}")
    assert (failed.value.refused, failed.value.unreachable) == (refused, False)
    assert time.monotonic() - begun < 3


def test_nobody_there(mail):
    """Where nobody listens, the server is out of reach."""
    with pytest.raises(NotSentError, match=r"^ConnectionRefusedError$") as failed:
        hand_over(mail, f"smtp://127.0.0.1:{free_port()}")
    assert failed.value.unreachable


def test_dies_on_leaving(mailbox, mail, monkeypatch):
    """What was taken was taken, even where the server ends the conversation without a farewell."""

    async def leave(server, session, envelope):
        server.transport.abort()

    mailbox.handle_QUIT = leave
    hand_over(mail, f"smtp://{mailbox.address}")
    assert len(mailbox.envelopes) == 1
