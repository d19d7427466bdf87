"""The texts of HTML: in one line, plain, and as the words that the search compares."""

import html
import re
import unicodedata

TAG = re.compile(r"<[^<>]+>")
ACCENT = re.compile("[\u0300-\u036f\N{SOFT HYPHEN}]")
# Whoever lacks the key types “fuer”: both sides drop the e.
FOLDED = {"ß": "ss", "ae": "a", "oe": "o", "ue": "u"}
WORD = re.compile(r"[^\W_]+")


def plain(text: object) -> str:
    """A text without tags, entities and soft hyphens: for titles and feeds."""
    return html.unescape(TAG.sub("", str(text))).replace("\N{SOFT HYPHEN}", "")


def one_line(text: str) -> str:
    """A text without soft hyphens and with single spaces, in one line."""
    return " ".join(text.replace("\N{SOFT HYPHEN}", "").split())


def words(text: str) -> str:
    """The words of an HTML text in alphabetical order, as ``theme/static/js/search/search.js`` writes its own."""
    decomposed = unicodedata.normalize("NFKD", html.unescape(TAG.sub(" ", text))).lower()
    folded = ACCENT.sub("", decomposed)
    for letters, letter in FOLDED.items():
        folded = folded.replace(letters, letter)
    return " ".join(["", *sorted(set(WORD.findall(folded)))])
