"""Mail servers of every kind and in every mood."""

import asyncio
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP
from threading import Timer
from urllib.parse import quote, unquote

import pytest

from contact_api.inbox import LEASE
from contact_api.notify import NotSentError
from contact_api.notify.line import Line, Patience
from contact_api.notify.smtp import hand_over

from .conftest import FROM, QUICK, TO, free_port


@pytest.fixture
def mail():
    """A mail."""
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"], mail["Message-ID"] = FROM, TO, "<1@studio.it>"
    mail.set_content("Ciao")
    return mail


def test_plain(mailbox, mail):
    """smtp:// hands over."""
    hand_over(mail, f"smtp://{mailbox.address}", Line())
    assert mailbox.envelopes[0].rcpt_tos == [TO]


def test_starttls_and_login(mail_server, mail, tls):
    """smtp+starttls:// encrypts first, then signs in, whatever signs are in the password."""
    mailbox = mail_server(tls_context=tls, require_starttls=True, auth_required=True)
    hand_over(mail, f"smtp+starttls://anna%40studio.it:p%40ss%3Aw%2Frd@{mailbox.address}", Line())
    assert mailbox.logins == [(b"anna@studio.it", b"p@ss:w/rd")]
    assert len(mailbox.envelopes) == 1


@pytest.mark.parametrize("user", ["anna", "j%C3%B6rg"])
def test_login_in_other_letters(mail_server, mail, tls, user):
    """A name and a password with umlauts go as UTF-8 (https://www.rfc-editor.org/rfc/rfc4616)."""
    mailbox = mail_server(tls_context=tls, require_starttls=True, auth_required=True)
    password = quote("schlüssel ключ")
    hand_over(mail, f"smtp+starttls://{user}:{password}@{mailbox.address}", Line())
    assert mailbox.logins == [(unquote(user).encode(), "schlüssel ключ".encode())]
    assert len(mailbox.envelopes) == 1
    with pytest.raises(NotSentError, match=r"^SMTPAuthenticationError 535$"):
        hand_over(mail, f"smtp+starttls://{user}:falsch%C3%BC@{mailbox.address}", Line())


def test_smtps(mail_server, mail, tls):
    """smtps:// encrypts from the start."""
    mailbox = mail_server(ssl_context=tls)
    hand_over(mail, f"smtps://{mailbox.address}", Line())
    assert len(mailbox.envelopes) == 1


def test_no_encryption_no_mail(mailbox, mail):
    """Where a server does not offer STARTTLS, nothing is sent in the clear."""
    with pytest.raises(NotSentError, match="SMTPNotSupportedError"):
        hand_over(mail, f"smtp+starttls://anna:secret@{mailbox.address}", Line())
    assert mailbox.envelopes == mailbox.logins == []


@pytest.mark.parametrize("scheme", ["smtps", "smtp+starttls"])
def test_unknown_certificate(mail_server, mail, tls, monkeypatch, scheme):
    """A certificate that nobody vouches for is refused."""
    monkeypatch.delenv("SSL_CERT_FILE")
    mailbox = mail_server(**({"ssl_context": tls} if scheme == "smtps" else {"tls_context": tls}))
    with pytest.raises(NotSentError, match="SSLCertVerificationError") as failed:
        hand_over(mail, f"{scheme}://{mailbox.address}", Line())
    assert failed.value.unreachable
    assert mailbox.envelopes == []


def test_wrong_password(mail_server, mail, tls):
    """A login that fails concerns every mail, and tells no password."""
    mailbox = mail_server(tls_context=tls, auth_required=True)
    with pytest.raises(NotSentError, match=r"^SMTPAuthenticationError 535$") as failed:
        hand_over(mail, f"smtp+starttls://anna:wrong@{mailbox.address}", Line())
    assert failed.value.unreachable


