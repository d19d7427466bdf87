"""The words of a text as the search compares them: small letters, without accents, each once."""

import html
import re
import unicodedata

TAG = re.compile(r"<[^>]+>")
ACCENT = re.compile("[\u0300-\u036f\N{SOFT HYPHEN}]")
# Whoever lacks the key types “fuer”: both sides drop the e.
FOLDED = {"ß": "ss", "ae": "a", "oe": "o", "ue": "u"}
WORD = re.compile(r"[^\W_]+")


def words(text: str) -> str:
    """The words of an HTML text in alphabetical order, as ``theme/static/js/search.js`` writes its own."""
    plain = unicodedata.normalize("NFKD", html.unescape(TAG.sub(" ", text))).lower()
    folded = ACCENT.sub("", plain)
    for letters, letter in FOLDED.items():
        folded = folded.replace(letters, letter)
    return "".join(f" {word}" for word in sorted(set(WORD.findall(folded))))
