"""The rules for what a visitor types, as WTForms validators.

Each rule looks at the text as it came; limits count what is left after ``tidy``.
"""

import re

from babel.numbers import format_decimal
from email_validator import EmailNotValidError, validate_email
from wtforms.validators import StopValidation

from interface_texts import N_, locale

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
LONGEST_EMAIL = 254  # RFC 5321, 4.5.3.1.3: a path of 256 with its angle brackets


def tidy(text: str) -> str:
    """The text without blanks at its edges, its line breaks as ``\\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip(BLANK)


def writable(form, field) -> None:
    """No control characters other than tab and line break, and no half characters."""
    if UNWRITABLE.search(field.data):
        raise StopValidation(form.say(N_("There is an invisible character in here: please type this again.")))


def one_line(form, field) -> None:
    """No line breaks of any kind."""
    if LINE_BREAK.search(field.data):
        raise StopValidation(form.say(N_("Please write this on one line.")))


class Required:
    """Something that one can see; ``sentence`` asks for it."""

    field_flags = {"required": True}  # noqa: RUF012 - WTForms reads it from the class

    def __init__(self, sentence: str):
        self.sentence = sentence

    def __call__(self, form, field) -> None:
        if not tidy(field.data):
            raise StopValidation(form.say(self.sentence))


class Length:
    """From ``shortest`` to ``longest`` characters.

    The page gets no ``maxlength``: browsers would cut a pasted text without a word.
    """

    def __init__(self, longest: int, shortest: int = 0):
        self.longest, self.shortest = longest, shortest

    def __call__(self, form, field) -> None:
        count = len(tidy(field.data))
        if count > self.longest:
            sentence = N_("At most %(limit)s characters fit in here; you have written %(count)s.")
        elif count < self.shortest:
            sentence = N_("Please write a little more, at least %(shortest)s characters.")
        else:
            return
        numbers = {"limit": self.longest, "shortest": self.shortest, "count": count}
        language = locale(form.language.data)
        raise StopValidation(
            form.say(
                sentence,
                **{name: format_decimal(number, locale=language) for name, number in numbers.items()},
            )
        )


def has_letter(form, field) -> None:
    """At least one letter of any script."""
    if not any(character.isalpha() and character not in INVISIBLE for character in field.data):
        raise StopValidation(form.say(N_("A name has at least one letter.")))


def email_address(form, field) -> None:
    """An address that mail could reach; nothing is looked up."""
    try:
        validate_email(tidy(field.data), check_deliverability=False)
    except EmailNotValidError:
        sentence = N_("Please check this address: something in it is missing or mistyped.")
        raise StopValidation(form.say(sentence)) from None


def phone_number(form, field) -> None:
    """Nothing, or digits and the usual signs."""
    if (text := tidy(field.data)) and not PHONE.fullmatch(text):
        raise StopValidation(form.say(N_("Please use only digits and the usual signs, such as + ( ) / -.")))