@pytest.mark.parametrize(
    ("mood", "reason", "refused"),
    [
        ("RCPT 450 busy, ada@lovelace.it", "SMTPRecipientsRefused 450", False),
        ("RCPT 550 no such person as ada@lovelace.it", "SMTPRecipientsRefused 550", True),
        ("451 later, ada@lovelace.it", "SMTPDataError 451", False),
        ("554 no, ada@lovelace.it", "SMTPDataError 554", True),
    ],
)
def test_moods(mailbox, mail, mood, reason, refused):
    """Refusing for now or for good: a reason without its words."""
    mailbox.moods.append(mood)
    with pytest.raises(NotSentError, match=f"^{reason}$") as failed:
        hand_over(mail, f"smtp://{mailbox.address}", Line())
    assert (failed.value.refused, failed.value.unreachable, failed.value.unsure) == (refused, False, False)


@pytest.mark.parametrize("mood", ["die", "hang"])
def test_lost_answer(mailbox, mail, mood):
    """A server that goes or hangs once it has the text may keep it; one that hangs, hangs for every mail."""
    mailbox.moods.append(mood)
    with pytest.raises(NotSentError, match=r"^unanswered$") as failed:
        hand_over(mail, f"smtp://{mailbox.address}", Line(QUICK))
    assert (failed.value.unsure, failed.value.unreachable) == (True, mood == "hang")


def test_patience():
    """Each step has the time that RFC 5321 asks for, and all together less than one worker has for itself."""
    patience = Patience()
    assert patience.command >= 5 * 60
    assert patience.end_of_text >= 10 * 60
    assert patience.end_of_text < patience.whole < LEASE.total_seconds()


def test_slow_answer(mailbox, mail):
    """The answer to the text may take longer than any other."""
    mailbox.moods.append((QUICK.command + QUICK.end_of_text) / 2)
    hand_over(mail, f"smtp://{mailbox.address}", Line(QUICK))
    assert len(mailbox.envelopes) == 1


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
@pytest.mark.parametrize("words", ["", "220-one moment\r\n" * 1000])
def test_slow_greeting(slow, mail, scheme, words):
    """A server that says nothing, or never comes to an end, has its time and no more; it is so for every mail."""
    with pytest.raises(NotSentError, match=r"^(TimeoutError|SSLError)$") as failed:
        hand_over(mail, f"{scheme}://{slow(words)}", Line(QUICK))
    assert (failed.value.unreachable, failed.value.unsure) == (True, False)


def test_slow_at_every_step(slow, mail):
    """Where every step is in time, all of them together have their time."""
    with pytest.raises(NotSentError):
        hand_over(mail, f"smtp://{slow('220 ok.' * 1000)}", Line(replace(QUICK, command=600, whole=1)))


def test_goodbye_is_not_waited_for(mailbox, mail):
    """A server that took the mail and then hangs has taken it."""

    async def hang(server, session, envelope):
        await asyncio.sleep(30)

    mailbox.handle_QUIT = hang
    hand_over(mail, f"smtp://{mailbox.address}", Line(replace(QUICK, connect=0.5)))
    assert len(mailbox.envelopes) == 1


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_cut_off(slow, mail, scheme):
    """Another thread can end a conversation, also while it begins."""
    line = Line()
    clock = Timer(0.3, line.cut)
    clock.start()
    with pytest.raises(NotSentError):
        hand_over(mail, f"{scheme}://{slow()}", line)
    clock.join()
    assert line.is_closing
    with pytest.raises(NotSentError):  # nor does one begin after it
        hand_over(mail, f"{scheme}://{slow()}", line)


def test_nobody_there(mail):
    """Where nobody listens, the server is out of reach."""
    with pytest.raises(NotSentError, match=r"^ConnectionRefusedError$") as failed:
        hand_over(mail, f"smtp://127.0.0.1:{free_port()}", Line())
    assert failed.value.unreachable


def test_dies_on_leaving(mailbox, mail, monkeypatch):
    """What was taken was taken, even where the server ends the conversation without a farewell."""

    async def leave(server, session, envelope):
        server.transport.abort()

    mailbox.handle_QUIT = leave
    hand_over(mail, f"smtp://{mailbox.address}", Line())
    assert len(mailbox.envelopes) == 1
