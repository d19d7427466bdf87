"""Texts that are suspicious for their letters, whatever they say."""

import re
import unicodedata
from itertools import islice

from contact_api.intake.offers import without_addresses

WORD = re.compile(r"[^\W\d_]+")
LONGER = re.compile(r"[^\W\d_]{4,}")  # words that have to be speakable
STRANGE = re.compile(r"[^\W\d_\x00-\xff]")  # letters beyond Latin-1
LATIN = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff]")
LOOKALIKE = re.compile("[\u0370-\u03ff\u0400-\u052f\u0530-\u058f]")  # Greek, Cyrillic, Armenian
HIDDEN = re.compile("[\u200b\u2060-\u2064\ufeff](?<=[^\\W\\d_].)(?=[^\\W\\d_])")
ORNAMENTAL = re.compile("[\U0001d400-\U0001d7ff]")  # letters made for formulas
# What Italian, English and German write together before a vowel or after it.
CLUSTER = re.compile("sch|ch|ck|th|ph|gh|ng|st|sp|tz|pf|qu|ss|ll|rr|tt|nn|mm|ff|pp")
UNSPEAKABLE = re.compile(
    "[bcdfghjklmnpqrstvwxz]{5}|q(?!u|$)|[jv][bcdfghjkmnpqtwxz]|x[bdgjkmnqrvwz]|[bcfgkmpqtvwxz]j|[bdfghjkmpqvwz]x"
    "|asdf|sdfg|dfgh|fghj|ghjk|hjkl|zxcv|cvbn"
)
SWITCH = re.compile("[a-z][A-Z]")
AT_FIRST = 8  # so many words tell
FEWEST = 5  # letters that tell a script


def foreign(text: str) -> bool:
    """Whether most letters are of another script than those of the site's languages."""
    plain = "" if text.isascii() else unicodedata.normalize("NFKC", text)
    strange = len(STRANGE.findall(plain))
    return strange > 0 and FEWEST <= len("".join(WORD.findall(plain))) < strange * 2


def disguised(text: str) -> bool:
    """Whether words are written so that people read them and programs do not: lookalikes, hidden signs, ornaments."""
    if text.isascii():
        return False
    words = WORD.findall(text) if LOOKALIKE.search(text) else []
    mixed = sum(1 for word in words if LATIN.search(word) and LOOKALIKE.search(word))
    return mixed >= 2 or len(HIDDEN.findall(text)) >= 3 or len(ORNAMENTAL.findall(text)) >= 10


def meaningless(text: str) -> bool:
    """Whether half of the longer words at its beginning can be no words."""
    words = [found[0] for found in islice(LONGER.finditer(without_addresses(text)), AT_FIRST)]
    return len(words) > 0 and sum(map(unspeakable, words)) * 2 >= len(words)


def unspeakable(word: str) -> bool:
    """Whether nobody can say it in Italian, English or German; an abbreviation in capitals is something else."""
    if len(SWITCH.findall(word)) >= 3:
        return True
    plain = unicodedata.normalize("NFKD", word.lower())
    return not word.isupper() and UNSPEAKABLE.search(CLUSTER.sub("s", plain)) is not None
