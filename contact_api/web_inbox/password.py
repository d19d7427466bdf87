"""The password of the web inbox, its hash, and the command that makes it."""

import unicodedata
from collections.abc import Callable

import click
from flask.cli import AppGroup
from werkzeug.security import check_password_hash, generate_password_hash

from contact_api.shell import Refusal
from contact_api.state import contact

SHORTEST = 12
METHOD = "scrypt:32768:8:1"


def hash_of(password: str) -> str:
    """The hash to keep in ``CONTACT_INBOX_PASSWORD_HASH``, salted and slow to guess from."""
    return generate_password_hash(one_spelling(password), METHOD)


def is_right(password: str) -> bool:
    """Whether it is the one; a wrong one takes as long."""
    return check_password_hash(contact().settings.inbox_password_hash, one_spelling(password))


def one_spelling(password: str) -> str:
    """Keyboards send an “ü” as one character or as two (https://www.rfc-editor.org/rfc/rfc8265#section-4.2)."""
    return unicodedata.normalize("NFC", password)


def add_password(group: AppGroup, _: Callable[[str], str]) -> None:
    """``password``, which shows nothing of what is typed."""

    @group.command(help=_("Ask for the password of the web inbox and print its hash."))
    def password() -> None:
        chosen = ask(_("Password, at least %(count)s characters") % {"count": SHORTEST})
        if len(chosen) < SHORTEST:
            raise Refusal(
                _("This password is too short: choose at least %(count)s characters.") % {"count": SHORTEST}
            )
        if ask(_("Once more")) != chosen:
            raise Refusal(_("These were two different passwords: please start again."))
        click.echo(hash_of(chosen))
        click.echo(_("Write it into .env after CONTACT_INBOX_PASSWORD_HASH= and start again."), err=True)


def ask(question: str) -> str:
    """What is typed, unseen."""
    return click.prompt(question, hide_input=True, default="", show_default=False, err=True)
