"""What a command asks before it does what cannot be undone."""

import sys

import click

from contact_api.shell.refusals import Say
from ground.texts import N_

YES = N_("y yes")  # the words that count as one, with spaces between
CHOICE = N_("y/N")


def somebody_is_there() -> bool:
    """Whether a question would find somebody who can answer it, and not a program."""
    return sys.stdin.isatty()


def agreed(question: str, _: Say) -> bool:
    """Whether the person at the terminal says yes; everything else is a no."""
    answer = click.prompt(f"{question} [{_(CHOICE)}]", default="", show_default=False, err=True)
    return answer.strip().casefold() in _(YES).split()
