"""``inbox notify`` and ``inbox check``: sending by hand, and trying everything out."""

from datetime import UTC, datetime

import click
from flask.cli import AppGroup

from contact_api.runtime import Runtime
from contact_api.shell.refusals import Refusal, Say, answered
from contact_api.shell.trial import Trial
from ground.texts import N_


def add_notify(group: AppGroup, runtime: Runtime, _: Say) -> None:
    """``notify`` and ``check``."""

    @group.command(help=_("Send the notifications that are due."))
    @click.option("--again", is_flag=True, help=_("Also those that failed before, given up or not."))
    @click.option("--dismiss", is_flag=True, help=_("Send none, and let go of those that do not get through."))
    @answered(runtime, _)
    def notify(again: bool, dismiss: bool) -> None:
        if dismiss:
            count = runtime.notifier.dismiss()
            click.echo(_("Let go of: %(count)s. The enquiries stay in the inbox.") % {"count": count})
            return
        runtime.site.renew()  # without a site there is nothing to put into a mail: nothing is begun
        if again:
            runtime.inbox.renew_notices(datetime.now(UTC))
        outcomes = runtime.notifier.send_due()
        numbers = {name: outcomes[name] for name in ("sent", "waiting", "given_up")}
        sentence = N_("Sent: %(sent)s. To be tried again: %(waiting)s. Given up: %(given_up)s.")
        click.echo(_(sentence) % numbers)
        if outcomes["waiting"] or outcomes["given_up"]:
            raise Refusal(_("“inbox check” says what the matter is."))

    @group.command(help=_("Send a test enquiry all the way to the notification, and report each step."))
    @answered(runtime, _)
    def check() -> None:
        if not Trial(runtime, _).run():
            raise SystemExit(1)
