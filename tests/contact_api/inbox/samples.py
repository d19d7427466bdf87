"""Enquiries for the tests of the inbox."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from contact_api.inbox import Enquiry, Notice, new_enquiry, parse_time, written_time

NUMBER = "a2c4e6f8-1111-4222-8333-123456789abc"
CONTENT = {
    "name": "Ada",
    "email": "ada@lovelace.it",
    "message": "Buongiorno a tutti",
    "topic": "",
    "phone": "",
    "language": "it",
    "reply_language": "it",
}


def made(submission_id: str = "", spam_reason: str = "", **content: str) -> Enquiry:
    """An enquiry received now."""
    about = {"page": "/contatti/", "spam_reason": spam_reason, "privacy_version": "2026-11-23"}
    return new_enquiry(CONTENT | content, submission_id=submission_id, **about)


def older(enquiry: Enquiry, **ago: float) -> Enquiry:
    """The enquiry, received and left alone for so long."""
    then = written_time(parse_time(enquiry.received_at) - timedelta(**ago))
    return replace(enquiry, received_at=then, changed_at=then)


def notice(enquiry: Enquiry, kind: str = "mail", id: str = "") -> Notice:
    """A notice about the enquiry, due at once."""
    now = written_time(datetime.now(UTC))
    return Notice(id or f"{enquiry.id}-{kind}", enquiry.id, kind, "it", created_at=now, due_at=now)
