"""Whom an enquiry is told to."""

import hashlib
import hmac
import uuid

from contact_api.inbox import Enquiry, Notice
from contact_api.setting_values import header_address
from contact_api.settings import Settings
from site_facts import Facts


def notices_of(enquiry: Enquiry, settings: Settings, facts: Facts) -> tuple[Notice, ...]:
    """What is to be sent about it; nothing about what looks like spam."""
    if enquiry.state == "spam":
        return ()
    language = facts.text("desk.language", facts.default_language)
    chosen = []
    if settings.notify_to:
        chosen.append(("mail", language, number(enquiry, "mail")))
    if settings.webhook_url:
        chosen.append(("webhook", language, number(enquiry, "webhook")))
    if settings.acknowledge and header_address(enquiry.email):
        of_day = number_of_day(enquiry, settings.secret_key)
        chosen.append(("acknowledgement", enquiry.reply_language, of_day))
    moment = enquiry.received_at
    return tuple(
        Notice(id=id, enquiry_id=enquiry.id, kind=kind, language=code, created_at=moment, due_at=moment)
        for kind, code, id in chosen
    )


def number(enquiry: Enquiry, kind: str) -> str:
    """The same for the same enquiry, so that whoever gets it twice can tell."""
    return str(uuid.uuid5(uuid.UUID(enquiry.id), kind))


def number_of_day(enquiry: Enquiry, key: str) -> str:
    """The same for everything from one address in one day, and nobody without the key can tell which."""
    words = f"acknowledgement {enquiry.email.casefold()} {enquiry.received_at[:10]}"
    return str(uuid.UUID(bytes=hmac.digest(key.encode(), words.encode(), hashlib.sha256)[:16]))
