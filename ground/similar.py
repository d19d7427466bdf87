"""The name that was meant by one that nobody knows."""

from collections.abc import Iterable
from difflib import get_close_matches

from ground.texts import N_

LONGEST = 40  # letters of a name that are compared: it takes as long as the square of their number
MEANT = N_("Did you mean “%(near)s”? If not, take it out.")


def most_similar(name: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The one of some names that is most like this one, by at least ``cutoff`` of 1; empty where none is."""
    return next(iter(get_close_matches(name[:LONGEST], list(known), n=1, cutoff=cutoff)), "")
