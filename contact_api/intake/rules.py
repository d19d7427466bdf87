"""The rules for what a visitor types, as WTForms validators.

Each rule looks at the text as it came; limits count what is left after ``tidy``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from babel.numbers import format_decimal
from email_validator import EmailNotValidError, validate_email
from wtforms import Field
from wtforms.validators import StopValidation

from ground.characters import nfc, without_ignorable
from ground.mail_addresses import normal_address
from ground.texts import N_, locale

# Letters and signs that leave nothing to see; str.strip() by itself knows the white space only.
INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # around what was copied from an address book
    "\u2060\u2061\u2062\u2063\u2064\u2800\u3164\ufeff\uffa0"
)
BLANK = INVISIBLE + "".join(filter(str.isspace, map(chr, range(0x3001))))
# Unicode's categories Cc and Cs, but for tab and line breaks.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
LINE_BREAK = re.compile("\r\n?|[\n\u2028\u2029]")
PHONE = re.compile(r"[\s0-9+()./\u2010-\u2013-]*[0-9][\s0-9+()./\u2010-\u2013-]*")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
LONGEST_MESSAGE = 5000  # characters
LONGEST_EMAIL = 254  # RFC 5321, 4.5.3.1.3: a path of 256 with its angle brackets


def tidy(text: str) -> str:
    """The text without blanks at its edges, its line breaks as ``\\n``, its accents in one form (NFC)."""
    return nfc(text.replace("\r\n", "\n").replace("\r", "\n").strip(BLANK))


def visible(text: str | None) -> str:
    """What can be seen of a text; a filter of a field."""
    return without_ignorable(text or "")


def visible_address(text: str | None) -> str:
    """What can be seen of an address; all of one whose domain would be another without the rest (RFC 5892, A)."""
    seen = visible(text)
    return seen if normal_address(seen) == normal_address(text or "") else text or ""


class Speaking(Protocol):
    """A form that says something in its language."""

    @property
    def language_code(self) -> str:
        """The language."""

    def say(self, text: str, /, **values: str) -> str:
        """The text in that language, its ``%(name)s`` filled in."""


@dataclass(frozen=True)
class Rule:
    """A validator of what ``accepts`` finds true; else it says the sentence."""

    accepts: Callable[[str], object]
    sentence: str
    is_required: bool = False

    @property
    def field_flags(self) -> dict[str, bool]:
        """What WTForms asks for: the attributes of the field in the page."""
        return {"required": True} if self.is_required else {}

    def __call__(self, form: Speaking, field: Field) -> None:
        """Raise StopValidation where the field is not as it should be."""
        if not self.accepts(field.data):
            raise StopValidation(form.say(self.sentence))


def required(sentence: str) -> Rule:
    """A validator of something that one can see; ``sentence`` asks for it."""
    return Rule(lambda text: tidy(visible(text)), sentence, is_required=True)


def is_address(text: str) -> bool:
    """Whether mail could reach it; nothing is looked up."""
    try:
        return bool(validate_email(tidy(text), check_deliverability=False))
    except EmailNotValidError:
        return False


writable = Rule(
    lambda text: not UNWRITABLE.search(text),
    N_("There is an invisible character in here: please type this again."),
)
one_line = Rule(lambda text: not LINE_BREAK.search(text), N_("Please write this on one line."))
has_letter = Rule(
    lambda text: any(character.isalpha() and character not in INVISIBLE for character in text),
    N_("A name has at least one letter."),
)
email_address = Rule(is_address, N_("Please check this address: something in it is missing or mistyped."))
phone_number = Rule(
    lambda text: not tidy(text) or PHONE.fullmatch(tidy(text)),
    N_("Please use only digits and the usual signs, such as + ( ) / -."),
)
uuid_or_nothing = Rule(
    lambda text: not text or UUID.fullmatch(text),
    N_("Something went wrong in this page: please send the form once more."),
)


class Length:
    """From ``shortest`` to ``longest`` characters.

    The page gets no ``maxlength``: browsers would cut a pasted text without a word.
    """

    def __init__(self, longest: int, shortest: int = 0) -> None:
        self.longest, self.shortest = longest, shortest

    def __call__(self, form: Speaking, field: Field) -> None:
        """Raise StopValidation where there is too much or too little."""
        count = len(tidy(field.data))
        if count > self.longest:
            sentence = N_("At most %(limit)s characters fit in here; you have written %(count)s.")
        elif count < self.shortest:
            sentence = N_("Please write a little more, at least %(shortest)s characters.")
        else:
            return
        numbers = {"limit": self.longest, "shortest": self.shortest, "count": count}
        language = locale(form.language_code)
        said = {name: format_decimal(number, locale=language) for name, number in numbers.items()}
        raise StopValidation(form.say(sentence, **said))
