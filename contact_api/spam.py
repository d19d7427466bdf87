"""What makes an enquiry look like spam: signs with names and weights.

One sign of little weight means nothing; from ``SUSPECT`` on an enquiry is kept
under ``spam``, with the names. The sender sees no difference.
"""

import hashlib
import re
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer
from limits import RateLimitItemPerDay
from limits.errors import StorageError

from contact_api.forms import EnquiryForm
from contact_api.rules import tidy
from contact_api.state import contact

SUSPECT = 2
TOO_FAST = 2  # seconds
LINK = re.compile(r"https?://(?:www\.)?|\bwww\.|\[url|<a\s", re.IGNORECASE)
SAME_TEXT = RateLimitItemPerDay(3, namespace="text")


def spam_reason(form: EnquiryForm) -> str:
    """The signs to suspect this form for; empty where they weigh too little."""
    found = {name: weight for name, weigh in SIGNS.items() if (weight := weigh(form))}
    return ", ".join(found) if sum(found.values()) >= SUSPECT else ""


def trapped(form: EnquiryForm) -> int:
    """What nobody sees is filled in."""
    return SUSPECT if form.website.data else 0


def linking(form: EnquiryForm) -> int:
    """A link for a name, or many in the message; three or four alone are no reason."""
    if LINK.search(form.name.data):
        return SUSPECT
    links = len(LINK.findall(form.message.data))
    return SUSPECT if links > 4 else int(links > 2)


def hasty(form: EnquiryForm) -> int:
    """Sent right after the signed time at which the form was shown; one without, or an old one, is fine."""
    try:
        clock(current_app.secret_key).loads(form.shown.data.encode(errors="replace"), max_age=TOO_FAST)
    except BadData:  # what is older than that, too
        return 0
    return 1


def repeating(form: EnquiryForm) -> int:
    """The same text was kept several times today."""
    with suppress(StorageError):
        return 0 if contact().limiter.limiter.test(SAME_TEXT, digest(form)) else SUSPECT
    return 0


SIGNS: dict[str, Callable[[EnquiryForm], int]] = {
    "honeypot": trapped,
    "links": linking,
    "too fast": hasty,
    "same text again": repeating,
}


def remember(form: EnquiryForm) -> None:
    """Count the text of what was kept, for a day, by a digest that tells nothing of it."""
    with suppress(StorageError):
        contact().limiter.limiter.hit(SAME_TEXT, digest(form))


def digest(form: EnquiryForm) -> str:
    """The same for the same text, whatever its blanks and capitals."""
    text = " ".join(tidy(form.message.data).casefold().split())
    key = current_app.secret_key.encode()[: hashlib.blake2b.MAX_KEY_SIZE]
    return hashlib.blake2b(text.encode(), key=key, digest_size=16).hexdigest()


def shown_now() -> str:
    """The time of this moment, signed, for a form that is shown now."""
    return clock(current_app.secret_key).dumps("")


@lru_cache
def clock(key: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(key, salt="shown")
