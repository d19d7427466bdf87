"""``inbox person``, ``erase``, ``purge`` and ``move``: what is kept of whom, for how long, and where."""

import json
from collections.abc import Callable
from dataclasses import asdict
from itertools import islice
from pathlib import Path

import click
from flask.cli import AppGroup

from contact_api.inbox import AT_ONCE, CopyDiffers, InboxError, Keeper, open_inbox
from contact_api.retention import let_go, past
from contact_api.setting_values import SETTINGS
from contact_api.settings import masked
from contact_api.shell import Refusal, answered
from contact_api.state import contact
from contact_api.wording import STILL_HELD, one_line
from ground.texts import N_


def add_upkeep(group: AppGroup, _: Callable[[str], str]) -> None:
    """``person``, ``erase``, ``purge`` and ``move``."""
    address = click.option("--email", required=True, help=_("The address of the person."))
    add_purge(group, _)
    add_move(group, _)

    @group.command(help=_("Print everything about one person as JSON."))
    @address
    @answered(_)
    def person(email: str) -> None:
        found = contact().inbox.of_person(email)
        notices = contact().inbox.notices_about([enquiry.id for enquiry in found])
        told = {"email": email, "enquiries": found, "notifications": notices}
        click.echo(json.dumps(told, default=asdict, ensure_ascii=False, indent=2))

    @group.command(help=_("Erase everything about one person for good, also what is to be sent."))
    @address
    @answered(_)
    def erase(email: str) -> None:
        count = contact().inbox.erase(email)
        click.echo(
            _("Erased: %(count)s. Copies you made, such as backups, are yours to clean.") % {"count": count}
        )
        if contact().inbox.owed:
            click.echo(_(STILL_HELD), err=True)


def add_purge(group: AppGroup, _: Callable[[str], str]) -> None:
    """``purge``."""

    @group.command(help=_("Remove what is past CONTACT_RETENTION_DAYS; what is still new stays."))
    @click.option("--dry-run", is_flag=True, help=_("Only list what would be removed."))
    @click.option("--unanswered", is_flag=True, help=_("Remove what is still new as well."))
    @answered(_)
    def purge(dry_run: bool, unanswered: bool) -> None:
        inbox, days = contact().inbox, contact().settings.retention_days
        expired = list(inbox.expired(past(days)))
        removed, stay = 0, sum(enquiry.state == "new" for enquiry in expired)
        if dry_run:
            for enquiry in expired:
                if unanswered or enquiry.state != "new":
                    click.echo(one_line(enquiry))
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


def add_move(group: AppGroup, _: Callable[[str], str]) -> None:
    """``move``."""

    @group.command(help=_("Copy everything into another inbox and compare; it can be repeated."))
    @click.option("--to", "url", required=True, help=_("Where: an address as CONTACT_INBOX has it."))
    @answered(_)
    def move(url: str) -> None:
        source, target = contact().inbox, opened(url, _)
        try:
            count, added = copy(source, target)
            target.close()  # what is compared is what another process will read
            if left := missing(source, target):
                sentence = N_("%(count)s enquiries are not in %(inbox)s as they are here: run this again.")
                raise Refusal(_(sentence) % {"count": left, "inbox": masked(url)})
        except CopyDiffers as error:
            sentence = N_("The enquiry %(id)s is in %(inbox)s, too, but not the same: move into another one.")
            raise Refusal(_(sentence) % {"id": error, "inbox": masked(url)}) from None
        except InboxError as error:
            sentence = N_(
                "%(inbox)s or this inbox cannot be read or written (%(reason)s): "
                "nothing is lost, run this again."
            )
            raise Refusal(_(sentence) % {"inbox": masked(url), "reason": error}) from None
        finally:
            target.close()
        sentence = N_("%(count)s enquiries are in %(inbox)s, each compared; %(added)s of them are new there.")
        click.echo(_(sentence) % {"count": count, "inbox": masked(url), "added": added})
        if waiting := source.notice_counts()["waiting"][0]:
            sentence = N_(
                "Notifications that still wait here: %(count)s. "
                "Run “inbox notify --again” before you change CONTACT_INBOX."
            )
            click.echo(_(sentence) % {"count": waiting}, err=True)


def opened(url: str, _: Callable[[str], str]) -> Keeper:
    """The inbox to copy to; Refusal where the address is none, or is this inbox's own."""
    try:
        SETTINGS["CONTACT_INBOX"].read(url)
    except ValueError:
        raise Refusal(
            _("%(inbox)s is no inbox: give an address as CONTACT_INBOX has it.") % {"inbox": masked(url)}
        ) from None
    if place(url) == place(contact().settings.inbox):
        raise Refusal(_("%(inbox)s is this inbox itself: give another one.") % {"inbox": masked(url)})
    return open_inbox(url, contact().root)


def place(url: str) -> tuple[str, Path]:
    """The kind of an inbox and its file, however the address spells it; a server's address is the kind."""
    kind, _, file = url.partition(":///")
    return kind, (contact().root / file).resolve()


def copy(source: Keeper, target: Keeper) -> tuple[int, int]:
    """Copy everything; how many there are, and how many were not there yet. Raises CopyDiffers."""
    everything = source.enquiries()
    count = added = 0
    while some := list(islice(everything, AT_ONCE)):
        count += len(some)
        added += target.add_copies(some)
    return count, added


def missing(source: Keeper, target: Keeper) -> int:
    """How many of the source are not in the target, to the letter, as it is read back."""
    return len(set(map(hash, source.enquiries())).difference(map(hash, target.enquiries())))
