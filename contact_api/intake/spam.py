"""What makes an enquiry look like spam: signs with names and weights.

One sign of little weight means nothing; from ``SUSPECT`` on an enquiry is kept
under ``spam``, with the names. The sender sees no difference.
"""

import hashlib
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from itsdangerous import BadData, URLSafeTimedSerializer
from limits import RateLimitItemPerDay
from limits.errors import StorageError
from limits.strategies import RateLimiter

from contact_api.intake.forms import EnquiryForm
from contact_api.intake.rules import tidy

SUSPECT = 2
TOO_FAST = 2  # seconds
LINK = re.compile(r"https?://(?:www\.)?|\bwww\.|\[url|<a\s", re.IGNORECASE)
SAME_TEXT = RateLimitItemPerDay(3, namespace="text")


@dataclass(frozen=True)
class Known:
    """What is known besides the form itself: the ``key`` that signs, and how often texts were ``counted``."""

    key: str
    counted: RateLimiter


def spam_reason(form: EnquiryForm, known: Known) -> str:
    """The signs to suspect this form for; empty where they weigh too little."""
    found = {name: weight for name, weigh in SIGNS.items() if (weight := weigh(form, known))}
    return ", ".join(found) if sum(found.values()) >= SUSPECT else ""


def trapped(form: EnquiryForm, known: Known) -> int:
    """What nobody sees is filled in."""
    return SUSPECT if form.website.data else 0


def linking(form: EnquiryForm, known: Known) -> int:
    """A link for a name, or many in the message; three or four alone are no reason."""
    if LINK.search(form.name.data):
        return SUSPECT
    links = len(LINK.findall(form.message.data))
    return SUSPECT if links > 4 else int(links > 2)


def hasty(form: EnquiryForm, known: Known) -> int:
    """Sent right after the signed time at which the form was shown; one without, or an old one, is fine."""
    try:
        clock(known.key).loads(form.shown.data.encode(errors="replace"), max_age=TOO_FAST)
    except BadData:  # what is older than that, too
        return 0
    return 1


def repeating(form: EnquiryForm, known: Known) -> int:
    """The same text was kept several times today."""
    with suppress(StorageError):
        return 0 if known.counted.test(SAME_TEXT, digest(form, known.key)) else SUSPECT
    return 0


SIGNS: dict[str, Callable[[EnquiryForm, Known], int]] = {
    "honeypot": trapped,
    "links": linking,
    "too fast": hasty,
    "same text again": repeating,
}


def remember(form: EnquiryForm, known: Known) -> None:
    """Count the text of what was kept, for a day, by a digest that tells nothing of it."""
    with suppress(StorageError):
        known.counted.hit(SAME_TEXT, digest(form, known.key))


def digest(form: EnquiryForm, key: str) -> str:
    """The same for the same text, whatever its blanks and capitals."""
    text = " ".join(tidy(form.message.data).casefold().split())
    signing = key.encode()[: hashlib.blake2b.MAX_KEY_SIZE]
    return hashlib.blake2b(text.encode(), key=signing, digest_size=16).hexdigest()


def shown_now(key: str) -> str:
    """The time of this moment, signed, for a form that is shown now."""
    signed = clock(key).dumps("")
    return signed if isinstance(signed, str) else signed.decode()


@lru_cache
def clock(key: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(key, salt="shown")
