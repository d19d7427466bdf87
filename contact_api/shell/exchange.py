"""``inbox export`` and ``import``: enquiries as a file, and back."""

import os
import sys
from itertools import chain
from pathlib import Path

import click
from flask.cli import AppGroup

from contact_api.inbox import AT_ONCE, disk
from contact_api.inbox.export import MARK, NoExport, NotUnicode, csv_lines, json_lines, read_export
from contact_api.opened import Opened
from contact_api.shell.refusals import Refusal, Say, answered

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}


def add_commands(group: AppGroup, opened: Opened, _: Say) -> None:
    """``export`` and ``import``."""
    add_export(group, opened, _)
    add_import(group, opened, _)


def add_export(group: AppGroup, opened: Opened, _: Say) -> None:
    """``export``."""
    kinds, separators = click.Choice(["csv", "jsonl"]), click.Choice(list(SEPARATORS))
    file = click.Path(dir_okay=False, path_type=Path)

    @group.command(help=_("Write all enquiries as a table or as JSON lines."))
    @click.option(
        "--format",
        "kind",
        type=kinds,
        required=True,
        help=_("csv for a spreadsheet, jsonl for an exact copy."),
    )
    @click.option(
        "--separator",
        type=separators,
        default="comma",
        show_default=True,
        help=_("What parts the cells of csv; semicolon for Excel in Italian or German."),
    )
    @click.option("--output", type=file, help=_("The file to write; else it is printed."))
    @answered(opened, _)
    def export(kind: str, separator: str, output: Path | None) -> None:
        enquiries = opened.inbox.enquiries()
        lines = csv_lines(enquiries, SEPARATORS[separator]) if kind == "csv" else json_lines(enquiries)
        if output is None:
            sys.stdout.writelines(lines)
            return
        data = map(str.encode, chain([MARK] if kind == "csv" else [], lines))
        if output.exists() and not output.is_file():  # a pipe, or a device such as /dev/stdout
            with output.open("wb") as target:
                target.writelines(data)
        else:
            with disk.beside(output, data) as new:
                os.replace(new, output)
        click.echo(_("Written: %(file)s") % {"file": output}, err=True)


def add_import(group: AppGroup, opened: Opened, _: Say) -> None:
    """``import``."""
    file = click.Path(exists=True, dir_okay=False, path_type=Path)

    @group.command("import", help=_("Take back what “export” has written; what is here stays as it is."))
    @click.argument("file", type=file)
    @answered(opened, _)
    def import_(file: Path) -> None:
        try:
            enquiries = {enquiry.id: enquiry for enquiry in read_export(file)}
        except NoExport as error:
            sentence = _("%(file)s, line %(line)s: this is no export of an inbox. Nothing was taken.")
            raise Refusal(sentence % {"file": file, "line": error}) from None
        except NotUnicode:
            sentence = _("%(file)s is not in Unicode: save it as “CSV UTF-8”. Nothing was taken.")
            raise Refusal(sentence % {"file": file}) from None
        new = [enquiry for id, enquiry in enquiries.items() if not opened.inbox.find(id)]
        for start in range(0, len(new), AT_ONCE):
            opened.inbox.add_copies(new[start : start + AT_ONCE])
        sentence = _("%(count)s enquiries are in %(file)s; %(added)s of them were not here and are now.")
        click.echo(sentence % {"count": len(enquiries), "file": file, "added": len(new)})
