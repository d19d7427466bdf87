"""What is wrong with how a command is written is said in the assistant's language."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from contact_api.shell.usage import SpokenGroup
from ground.texts import translations

CASES = [
    (["nothing"], "Il comando «nothing» non esiste.", "Den Befehl „nothing“ gibt es nicht."),
    (["--no"], "L’opzione --no non esiste.", "Die Option --no gibt es nicht."),
    (["go", "--no", "a"], "L’opzione --no non esiste.", "Die Option --no gibt es nicht."),
    (["go"], "Manca STATE.", "STATE fehlt."),
    (["go", "x"], "STATE non è come dovrebbe. Ci sono: a, b.", "STATE ist nicht so, wie es sein sollte."),
    (["go", "--port", "x", "a"], "--port non è come dovrebbe. Scrivi un numero da 1 a 9.", "--port ist nicht so"),
    (["go", "--port", "99", "a"], "Scrivi un numero da 1 a 9.", "Schreiben Sie eine Zahl von 1 bis 9."),
    (["go", "--file", "/nowhere", "a"], "Scrivi il nome di un file che c’è.", "Schreiben Sie den Namen einer Datei"),
    (["go", "--port"], "--port non è come dovrebbe.", "--port ist nicht so"),
    (["go", "--yes=1", "a"], "--yes non è come dovrebbe.", "--yes ist nicht so"),
    (["go", "a", "b"], "Ci sono più o meno parole di quelle", "Da stehen mehr oder weniger Wörter"),
]


def commands(language):
    """A group with an option and an argument of each kind."""
    group = SpokenGroup("desk", gettext=translations(language, "desk").gettext)

    @group.command()
    @click.option("--port", type=click.IntRange(1, 9))
    @click.option("--file", type=click.Path(exists=True, path_type=Path))
    @click.option("--yes", is_flag=True)
    @click.argument("state", type=click.Choice(["a", "b"]))
    def go(**_):
        click.echo("gone")

    return group


@pytest.mark.parametrize(("typed", "italian", "german"), CASES)
def test_a_slip_on_the_command_line(typed, italian, german):
    """With what to type to see more, and status 2, as programs expect."""
    for language, sentence in {"it": italian, "de": german}.items():
        result = CliRunner().invoke(commands(language), typed)
        assert result.exit_code == 2
        assert sentence in result.output
        assert "--help» mostra come si scrive." in result.output or "--help“ zeigt, wie" in result.output
        assert not any(word in result.output for word in ("Error", "Usage", "Try", "No such", "Missing", "Invalid"))


def test_what_is_right_is_done():
    """And what a command itself refuses is its own affair."""
    result = CliRunner().invoke(commands("it"), ["go", "--port", "3", "--yes", "a"])
    assert (result.exit_code, result.output) == (0, "gone\n")


HELP = """\
Come si scrive: desk go [OPZIONI] {a|b}

  Va.

Opzioni:
  --port PORT   La porta. (se manca: 3)
  --email TEXT
  --help        Mostra questo aiuto.
"""


def test_help():
    """The help is in her language throughout; so is that of the group, and nothing of click's is left in it."""
    group = SpokenGroup("desk", gettext=translations("it", "desk").gettext)

    @group.command(help="Va.")
    @click.option("--port", metavar="PORT", type=click.IntRange(1, 9), default=3, show_default=True, help="La porta.")
    @click.option("--email", required=True)
    @click.argument("state", type=click.Choice(["a", "b"]))
    def go(**_):
        """Nothing."""

    assert CliRunner().invoke(group, ["go", "--help"], prog_name="desk").output == HELP
    shown = CliRunner().invoke(group, ["--help"], prog_name="desk").output
    assert shown.startswith("Come si scrive: desk [OPZIONI] COMANDO …\n")
    assert "Opzioni:\n  --help  Mostra questo aiuto.\n\nComandi:\n  go  Va.\n" in shown


@pytest.mark.parametrize("stopping", [KeyboardInterrupt, EOFError, click.Abort])
def test_stopped(stopping):
    """Who stops a command with Ctrl-C reads that in her language, too."""
    group = SpokenGroup("desk", gettext=translations("de", "desk").gettext)

    @group.command()
    def go():
        raise stopping

    result = CliRunner().invoke(group, ["go"])
    assert (result.exit_code, result.output) == (1, "Beendet.\n")


def test_the_inbox_speaks_so(runner):
    """Its commands are in such a group."""
    result = runner.invoke(args=["inbox", "mark", "1"])
    assert result.exit_code == 2
    assert "Manca STATE." in result.output
