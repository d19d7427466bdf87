"""Her facts as a card for the address book of a telephone."""

from plugins.discovery.person import Person
from plugins.noted import NotedFacts

# RFC 2426, section 4: what has a meaning of its own in a value.
ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
LONGEST = 75  # octets of a line (RFC 2425, section 5.8.1)


def vcard(facts: NotedFacts, language: str, home: str) -> str:
    """The vCard of the person in a language, whose site is at ``home``; facts still to be filled in are left out.

    Version 3.0 (RFC 2426), which every telephone reads. It wants a name in parts; hers stays whole, because
    no rule tells where a family name begins.
    """
    person = Person(facts, language)
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"FN:{escaped(person.name)}",
        f"N:;{escaped(person.name)};;;",
        f"TITLE:{escaped(person.role)}",
        *address(person),
        *entry("EMAIL;TYPE=INTERNET", escaped(person.fact("contact.email"))),
        *entry("TEL;TYPE=WORK,VOICE", escaped(person.fact("contact.phone"))),
        f"URL:{home}",
        "END:VCARD",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def address(person: Person) -> list[str]:
    """The line of the postal address; none until there is a city."""
    if not person.fact("contact.city"):
        return []
    names = ("street", "city", "", "postcode", "country")
    parts = [escaped(person.fact(f"contact.{name}")) if name else "" for name in names]
    return [f"ADR;TYPE=WORK:;;{';'.join(parts)}"]


def entry(name: str, value: str) -> list[str]:
    """A line, unless there is nothing to say."""
    return [f"{name}:{value}"] if value else []


def escaped(value: str) -> str:
    """A text as a value."""
    return value.translate(ESCAPES)


def folded(line: str) -> str:
    """A line in pieces of 75 octets, a character never torn apart."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode()) > LONGEST:
            pieces.append(piece)
            piece = " "
        piece += character
    return "\r\n".join([*pieces, piece])
