"""``inbox password``, which makes the hash of the web inbox's password."""

import click
from flask.cli import AppGroup

from contact_api.opened import Opened
from contact_api.shell.refusals import Refusal, Say


def add_commands(group: AppGroup, _opened: Opened, _: Say) -> None:
    """``password``, which shows nothing of what is typed."""

    @group.command(help=_("Ask for the password of the web inbox and print its hash."))
    def password() -> None:
        # Not for the help of the group: all of the web inbox comes with it.
        from contact_api.web_inbox.password import SHORTEST, hash_of

        chosen = ask(_("Password, at least %(count)s characters") % {"count": SHORTEST})
        if len(chosen) < SHORTEST:
            raise Refusal(_("This password is too short: choose at least %(count)s characters.") % {"count": SHORTEST})
        if ask(_("Once more")) != chosen:
            raise Refusal(_("These were two different passwords: please start again."))
        click.echo(hash_of(chosen))
        click.echo(_("Write it into .env after CONTACT_INBOX_PASSWORD_HASH= and start again."), err=True)


def ask(question: str) -> str:
    """What is typed, unseen."""
    answer: str = click.prompt(question, hide_input=True, default="", show_default=False, err=True)
    return answer
