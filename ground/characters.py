"""Characters: accents in one form, and none that nobody can see."""

import re
from unicodedata import normalize

# What XML may not hold (https://www.w3.org/TR/xml/#charsets), and its fellows between 7F and 9F.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def nfc(text: str) -> str:
    """A text with each accented letter as one character; a Mac's disk, and what is copied from it, has two."""
    return text if text.isascii() else normalize("NFC", text)


def without_controls(text: str) -> str:
    """A text without the control characters; those that part lines or words are spaces."""
    return CONTROL.sub(lambda found: " " if found[0].isspace() else "", text)


def code_point(character: str) -> str:
    """How a character is called that cannot be shown: U+0008."""
    return f"U+{ord(character):04X}"
