"""``inbox move``: everything into another kind of inbox, and compared."""

from itertools import islice
from pathlib import Path

import click
from flask.cli import AppGroup

from contact_api.inbox import AT_ONCE, CopyDiffers, InboxError, Keeper, open_inbox
from contact_api.opened import Opened
from contact_api.setting_values import SETTINGS
from contact_api.settings import masked
from contact_api.shell.refusals import Refusal, Say, answered
from ground.texts import N_


def add_commands(group: AppGroup, opened: Opened, _: Say) -> None:
    """``move``."""

    @group.command(help=_("Copy everything into another inbox and compare; it can be repeated."))
    @click.option(
        "--to", "url", required=True, metavar=_("ADDRESS"), help=_("Where: an address as CONTACT_INBOX has it.")
    )
    @answered(opened, _)
    def move(url: str) -> None:
        source, target = opened.inbox, target_at(url, opened, _)
        try:
            source.erase_asked()  # a note of it would stay behind
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
                "%(inbox)s or this inbox cannot be read or written (%(reason)s): nothing is lost, run this again."
            )
            raise Refusal(_(sentence) % {"inbox": masked(url), "reason": error.said(_)}) from None
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


def target_at(url: str, opened: Opened, _: Say) -> Keeper:
    """The inbox to copy to; Refusal where the address is none, or is this inbox's own."""
    try:
        SETTINGS["CONTACT_INBOX"].read(url)
    except ValueError:
        raise Refusal(
            _("%(inbox)s is no inbox: give an address as CONTACT_INBOX has it.") % {"inbox": masked(url)}
        ) from None
    root = opened.root
    if place(url, root) == place(opened.settings.inbox, root):
        raise Refusal(_("%(inbox)s is this inbox itself: give another one.") % {"inbox": masked(url)})
    return open_inbox(url, root, opened.site.desk_language())


def place(url: str, root: Path) -> tuple[str, Path]:
    """The kind of an inbox and its file, however the address spells it; a server's address is the kind."""
    kind, _, file = url.partition(":///")
    return kind, (root / file).resolve()


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
