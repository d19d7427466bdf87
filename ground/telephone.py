"""Telephone numbers as they are dialled."""

import re

from ground.characters import without_ignorable

ABROAD = re.compile(r"^[\s(]*00")  # what is dialled for “+” from most countries


def dialled(text: str) -> str:
    """The number as “+” and digits, for ``tel:`` (RFC 3966, 5.1.4); empty where it cannot be dialled from everywhere.

    ``+49 (0) 30 / 1234-567`` → ``+49301234567``: the 0 is for callers of the same country, but in Italy for all.
    """
    import phonenumbers  # most runs need none

    try:
        number = phonenumbers.parse(ABROAD.sub("+", " ".join(without_ignorable(text).split())))
    except phonenumbers.NumberParseException:
        return ""
    possible = phonenumbers.is_possible_number(number)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if possible else ""
