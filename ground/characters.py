"""Characters: accents in one form, and none that nobody can see."""

import re
from unicodedata import normalize

# What XML may not hold (https://www.w3.org/TR/xml/#charsets), and its fellows between 7F and 9F.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# Unicode's property Default_Ignorable_Code_Point (https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point):
# what stands around text that was copied from an address book, and what parts words at the end of a line. Beside
# those, the braille of no dots.
IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def nfc(text: str) -> str:
    """A text with each accented letter as one character; a Mac's disk, and what is copied from it, has two."""
    return text if text.isascii() else normalize("NFC", text)


def without_controls(text: str) -> str:
    """A text without the control characters; those that part lines or words are spaces."""
    return CONTROL.sub(lambda found: " " if found[0].isspace() else "", text)


def without_ignorable(text: str) -> str:
    """A text without the characters that leave nothing to see, not even a space."""
    return text if text.isascii() else IGNORABLE.sub("", text)


def folded(text: str) -> str:
    """A text as it is compared: accents and capitals make no difference (Unicode's D145, in NFC)."""
    return text.lower() if text.isascii() else normalize("NFC", normalize("NFD", text).casefold())


def code_point(character: str) -> str:
    """How a character is called that cannot be shown: U+0008."""
    return f"U+{ord(character):04X}"
