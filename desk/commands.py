"""The commands: ``build``, ``publish``, ``serve``, ``import``."""

import os
import sys
from pathlib import Path

import click

from contact_api.shell.usage import SpokenGroup
from desk.sentences import gettext, say


@click.group(cls=SpokenGroup, gettext=gettext, help=say("Builds, shows and publishes the site."))
def desk() -> None:
    """The group of the commands."""


@desk.command(help=say("Build the site for working on it."))
def build() -> None:
    """Build with pelicanconf.py."""
    from desk.build import build as build_site

    sys.exit(0 if build_site() else 1)


@desk.command(help=say("Build the site as it goes online; refuses placeholders and leaves drafts out."))
@click.option("--preview", is_flag=True, help=say("Show placeholders all the same, and keep search engines away."))
def publish(preview: bool) -> None:
    """Build with publishconf.py."""
    from desk.build import build as build_site

    if preview:
        os.environ["PREVIEW"] = "1"
    sys.exit(0 if build_site("publishconf.py") else 1)


@desk.command(help=say("Build the site, show it on this computer, and build again whenever something changes."))
@click.option(
    "--port",
    default=8000,
    show_default=True,
    metavar="PORT",
    type=click.IntRange(1, 65535),
    help=say("Where it answers."),
)
def serve(port: int) -> None:
    """Serve the site and the endpoint on one address."""
    from desk.serve import serve as serve_site

    sys.exit(serve_site(port))


@desk.command("import", help=say("Bring articles from other sites in: Markdown, HTML, the export of WordPress."))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--language", default="", help=say("The language that they are in, unless they say so themselves."))
def import_(files: tuple[Path, ...], language: str) -> None:
    """Bring files in."""
    from desk.importing.command import import_files

    sys.exit(import_files(files, language))
