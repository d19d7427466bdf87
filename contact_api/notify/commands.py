"""``inbox notify`` and ``inbox check``: sending by hand, and trying everything out."""

from collections.abc import Callable
from datetime import UTC, datetime

import click
from flask.cli import AppGroup

from contact_api.notify.trial import Trial
from contact_api.shell import Refusal, answered
from contact_api.state import contact
from interface_texts import N_


def add_notify(group: AppGroup, _: Callable[[str], str]) -> None:
    """``notify`` and ``check``."""

    @group.command(help=_("Send the notifications that are due."))
    @click.option("--again", is_flag=True, help=_("Also those that failed before, given up or not."))
    @answered(_)
    def notify(again: bool) -> None:
        if again:
            contact().inbox.renew_notices(datetime.now(UTC))
        outcomes = contact().delivery.send_due()
        numbers = {name: outcomes[name] for name in ("sent", "waiting", "given_up")}
        sentence = N_("Sent: %(sent)s. To be tried again: %(waiting)s. Given up: %(given_up)s.")
        click.echo(_(sentence) % numbers)
        if outcomes["waiting"] or outcomes["given_up"]:
            raise Refusal(_("“inbox check” says what the matter is."))

    @group.command(help=_("Send a test enquiry all the way to the notification, and report each step."))
    @answered(_)
    def check() -> None:
        if not Trial(contact(), _, click.echo).run():
            raise SystemExit(1)
