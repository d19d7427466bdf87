"""``inbox person``, ``erase`` and ``purge``: what is kept of whom, and for how long."""

import json
from dataclasses import asdict

import click
from flask.cli import AppGroup

from contact_api.inbox.retention import let_go, past
from contact_api.inbox.wording import STILL_HELD, one_line
from contact_api.opened import Opened
from contact_api.shell.questions import agreed, somebody_is_there
from contact_api.shell.refusals import Refusal, Say, answered
from ground.texts import N_


def add_commands(group: AppGroup, opened: Opened, _: Say) -> None:
    """``person``, ``erase`` and ``purge``."""
    address = click.option("--email", required=True, metavar=_("ADDRESS"), help=_("The address of the person."))
    add_purge(group, opened, _)

    @group.command(help=_("Print everything about one person as JSON."))
    @address
    @answered(opened, _)
    def person(email: str) -> None:
        found = opened.inbox.of_person(email)
        notices = opened.inbox.notices_about([enquiry.id for enquiry in found])
        told = {"email": email, "enquiries": found, "notifications": notices}
        click.echo(json.dumps(told, default=asdict, ensure_ascii=False, indent=2))

    @group.command(help=_("Erase everything about one person for good, also what is to be sent."))
    @address
    @click.option("--yes", is_flag=True, help=_("Erase without asking, as where there is no terminal."))
    @answered(opened, _)
    def erase(email: str, yes: bool) -> None:
        if not yes and somebody_is_there() and (found := opened.inbox.of_person(email)):
            for enquiry in found:
                click.echo(one_line(enquiry, opened.site.desk_language()), err=True)
            if not agreed(_("Erase all of this for good?"), _):
                raise Refusal(_("Nothing was erased."))
        count = opened.inbox.erase(email)
        click.echo(_("Erased: %(count)s. Copies you made, such as backups, are yours to clean.") % {"count": count})
        if opened.inbox.owed:
            click.echo(_(STILL_HELD), err=True)


def add_purge(group: AppGroup, opened: Opened, _: Say) -> None:
    """``purge``."""

    @group.command(help=_("Remove what is past CONTACT_RETENTION_DAYS; what is still new stays."))
    @click.option("--dry-run", is_flag=True, help=_("Only list what would be removed."))
    @click.option("--unanswered", is_flag=True, help=_("Remove what is still new as well."))
    @answered(opened, _)
    def purge(dry_run: bool, unanswered: bool) -> None:
        inbox, days = opened.inbox, opened.settings.retention_days
        expired = list(inbox.expired(past(days)))
        removed, stay = 0, sum(enquiry.state == "new" for enquiry in expired)
        if dry_run:
            for enquiry in expired:
                if unanswered or enquiry.state != "new":
                    click.echo(one_line(enquiry, opened.site.desk_language()))
        else:
            removed = inbox.purge(past(days)) if unanswered else let_go(inbox, days)
            if not removed:
                inbox.wipe()  # perhaps an earlier command could not
        click.echo(_("Removed: %(count)s.") % {"count": removed})
        if inbox.owed:
            click.echo(_(STILL_HELD), err=True)
        if stay and not unanswered:
            sentence = N_(
                "Past retention, but never answered: %(count)s. Answer or archive them, or give --unanswered."
            )
            click.echo(_(sentence) % {"count": stay}, err=True)
