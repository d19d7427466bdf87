"""The mails, as they arrive at a real server."""

import re
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given, reject
from hypothesis import strategies as st

from contact_api.inbox import Notice, new_enquiry
from contact_api.inbox.export import EXPORT_COLUMNS
from contact_api.inbox.records import CONTENT
from contact_api.notify import sending
from contact_api.notify.line import Line
from contact_api.notify.mail import notification
from contact_api.notify.sending import send_due
from contact_api.settings import read_settings
from ground.texts import translations
from tests.published import FACTS

from .conftest import FROM, TO


def text_of(mail):
    """The text, its line breaks as they were typed."""
    return mail.get_content().replace("\r\n", "\n")


@pytest.fixture
def arrived(send, by_mail, mailbox, made):
    """Keep an enquiry of these fields, send what is due, and give the mails that arrive."""

    def arrive(fields, **settings):
        contact, _ = send(**by_mail, **settings)
        enquiry = made(**fields)
        contact.inbox.keep(enquiry, contact.notifier.notices_of(enquiry))
        send_due(contact.notifier)
        return enquiry, sorted(mailbox.mails, key=lambda mail: mail["Auto-Submitted"])

    return arrive


def test_notification(arrived, mailbox):
    """From the site's address to the assistant, to be answered to the visitor, all of the enquiry in it."""
    enquiry, (mail,) = arrived({"topic": "calendar", "phone": "+39 06 1", "reply_language": "de"})
    assert (mail["From"], mail["To"], mail["Reply-To"]) == (FROM, TO, enquiry.email)
    assert mailbox.envelopes[0].mail_from == FROM
    assert mail["Subject"] == f"Nuova richiesta {enquiry.id[:8]}: Agenda e appuntamenti"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Date"].datetime
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content_charset() == "utf-8"
    text = mail.get_content()
    for value in (enquiry.id, enquiry.name, enquiry.email, enquiry.phone, enquiry.message):
        assert value in text


NASTY = [
    "Ada\tBcc: eva@evil.it",
    "=?utf-8?q?Bcc=3A_eva?=",
    "Ada <ada@evil.it>, eva@evil.it",
    "Àda \u2028 Bcc: eva@evil.it \u202e",
    "🎉" * 100,
]


@pytest.mark.parametrize("text", NASTY)
def test_nothing_typed_in_headers(arrived, text):
    """Whatever a visitor writes, no header but Reply-To holds it, and none is added."""
    enquiry, (mail,) = arrived({"name": text, "message": f"{text}\n\nBcc: eva@evil.it", "phone": text})
    assert set(mail.keys()) == {
        *("Subject", "From", "To", "Date", "Message-ID", "Auto-Submitted", "Reply-To"),
        *("Content-Type", "Content-Transfer-Encoding", "MIME-Version"),
    } | ({"X-Peer", "X-MailFrom", "X-RcptTo"} & set(mail.keys()))
    headers = " ".join(str(value) for name, value in mail.items() if name != "Reply-To")
    numbers = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|" + enquiry.id[:8]  # they may hold the letters
    assert "ada" not in re.sub(numbers, "", headers.lower())
    assert "evil" not in headers
    assert enquiry.message in text_of(mail)


@pytest.mark.parametrize(
    "message",
    [
        ".\n..\n.Punkt am Anfang\n.",
        "x" * 5000,
        "From here on\n>From\n\n\n   viele   Leerzeichen   \n\tTab",
        "日本語 \U0001f600 ä\u2028ö\u2029",
        "-- \nkeine Unterschrift",
    ],
)
def test_message_to_the_letter(arrived, message):
    """The message arrives as it was typed."""
    _, (mail,) = arrived({"message": message})
    assert f"\n\n{message}\n" in text_of(mail)


