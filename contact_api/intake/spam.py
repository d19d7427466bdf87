"""What makes an enquiry look like spam: signs with names and weights.

One sign of little weight means nothing; from ``SUSPECT`` on an enquiry is kept
under ``spam``, with the names. The sender sees no difference.
Whoever looks for help is not to be taken for whoever sells some: rather a few too many offers than one enquiry lost.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from itsdangerous import BadData, URLSafeTimedSerializer
from limits import RateLimitItemPerDay
from limits.strategies import RateLimiter

from contact_api.intake import letters
from contact_api.intake.forms import EnquiryForm
from contact_api.intake.offers import weigh_words
from contact_api.intake.rules import tidy

SUSPECT = 3
TOO_FAST = 2  # seconds
LINK = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"\],;]+", re.IGNORECASE)
HOST = re.compile(r"(?:https?://)?(?:www\.)?([^/:?#]*)", re.IGNORECASE)
MARKUP = re.compile(r"<a\s|</a>|\[/?(?:url|link)\b", re.IGNORECASE)
# Where people have a page of their own, or leave a file for somebody.
FAMILIAR = frozenset(
    (
        *("instagram.com", "facebook.com", "linkedin.com", "x.com", "twitter.com", "tiktok.com", "youtube.com"),
        *("youtu.be", "pinterest.com", "pinterest.it", "vimeo.com", "spotify.com", "apple.com", "substack.com"),
        *("soundcloud.com", "etsy.com", "behance.net", "xing.com", "whatsapp.com", "wa.me", "calendly.com"),
        *("linktr.ee", "google.com", "dropbox.com", "wetransfer.com", "we.tl", "icloud.com", "sharepoint.com"),
        *("canva.com", "notion.so", "zoom.us", "wikipedia.org", "archive.org", "booking.com", "airbnb.com"),
        *("tripadvisor.com", "tripadvisor.it", "github.com"),
    )
)
SHARED = frozenset(("co", "com", "org", "net", "gov", "ac", "edu"))  # as in co.uk
LONG_ENOUGH = 40  # letters: several people may write what is shorter to the letter
SAME_TEXT = RateLimitItemPerDay(3, namespace="text")


@dataclass(frozen=True)
class Known:
    """What is known besides the form: the ``key`` that signs, the ``sender``, how often texts were ``counted``."""

    key: str
    sender: str
    counted: RateLimiter


def spam_reason(form: EnquiryForm, known: Known) -> str:
    """The signs to suspect this form for; empty where they weigh too little."""
    found = {name: weight for name, weigh in SIGNS.items() if (weight := weigh(form, known))}
    found |= weigh_words(f"{form.name.data}. {form.message.data}")
    suspected = sum(found.values()) >= SUSPECT
    return ", ".join(name for name, weight in found.items() if weight > 0) if suspected else ""


def trapped(form: EnquiryForm, known: Known) -> int:
    """What nobody sees is filled in."""
    return SUSPECT if form.website.data else 0


def linking(form: EnquiryForm, known: Known) -> int:
    """A link for a name, or hardly anything but links; some links alone, or many to one site, are no reason."""
    message = form.message.data
    if has_link(form.name.data):
        return SUSPECT
    if not has_link(message):
        return 0
    links = len(sites(message) - FAMILIAR - {site_of(form.email.data.rpartition("@")[2])})
    if links > 4 and len(LINK.sub("", message).split()) < 3 * links:
        return SUSPECT
    return 2 if links > 2 else min(links, 1)


def has_link(text: str) -> bool:
    """Whether there is a link; faster than to look where it leads."""
    lower = text.casefold()
    return "://" in lower or "www." in lower


def sites(text: str) -> set[str]:
    """Where the links of a text lead."""
    return {site_of(host[1]) for link in LINK.finditer(text) if (host := HOST.match(link[0]))}


def site_of(host: str) -> str:
    """The end of a host's name, which those of one owner share: two parts, three where many share the last two."""
    parts = host.casefold().split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and parts[-2] in SHARED else parts[-2:])


def marked_up(form: EnquiryForm, known: Known) -> int:
    """Links as pages and forums have them, which nobody types into a form."""
    message = form.message.data
    return SUSPECT if ("<" in message or "[" in message) and MARKUP.search(message) else 0


def foreign(form: EnquiryForm, known: Known) -> int:
    """Written in letters that none of the site's languages has."""
    return SUSPECT if letters.foreign(form.message.data) else 0


def disguised(form: EnquiryForm, known: Known) -> int:
    """Written so that programs do not read it."""
    return SUSPECT if letters.disguised(f"{form.name.data} {form.message.data}") else 0


def meaningless(form: EnquiryForm, known: Known) -> int:
    """No words at all."""
    return SUSPECT if letters.meaningless(form.message.data) else 0


def hasty(form: EnquiryForm, known: Known) -> int:
    """Sent right after the signed time at which the form was shown; one without, or an old one, is fine."""
    try:
        clock(known.key).loads(form.shown.data.encode(errors="replace"), max_age=TOO_FAST)
    except BadData:  # what is older than that, too
        return 0
    return 1


def repeating(form: EnquiryForm, known: Known) -> int:
    """The same sender's same text was kept several times today."""
    text = repeatable(form)
    return SUSPECT if text and not known.counted.test(SAME_TEXT, digest(text, known)) else 0


SIGNS: dict[str, Callable[[EnquiryForm, Known], int]] = {
    "honeypot": trapped,
    "links": linking,
    "markup": marked_up,
    "foreign script": foreign,
    "disguised letters": disguised,
    "no words": meaningless,
    "too fast": hasty,
    "same text again": repeating,
}


def remember(form: EnquiryForm, known: Known) -> None:
    """Count the text of what was kept, for a day, by a digest that tells nothing of it."""
    if text := repeatable(form):
        known.counted.hit(SAME_TEXT, digest(text, known))


def repeatable(form: EnquiryForm) -> str:
    """The text, whatever its blanks and capitals; empty where it is too short to be one person's own."""
    text = " ".join(tidy(form.message.data).casefold().split())
    return text if len(text) >= LONG_ENOUGH else ""


def digest(text: str, known: Known) -> str:
    """The same for the same sender and text."""
    signing = known.key.encode()[: hashlib.blake2b.MAX_KEY_SIZE]
    return hashlib.blake2b(f"{known.sender}\n{text}".encode(), key=signing, digest_size=16).hexdigest()


def shown_now(key: str) -> str:
    """The time of this moment, signed, for a form that is shown now."""
    signed = clock(key).dumps("")
    return signed if isinstance(signed, str) else signed.decode()


@lru_cache
def clock(key: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(key, salt="shown")
