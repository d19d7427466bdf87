"""The marks that a text is printed with where straight ones were typed: quotes, dashes, ellipses, no-break spaces."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from plugins.components.quotes import OBJECT, STRAIGHT, Quotes

# Not the arrow --> and not a row of them.
DOTS_AND_DASHES = re.compile(r"(?<![-<])---?(?![->])|(?<!\.)\.\.\.(?!\.)")
MEANT = {"--": "–", "---": "—", "...": "…"}
# Where a line must not end: between a number and what it counts, between the parts of an abbreviation.
EVERYWHERE = (
    r"(?<=\d) (?=[€$£%‰]|(?:EUR|CHF|USD|GBP|°C|km|cm|mm|kg|kWh|kW|[KMG]B|min)(?![\w'’]))"
    r"|(?<=[€$£§]) (?=\d)|(?<=\b[A-Za-z]\.) (?=[A-Za-z]\.)"
)
OF_LANGUAGE = {
    "de": r"(?<=\d) (?=(?:Uhr|Euro)\b)|(?<=\bNr\.) (?=\d)|(?<=\bS\.) (?=\d)",
    "it": r"(?<=\d) (?=euro\b)|(?<=\b[nNpP]\.) (?=\d)|(?<=\bpag\.) (?=\d)",
    "en": r"(?<=\d) (?=[ap]m\b)|(?<=\bNo\.) (?=\d)|(?<=\bp\.) (?=\d)",
}


def no_break(*places: str) -> re.Pattern[str]:
    """An expression for what stands before these places, and the space; quick, as few characters stand there."""
    return re.compile(f"[\\d€$£§.](?= )(?:{'|'.join((EVERYWHERE, *places))})")


NO_BREAK = {language: no_break(places) for language, places in OF_LANGUAGE.items()}
NO_BREAK_ELSE, NO_BREAK_ANY = no_break(), no_break(*OF_LANGUAGE.values())
# What straight marks may have become, and what they were typed as, near enough to find the line again.
STRAIGHT_FOR = str.maketrans(
    dict.fromkeys('«»“”„‟‘’‚‛‹›"', "'") | {"–": "--", "—": "---", "…": "...", "\u00a0": " ", "\u202f": " "}
)
# What is no text in a line of the front matter.
ENTITY = re.compile(r"(&#?\w+;)")


@dataclass(frozen=True)
class Piece:
    """A part of a text, in a language; where nothing in it is to be changed, ``shown`` is what stands for it."""

    text: str
    language: str
    shown: str | None = None


def typeset(text: str, language: str) -> str:
    """A line of text, perhaps with entities, with the marks of its language."""
    parts = enumerate(ENTITY.split(text))
    return "".join(typeset_pieces([Piece(part, language, OBJECT if at % 2 else None) for at, part in parts]))


def typeset_pieces(pieces: Iterable[Piece]) -> list[str]:
    """The pieces of one paragraph with the marks of their languages; a quote that nobody can tell stays straight."""
    pieces = list(pieces)
    if any(STRAIGHT.search(one.text) for one in pieces if one.shown is None):
        pieces = quoted(pieces)
    return [one.text if one.shown is not None else held(dashed(one.text), one.language) for one in pieces]


def quoted(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a paragraph with quotes and apostrophes."""
    shown = [one.text if one.shown is None else one.shown for one in pieces]
    languages = [one.language for one, text in zip(pieces, shown, strict=True) for _ in text]
    marks, made, begin = Quotes("".join(shown), languages).marks(), [], 0
    for piece, text in zip(pieces, shown, strict=True):
        own = "".join(marks.get(at, one) for at, one in enumerate(text, start=begin))
        made.append(replace(piece, text=own) if piece.shown is None else piece)
        begin += len(text)
    return made


def dashed(text: str) -> str:
    """A text with dashes and ellipses, but for the addresses in it."""
    if "--" not in text and "..." not in text:
        return text
    return re.sub(r"\S+", lambda word: word[0] if is_address(word[0]) else with_dashes(word[0]), text)


def with_dashes(word: str) -> str:
    """A word with dashes and ellipses."""
    return DOTS_AND_DASHES.sub(lambda typed: MEANT[typed[0]], word)


def is_address(word: str) -> bool:
    """Whether a word is an address of the internet."""
    return "://" in word or "@" in word or word.startswith("www.")


def held(text: str, language: str) -> str:
    """A text with no-break spaces where a line must not end."""
    return NO_BREAK.get(language, NO_BREAK_ELSE).sub(lambda space: f"{space[0][0]}\u00a0", text)


def straight(text: str) -> str:
    """A text as it may have been typed; all quotes alike."""
    return text.translate(STRAIGHT_FOR)


def has_something_typed(text: str) -> bool:
    """Whether there may be anything to do in a text; for most there is not."""
    if any(sign in text for sign in ("'", '"', "--", "...")):
        return True
    return NO_BREAK_ANY.search(text) is not None
