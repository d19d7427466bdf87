"""Unsolicited offers, told by their words, which ``spam_words.toml`` beside this file holds."""

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from ahocorasick import Automaton

WORDS = Path(__file__).with_name("spam_words.toml")
WORD = re.compile(r"[^\W_]+")
# Accents by themselves, and what nobody sees.
MARK = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
NUMBER = re.compile(r"\d+(?:[.,\u2019']\d+)*")
SIGNS = (("€", " euro "), ("$", " dollar "), ("%", " percent "))
AT_HOME = "at-home"  # the kind that only tells whether the text is in one of her languages
ASKS_NOTHING = 1  # the weight of as many words as TALKATIVE, and none of them about what she does
TALKATIVE = 10


class Kind(NamedTuple):
    """What words are about: as many as ``most`` of them count, each ``weight``."""

    name: str
    weight: int
    most: int


def weigh_words(text: str) -> dict[str, int]:
    """The kinds of unsolicited offers that a text speaks of, with their weights; {} where it rather asks for help."""
    words = plain(text)
    found: dict[Kind, set[str]] = defaultdict(set)
    for kind, phrase in phrases_in(words):
        found[kind].add(phrase)
    weights = {kind.name: kind.weight * min(len(phrases), kind.most) for kind, phrases in found.items()}
    understood = weights.pop(AT_HOME, None) is not None
    if understood and weights and all(weight > 0 for weight in weights.values()) and words.count(" ") >= TALKATIVE:
        weights["asks nothing"] = ASKS_NOTHING
    return weights if sum(weights.values()) > 0 else {}


def plain(text: str) -> str:
    """The words alone, each followed by a blank: no capitals, accents, addresses, hidden letters; every number is 0."""
    letters = without_addresses(text.casefold())
    if not letters.isascii():
        letters = MARK.sub("", unicodedata.normalize("NFKD", letters))
    for sign, word in SIGNS:
        letters = letters.replace(sign, word)
    return f"{' '.join(WORD.findall(NUMBER.sub(' 0 ', letters)))} "


def without_addresses(text: str) -> str:
    """The text without the addresses of pages and people."""
    return " ".join([word for word in text.split() if "@" not in word and "://" not in word and "www." not in word])


def phrases_in(words: str) -> Iterator[tuple[Kind, str]]:
    """The phrases of the vocabulary that begin at one of the words."""
    return chain.from_iterable(phrases for _, phrases in vocabulary().iter(f" {words}"))


@cache
def vocabulary() -> Automaton:
    """What finds the phrases of all languages in one pass; one that may go on has no blank at its end."""
    index: dict[str, list[tuple[Kind, str]]] = defaultdict(list)
    for name, kind in tomllib.loads(WORDS.read_text(encoding="utf-8")).items():
        weight, most = kind.pop("weight"), kind.pop("most")
        for phrase in chain(*kind.values()):
            text = plain(phrase).rstrip() if phrase.endswith("*") else plain(phrase)
            index[f" {text}"].append((Kind(name, weight, most), text))
    automaton = Automaton()
    for text, phrases in index.items():
        automaton.add_word(text, phrases)
    automaton.make_automaton()
    return automaton
