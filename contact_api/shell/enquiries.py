"""``inbox list``, ``show`` and ``mark``: reading the enquiries."""

from contextlib import suppress

import click
from flask.cli import AppGroup

from contact_api.inbox import STATES
from contact_api.inbox.wording import LISTS, STATE_NAMES, one_line, whole
from contact_api.opened import Opened
from contact_api.shell.refusals import Say, answered, the_one
from contact_api.site import OnlineSite
from ground.published import PublishedError


def add_commands(group: AppGroup, opened: Opened, _: Say) -> None:
    """``list``, ``show`` and ``mark``."""
    any_state = click.Choice([*STATES, "all"])

    @group.command("list", help=_("List the enquiries, newest first."))
    @click.option("--state", type=any_state, default="new", show_default=True, help=_("Only those of this state."))
    @click.option("--search", default="", metavar=_("TEXT"), help=_("Only those that hold this text."))
    @answered(opened, _)
    def list_enquiries(state: str, search: str) -> None:
        for enquiry in opened.inbox.enquiries(state, search):
            click.echo(one_line(enquiry, opened.site.desk_language()))
        counts = opened.inbox.counts()
        each = ", ".join(f"{_(LISTS[state])} {counts.get(state, 0)}" for state in STATES)
        click.echo(_("In all: %(counts)s.") % {"counts": each})
        if opened.notifier.trouble():
            click.echo(_("Notifications do not get through: “inbox check” says why."), err=True)

    @group.command(help=_("Show one enquiry whole; the beginning of its number is enough."))
    @click.argument("id")
    @answered(opened, _)
    def show(id: str) -> None:
        language = opened.site.desk_language()
        click.echo(whole(the_one(id, opened, _), language, topics(opened.site, language)))

    @group.command(help=_("Give an enquiry another state: new, answered, archived or spam."))
    @click.argument("id")
    @click.argument("state", type=click.Choice(STATES))
    @answered(opened, _)
    def mark(id: str, state: str) -> None:
        enquiry = the_one(id, opened, _)
        opened.notifier.mark(enquiry, state)  # what is to be told of it, the endpoint sends
        click.echo(_("%(id)s is now: %(state)s.") % {"id": enquiry.id, "state": _(STATE_NAMES[state])})


def topics(site: OnlineSite, language: str) -> dict[str, str]:
    """The names of the topics in this language; none where no site is online."""
    with suppress(PublishedError):
        return dict(site.facts.topics(language))
    return {}
