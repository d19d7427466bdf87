"""What the commands say, in the assistant's language."""

import sys
from functools import cache

from interface_texts import translations
from site_facts import Facts, FactsError


@cache
def language() -> str:
    """The language of site.toml's ``desk.language``; English while it cannot be read."""
    try:
        return Facts().value("desk.language")
    except FactsError:
        return "en"


def say(text: str, /, **values) -> str:
    """A text of the desk catalogue, with its values filled in."""
    try:
        return translations(language(), "desk").gettext(text) % values
    except FileNotFoundError:
        return text % values


def tell(text: str, /, **values):
    """Print a text of the desk catalogue."""
    print(say(text, **values), flush=True)


def complain(sentences):
    """Print sentences that are in the right language already, for what went wrong."""
    for sentence in sentences:
        print(sentence, file=sys.stderr, flush=True)
