"""Groups of commands that say in the assistant's language what is wrong with how a command is written."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from ground.texts import N_

SEE_HELP = N_("“%(command)s --help” shows how it is written.")


class WrongUsage(click.UsageError):
    """A command is not written as it should be; the exit code is 2."""

    def show(self, file: IO[Any] | None = None) -> None:
        """The sentence alone, without click's English around it."""
        click.echo(self.message, err=True)


class SpokenGroup(click.Group):
    """A group of commands; ``gettext`` gives the texts of the desk catalogue in the assistant's language."""

    def __init__(self, *args: Any, gettext: Callable[[str], str] = str, **options: Any):
        super().__init__(*args, **options)
        self.gettext = gettext

    def make_context(self, info_name: str | None, *args: Any, **options: Any) -> click.Context:
        """As click does it."""
        with self.spoken(info_name or ""):
            return super().make_context(info_name, *args, **options)

    def invoke(self, context: click.Context) -> Any:
        """As click does it."""
        with self.spoken(context.command_path):
            return super().invoke(context)

    @contextmanager
    def spoken(self, command: str) -> Iterator[None]:
        """Say in a sentence what click refuses of a command, or of one below it."""
        try:
            yield
        except (click.exceptions.NoArgsIsHelpError, WrongUsage):
            raise
        except click.UsageError as error:
            path = error.ctx.command_path if error.ctx else command
            see_help = self.gettext(SEE_HELP) % {"command": path}
            raise WrongUsage(f"{sentence(error, self.gettext)} {see_help}") from None


def sentence(error: click.UsageError, gettext: Callable[[str], str]) -> str:
    """What is wrong with how a command is written."""
    match error:
        case click.NoSuchOption():
            return gettext(N_("There is no option %(name)s.")) % {"name": error.option_name}
        case click.exceptions.NoSuchCommand():
            return gettext(N_("There is no command “%(name)s”.")) % {"name": error.command_name}
        case click.MissingParameter():
            return gettext(N_("%(name)s is missing.")) % {"name": name_of(error.param)}
        case click.BadParameter():
            wrong = gettext(N_("%(name)s is not as it should be.")) % {"name": name_of(error.param)}
            return wrong + wanted(error.param, gettext)
        case click.BadOptionUsage():
            return gettext(N_("%(name)s is not as it should be.")) % {"name": error.option_name}
    return gettext(N_("More or fewer words stand there than the command takes."))


def wanted(parameter: click.Parameter | None, gettext: Callable[[str], str]) -> str:
    """What a parameter may be, after a space; empty where that goes without saying."""
    match parameter and parameter.type:
        case click.Choice() as choice:
            return " " + gettext(N_("There are: %(known)s.")) % {"known": ", ".join(map(str, choice.choices))}
        case click.IntRange() as numbers:
            return " " + gettext(N_("Write a number from %(least)s to %(most)s.")) % {
                "least": numbers.min,
                "most": numbers.max,
            }
        case click.Path():
            return " " + gettext(N_("Write the name of a file that is there."))
    return ""


def name_of(parameter: click.Parameter | None) -> str:
    """A parameter as one types it, or as the help names it."""
    if parameter is None:
        return "–"
    return parameter.opts[0] if isinstance(parameter, click.Option) else (parameter.name or "").upper()
