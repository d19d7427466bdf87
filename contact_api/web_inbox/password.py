"""The password of the web inbox: its hash, and whether somebody is signed in by it."""

import hashlib
import time
import unicodedata

from flask import session
from werkzeug.security import check_password_hash, generate_password_hash

from contact_api.state import contact

SHORTEST = 12
METHOD = "scrypt:32768:8:1"
SIGNED_IN_FOR = 12 * 60 * 60  # seconds


def hash_of(password: str) -> str:
    """The hash to keep in ``CONTACT_INBOX_PASSWORD_HASH``, salted and slow to guess from."""
    return generate_password_hash(one_spelling(password), METHOD)


def is_right(password: str) -> bool:
    """Whether it is the one; a wrong one takes as long."""
    return check_password_hash(contact().settings.inbox_password_hash, one_spelling(password))


def one_spelling(password: str) -> str:
    """Keyboards send an “ü” as one character or as two (https://www.rfc-editor.org/rfc/rfc8265#section-4.2)."""
    return unicodedata.normalize("NFC", password)


def sign_in() -> None:
    """Begin a session that ends by itself, and when the password is changed."""
    language = session.get("language")
    session.clear()
    session.update(language=language, password=session_mark(), signed_in=int(time.time()))


def signed_in() -> bool:
    """Whether the session of this request is one of hers."""
    since = session.get("signed_in", 0)
    return session.get("password") == session_mark() and time.time() - since < SIGNED_IN_FOR


def session_mark() -> str:
    """What tells a session under this password from one under the last."""
    return hashlib.sha256(contact().settings.inbox_password_hash.encode()).hexdigest()[:16]
