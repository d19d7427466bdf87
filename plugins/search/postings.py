"""In which pages each word stands, in parts: a search fetches the part of each word that is typed, and no other.

A word lies in the part of its first three letters; where its end is a word, too, as in a compound, in the part of
that one as well. The beginnings of one and of two letters lie there as if they were words.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain, pairwise

PIECE = 3  # letters; theme/static/js/search/search.js counts by it
SHORTEST_END = 4

# The words of a page in its text, its description, its title, each with spaces between.
Said = tuple[str, str, str]
# In each of the three the numbers of the pages, in order.
Places = tuple[list[int], list[int], list[int]]


def parts_of(pages: Iterable[Said], count: int) -> list[str]:
    """The parts of the index of these pages, which are known by their numbers from 0; as JSON.

    Word → for text, description and title the numbers of the pages, each as its distance from the one before.
    """
    places = places_of(pages)
    part = cache(lambda piece: part_of(piece, count))
    parts: list[dict[str, list[list[int]]]] = [{} for _ in range(count)]
    for word in sorted(places):
        written = as_written(places[word])
        for number in {part(piece) for piece in pieces(word, places)}:
            parts[number][word] = written
    return [json.dumps(one, separators=(",", ":")) for one in parts]


def places_of(pages: Iterable[Said]) -> Mapping[str, Places]:
    """In which pages, and in what of them, each word and each beginning of one stands."""
    found: dict[str, Places] = defaultdict(lambda: ([], [], []))
    for number, said in enumerate(pages):
        for place, text in enumerate(said):
            words = text.split()
            pairs = {word[:2] for word in words}
            for word in {*words, *pairs, *(pair[0] for pair in pairs)}:
                found[word][place].append(number)
    return found


def as_written(places: Places) -> list[list[int]]:
    """The numbers as distances, without the empty lists at the end."""
    last = max(place for place, numbers in enumerate(places) if numbers)
    return [distances(numbers) for numbers in places[: last + 1]]


def distances(numbers: list[int]) -> list[int]:
    """How far each number is from the one before; the first as it is. Most words stand in one page only."""
    if len(numbers) < 2:
        return numbers
    return [after - before for before, after in pairwise(chain([0], numbers))]


def pieces(word: str, known: Collection[str]) -> Sequence[str]:
    """What a word is found by: its first letters, and those of each word among the known ones that it ends in."""
    ends = range(PIECE, len(word) - SHORTEST_END + 1)
    return [word[:PIECE], *(word[start : start + PIECE] for start in ends if word[start:] in known)]


def part_of(piece: str, count: int) -> int:
    """The number of the part with the words of a piece (FNV-1a), as theme/static/js/search/search.js reckons it."""
    found = 2166136261
    for letter in piece:
        found = (found ^ ord(letter)) * 16777619 & 0xFFFFFFFF
    return found % count
