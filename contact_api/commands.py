"""``flask --app contact_api inbox …``: the inbox from the shell, in the assistant's language."""

import os
import sys
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import click
from flask.cli import AppGroup

from contact_api.inbox import AT_ONCE, STATES, files
from contact_api.inbox.export import LINES, MARK, NoExport, read_export
from contact_api.notify.commands import add_notify
from contact_api.shell import Refusal, answered, the_one
from contact_api.state import contact
from contact_api.upkeep import add_upkeep
from contact_api.web_inbox.password import add_password
from contact_api.wording import one_line, whole
from ground.facts import Facts
from ground.texts import translations


def inbox_commands(facts: Facts) -> AppGroup:
    """The ``inbox`` group of commands, speaking ``desk.language`` of the facts."""
    _ = translations(facts.text("desk.language", facts.default_language), "desk").gettext
    group = AppGroup("inbox", help=_("Read the enquiries and look after them."))
    add_reading(group, _)
    add_export(group, _)
    add_import(group, _)
    add_notify(group, _)
    add_password(group, _)
    add_upkeep(group, _)
    return group


def add_reading(group: AppGroup, _: Callable[[str], str]) -> None:
    """``list``, ``show`` and ``mark``."""
    any_state = click.Choice([*STATES, "all"])

    @group.command("list", help=_("List the enquiries, newest first."))
    @click.option(
        "--state", type=any_state, default="new", show_default=True, help=_("Only those of this state.")
    )
    @click.option("--search", default="", help=_("Only those that hold this text."))
    @answered(_)
    def list_enquiries(state: str, search: str) -> None:
        for enquiry in contact().inbox.enquiries(state, search):
            click.echo(one_line(enquiry))
        counts = contact().inbox.counts()
        each = ", ".join(f"{name} {counts.get(name, 0)}" for name in STATES)
        click.echo(_("In all: %(counts)s.") % {"counts": each})
        if contact().delivery.trouble():
            click.echo(_("Notifications do not get through: “inbox check” says why."), err=True)

    @group.command(help=_("Show one enquiry whole; the beginning of its number is enough."))
    @click.argument("id")
    @answered(_)
    def show(id: str) -> None:
        click.echo(whole(the_one(id, _), _))

    @group.command(help=_("Give an enquiry another state: new, answered, archived or spam."))
    @click.argument("id")
    @click.argument("state", type=click.Choice(STATES))
    @answered(_)
    def mark(id: str, state: str) -> None:
        enquiry = the_one(id, _)
        contact().inbox.mark(enquiry.id, state)
        click.echo(_("%(id)s is now: %(state)s.") % {"id": enquiry.id, "state": state})


def add_export(group: AppGroup, _: Callable[[str], str]) -> None:
    """``export``."""
    kinds = click.Choice(list(LINES))
    file = click.Path(dir_okay=False, path_type=Path)

    @group.command(help=_("Write all enquiries as a table or as JSON lines."))
    @click.option(
        "--format",
        "kind",
        type=kinds,
        required=True,
        help=_("csv for a spreadsheet, jsonl for an exact copy."),
    )
    @click.option("--output", type=file, help=_("The file to write; else it is printed."))
    @answered(_)
    def export(kind: str, output: Path | None) -> None:
        lines = LINES[kind](contact().inbox.enquiries())
        if output is None:
            sys.stdout.writelines(lines)
            return
        data = map(str.encode, chain([MARK] if kind == "csv" else [], lines))
        if output.exists() and not output.is_file():  # a pipe, or a device such as /dev/stdout
            with output.open("wb") as target:
                target.writelines(data)
        else:
            with files.beside(output, data) as new:
                os.replace(new, output)
        click.echo(_("Written: %(file)s") % {"file": output}, err=True)


def add_import(group: AppGroup, _: Callable[[str], str]) -> None:
    """``import``."""
    file = click.Path(exists=True, dir_okay=False, path_type=Path)

    @group.command("import", help=_("Take back what “export” has written; what is here stays as it is."))
    @click.argument("file", type=file)
    @answered(_)
    def import_(file: Path) -> None:
        try:
            enquiries = {enquiry.id: enquiry for enquiry in read_export(file)}
        except NoExport as error:
            sentence = _("%(file)s, line %(line)s: this is no export of an inbox. Nothing was taken.")
            raise Refusal(sentence % {"file": file, "line": error}) from None
        new = [enquiry for id, enquiry in enquiries.items() if not contact().inbox.find(id)]
        for start in range(0, len(new), AT_ONCE):
            contact().inbox.add_copies(new[start : start + AT_ONCE])
        sentence = _("%(count)s enquiries are in %(file)s; %(added)s of them were not here and are now.")
        click.echo(sentence % {"count": len(enquiries), "file": file, "added": len(new)})
