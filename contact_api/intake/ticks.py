"""What was ticked on a page of the site, and comes in the address of the form."""

from collections.abc import Iterable, Sequence

from contact_api.intake.rules import LINE_BREAK, LONGEST_MESSAGE, UNWRITABLE, tidy

MOST = 60  # ticks; the longest list of the site has half as many
LONGEST = 200  # characters of one
ROOM = 1000  # characters for words of their own


def ticked(given: Iterable[str]) -> list[str]:
    """The tasks, each once and in one line, no more and none longer than a page of the site has."""
    lines = (tidy(LINE_BREAK.sub(" ", UNWRITABLE.sub("", one[:LONGEST]))) for one in given)
    return list(dict.fromkeys(filter(None, lines)))[:MOST]


def message_about(tasks: Sequence[str], sentence: str) -> str:
    """A message that begins with the sentence and as many of the tasks as leave room below to write on."""
    message = f"{sentence}\n"
    for task in tasks:
        line = f"– {task}\n"
        if len(message) + len(line) > LONGEST_MESSAGE - ROOM:
            break
        message += line
    return f"{message}\n"
