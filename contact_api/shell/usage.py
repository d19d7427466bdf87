"""Commands that speak the assistant's language: their help, and what is wrong with how one is written."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from ground.texts import N_

SEE_HELP = N_("“%(command)s --help” shows how it is written.")
SHOW_HELP = N_("Show this help.")
IF_LEFT_OUT = N_("if left out: %(value)s")
STOPPED = N_("Stopped.")


class WrongUsage(click.UsageError):
    """A command is not written as it should be; the exit code is 2."""

    def show(self, file: IO[Any] | None = None) -> None:
        """The sentence alone, without click's English around it."""
        click.echo(self.message, err=True)


class Refusal(click.ClickException):
    """A sentence for the person at the shell; the exit code is 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        """The sentence alone, without click's English “Error:”."""
        click.echo(self.message, err=True)


class SpokenHelp(click.HelpFormatter):
    """The help, its headings by a catalogue."""

    def __init__(self, gettext: Callable[[str], str], width: int | None, max_width: int | None):
        super().__init__(width=width, max_width=max_width)
        headings = {"Options": N_("Options"), "Commands": N_("Commands")}
        self._headings = {heading: gettext(text) for heading, text in headings.items()}
        self._usage = gettext(N_("How it is written:"))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line."""
        super().write_usage(prog, args, prefix or f"{self._usage} ")

    def write_heading(self, heading: str) -> None:
        """The line over a list."""
        super().write_heading(self._headings.get(heading, heading))


class SpokenContext(click.Context):
    """What a command is given; it knows the catalogue of its group."""

    @property
    def gettext(self) -> Callable[[str], str]:
        """A text of the desk catalogue in the assistant's language."""
        found: click.Context | None = self
        while found and not isinstance(found.command, SpokenGroup):
            found = found.parent
        return found.command.gettext if found and isinstance(found.command, SpokenGroup) else str

    def make_formatter(self) -> click.HelpFormatter:
        """As click does it."""
        return SpokenHelp(self.gettext, self.terminal_width, self.max_content_width)


class Spoken(click.Command):
    """A command whose help is in the assistant's language throughout."""

    context_class = SpokenContext

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What is to be written after its name."""
        options = catalogue(ctx)(N_("[OPTIONS]"))
        return [options if piece == "[OPTIONS]" else piece for piece in super().collect_usage_pieces(ctx)]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option ``--help``."""
        if option := super().get_help_option(ctx):
            option.help = catalogue(ctx)(SHOW_HELP)
        return option

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, without what click adds to some in English."""
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option) and not one.hidden]
        with formatter.section("Options"):
            formatter.write_dl([(one.get_help_spec(ctx), about(one, catalogue(ctx))) for one in options])


def catalogue(context: click.Context) -> Callable[[str], str]:
    """The texts of a command's group."""
    return context.gettext if isinstance(context, SpokenContext) else str


def about(option: click.Option, gettext: Callable[[str], str]) -> str:
    """What an option is for, and what counts where it is left out."""
    otherwise = gettext(IF_LEFT_OUT) % {"value": option.default}
    return f"{option.help} ({otherwise})" if option.show_default else option.help or ""


class SpokenGroup(click.Group, Spoken):
    """A group of commands; ``gettext`` gives the texts of the desk catalogue in the assistant's language."""

    command_class = Spoken

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

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What is to be written after its name."""
        return [*super().collect_usage_pieces(ctx)[:-1], self.gettext(N_("COMMAND …"))]

    @contextmanager
    def spoken(self, command: str) -> Iterator[None]:
        """Say in a sentence what click refuses of a command, or of one below it, and that one was stopped."""
        try:
            yield
        except (click.exceptions.NoArgsIsHelpError, WrongUsage):
            raise
        except click.UsageError as error:
            path = error.ctx.command_path if error.ctx else command
            see_help = self.gettext(SEE_HELP) % {"command": path}
            raise WrongUsage(f"{sentence(error, self.gettext)} {see_help}") from None
        except (click.Abort, EOFError, KeyboardInterrupt):
            raise Refusal(self.gettext(STOPPED)) from None


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
