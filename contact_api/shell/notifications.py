"""``inbox notify``: sending by hand."""

from datetime import UTC, datetime

import click
from flask.cli import AppGroup

from contact_api.notify.sending import send_due
from contact_api.opened import Opened
from contact_api.shell.refusals import Refusal, Say, answered
from ground.texts import N_


def add_commands(group: AppGroup, opened: Opened, _: Say) -> None:
    """``notify``."""

    @group.command(help=_("Send the notifications that are due."))
    @click.option("--again", is_flag=True, help=_("Also those that failed before, given up or not."))
    @click.option("--dismiss", is_flag=True, help=_("Send none, and let go of those that do not get through."))
    @answered(opened, _)
    def notify(again: bool, dismiss: bool) -> None:
        if dismiss:
            count = opened.notifier.dismiss()
            click.echo(_("Let go of: %(count)s. The enquiries stay in the inbox.") % {"count": count})
            return
        opened.site.renew()  # without a site there is nothing to put into a mail: nothing is begun
        if again:
            opened.inbox.renew_notices(datetime.now(UTC))
        outcomes = send_due(opened.notifier)
        numbers = {name: outcomes[name] for name in ("sent", "waiting", "given_up")}
        sentence = N_("Sent: %(sent)s. To be tried again: %(waiting)s. Given up: %(given_up)s.")
        click.echo(_(sentence) % numbers)
        if outcomes["waiting"] or outcomes["given_up"]:
            raise Refusal(_("“inbox check” says what the matter is."))
