"""What is searched for: words that an enquiry holds, in any order, in capitals or not, in any form of accents."""

import re
from collections.abc import Sequence

from contact_api.inbox.records import PIECE
from ground.characters import folded

WORD = re.compile(r'"([^"]+)"|(\S+)')
BETWEEN = "\0"  # words that are handed to a database as one; no word holds it


def words_of(search: str) -> list[str]:
    """The words that must all occur, as ``searchable`` has them; what stands in quotation marks is one."""
    return [searchable(quoted or word) for quoted, word in WORD.findall(search)]


def are_short(words: Sequence[str]) -> bool:
    """Whether there are words, and none of so many letters that every kind of index knows it."""
    return 0 < max(map(len, words), default=0) < PIECE


def searchable(*cells: str) -> str:
    """The text of these cells as it is compared."""
    return folded("\n".join(cells)).replace(BETWEEN, " ")


def holds(words: str, *cells: str) -> bool:
    """Whether the cells hold the words, which are parted by BETWEEN."""
    text = searchable(*cells)
    return all(word in text for word in words.split(BETWEEN))
