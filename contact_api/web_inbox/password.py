"""The password of the web inbox, and its hash."""

import unicodedata

from werkzeug.security import check_password_hash, generate_password_hash

SHORTEST = 12
METHOD = "scrypt:32768:8:1"


def hash_of(password: str) -> str:
    """The hash to keep in ``CONTACT_INBOX_PASSWORD_HASH``, salted and slow to guess from."""
    return generate_password_hash(one_spelling(password), METHOD)


def is_right(password: str, kept_hash: str) -> bool:
    """Whether it is the one of this hash; a wrong one takes as long."""
    return check_password_hash(kept_hash, one_spelling(password))


def one_spelling(password: str) -> str:
    """Keyboards send an “ü” as one character or as two (https://www.rfc-editor.org/rfc/rfc8265#section-4.2)."""
    return unicodedata.normalize("NFC", password)
