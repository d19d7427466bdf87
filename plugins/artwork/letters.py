"""The letters of the typeface that the cards are set in: what it lacks cannot stand there."""

import re
from collections.abc import Container
from pathlib import Path

from plugins.artwork import look
from plugins.cache.inputs import Inputs
from plugins.cache.memo import Made, Memo
from plugins.names import latin

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
# The letters and signs of Italian, English and German, which the typeface of the site has.
USUAL = re.compile("[ -~\u00a0\u00adÀÈÉÌÒÙàèéìòùÄÖÜäöüß«»‘’‚“”„–—…]*")
# What only changes the sign before it, or joins two of them: nothing to be seen by itself.
UNSEEN = re.compile("[\u200b-\u200f\u2060\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")


def shown(text: str, letters: Container[str]) -> str:
    """What of a text can be set in these letters: for a Latin letter that is not among them a plain one stands."""
    kept = "".join(one if one in letters or one == SOFT_HYPHEN else instead(one, letters) for one in text)
    return kept if kept == text else re.sub(" {2,}", " ", kept).strip()


def instead(character: str, letters: Container[str]) -> str:
    """What stands for a character that is not among the letters; nothing for most."""
    if character.isspace():
        return " "
    return "".join(one for one in latin(character) if one in letters)


def lacking(text: str, letters: Container[str]) -> str:
    """What of a text cannot be set in these letters, each character once; spaces can always be."""
    missing = (one for one in UNSEEN.sub("", text) if one not in letters and one != SOFT_HYPHEN and not one.isspace())
    return "".join(dict.fromkeys(missing))


def letters_of(theme: Path, memo: Memo, inputs: Inputs) -> str:
    """All letters of the theme's typeface; none where it has no such file. Kept until that changes."""
    source = look.sources(theme)[1]

    def made() -> Made[str]:
        if not inputs.read("project file", str(source)):
            return Made("")
        from plugins.artwork.typeface import letters_in  # slow to import

        return Made(letters_in(source))

    return memo.make(f"letters of {source.name}", made)
