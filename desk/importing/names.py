"""Names that files and addresses here can have: a-z, 0-9 and single hyphens."""

import re
from collections.abc import Callable

from pelican.utils import slugify

NO_NAME = re.compile(r"[^a-z0-9]+")
LONGEST = 80  # letters
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def name_of(text: str, otherwise: str = "articolo") -> str:
    """A name made of a text; of none but a number, which an address cannot be, one that begins with a word."""
    name = NO_NAME.sub("-", slugify(text.translate(UMLAUTS)).lower()).strip("-")
    name = name[:LONGEST].strip("-")
    return f"{otherwise}-{name}".strip("-") if not name or name.isdecimal() else name


def free_name(name: str, is_taken: Callable[[str], bool]) -> str:
    """The name, or the first of name-2, name-3 … that is not taken."""
    number, found = 1, name
    while is_taken(found):
        number += 1
        found = f"{name}-{number}"
    return found
