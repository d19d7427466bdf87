"""What the commands say, in the assistant's language."""

import re
import sys
from collections.abc import Iterable
from functools import cache
from io import TextIOWrapper

from ground.facts import Facts
from ground.texts import translations
from ground.toml_files import FactsError

# Found even while a slip elsewhere in the file keeps it from being read.
LANGUAGE = re.compile(r"^\[desk\][^\[]*^language\s*=\s*\"(\w+)\"", re.MULTILINE)


@cache
def language() -> str:
    """The language of site.toml's ``desk.language``; English without it."""
    try:
        return str(Facts().value("desk.language"))
    except FactsError as error:
        source = error.path.read_bytes().replace(b"\0", b"") if error.path.exists() else b""  # UTF-16, too
        found = LANGUAGE.search(source.decode(errors="replace"))
        return found[1] if found else "en"


def gettext(text: str) -> str:
    """A text of the desk catalogue."""
    return str(translations(language(), "desk").gettext(text))


def say(text: str, /, **values: object) -> str:
    """A text of the desk catalogue, with its values filled in."""
    return gettext(text) % values


def tell(text: str, /, **values: object) -> None:
    """Print a text of the desk catalogue."""
    print(say(text, **values), flush=True)


def print_what_can_be() -> None:
    """Let a terminal that does not know every letter show the others, with a ? for each that it lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def complain(sentences: Iterable[str]) -> None:
    """Print sentences that are in the right language already, for what went wrong."""
    for sentence in sentences:
        print(sentence, file=sys.stderr, flush=True)