@pytest.mark.parametrize(
    ("address", "reply"),
    [
        ("ada@münchen.de", "ada@xn--mnchen-3ya.de"),
        ("jörg@münchen.de", None),
        ("o'neil+x@lovelace.it", "o'neil+x@lovelace.it"),
        ("=?utf-8?q?info?=@lovelace.it", None),
        ("a=?b?=@lovelace.it", None),
    ],
)
def test_reply_address(arrived, address, reply):
    """An address that not every mail server takes stands in the text alone, and the text says so."""
    _, (mail,) = arrived({"email": address})
    assert mail["Reply-To"] == reply
    assert address in mail.get_content()
    assert ("all’indirizzo qui sopra" in mail.get_content()) == (reply is None)


SETTINGS = read_settings(
    Path("nowhere"),
    {
        "CONTACT_SECRET_KEY": "k" * 32,
        "CONTACT_NOTIFY_TO": TO,
        "CONTACT_MAIL_FROM": FROM,
        "CONTACT_SMTP_URL": "smtp://127.0.0.1",
    },
)
LOCAL_PART = st.text(st.sampled_from("aZ09!#$%&'*+-/=?^_`{|}~."), min_size=1, max_size=64)
# How mails write other letters: https://www.rfc-editor.org/rfc/rfc2047
IN_CODE = st.tuples(st.sampled_from(["utf-8", "us-ascii", "x"]), st.sampled_from("qQbB"), LOCAL_PART)


@given(st.one_of(LOCAL_PART, IN_CODE.map(lambda parts: "=?{}?{}?{}?=".format(*parts))))
def test_whatever_is_accepted_can_be_told(local):
    """Any address that the form takes makes a mail, and its “Reply-To” is read as that address or is not there."""
    enquiry = new_enquiry(dict.fromkeys(CONTENT, "x") | {"email": f"{local}@lovelace.it"})
    notice = Notice("1", enquiry.id, "mail", "it", enquiry.received_at, enquiry.received_at)
    try:
        validate_email(enquiry.email, check_deliverability=False)
    except EmailNotValidError:
        reject()
    mail = message_from_bytes(notification(notice, enquiry, SETTINGS, FACTS).as_bytes(), policy=SMTP)
    assert len(mail["To"].addresses) == 1
    assert mail["Reply-To"] in (enquiry.email, None)
    assert enquiry.email in mail.get_content()


def test_a_double_can_be_told(arrived, send, by_mail, mailbox):
    """The Message-ID follows from the notice, at the domain of the sender."""
    enquiry, (mail,) = arrived({})
    contact, _ = send(**by_mail)
    sending.send(contact.notifier, contact.notifier.notices_of(enquiry)[0], Line())
    assert [mail["Message-ID"] for mail in mailbox.mails] == [mail["Message-ID"]] * 2
    assert re.fullmatch(r"<[0-9a-f-]{36}@studio\.it>", mail["Message-ID"])


@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_acknowledgement(arrived, language):
    """The visitor hears in the language of the answer that it arrived, and nothing of what was typed."""
    fields = {"email": "ada@lovelace.it", "name": "Ada", "reply_language": language}
    enquiry, (_, mail) = arrived(fields, CONTACT_ACKNOWLEDGE="yes")
    assert (mail["From"], mail["To"], mail["Reply-To"]) == (FROM, "ada@lovelace.it", None)
    assert mail["Auto-Submitted"] == "auto-replied"
    sentence = "Thank you: your message has arrived, and I am going to answer it myself."
    assert translations(language).gettext(sentence) in mail.get_content()
    for column in set(EXPORT_COLUMNS) - {"email", "language", "reply_language", "state"}:
        value = getattr(enquiry, column)
        assert not value or value not in str(mail).replace("ada@lovelace.it", "")


def test_acknowledgement_has_no_placeholder(arrived):
    """What the assistant has not filled in yet is left out."""
    _, (_, mail) = arrived({}, CONTACT_ACKNOWLEDGE="yes")
    assert "[" not in mail.get_content()
