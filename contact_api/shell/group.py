"""``flask --app contact_api inbox …``: the inbox from the shell, in the assistant's language."""

from importlib import import_module

import click
from flask.cli import AppGroup

from contact_api.opened import Opened
from contact_api.shell.usage import SpokenGroup
from ground.texts import translations

# Each command, and the module that has it: what a command does not need is not loaded for it.
COMMANDS = {
    "check": "trial",
    "erase": "upkeep",
    "export": "exchange",
    "import": "exchange",
    "list": "enquiries",
    "mark": "enquiries",
    "move": "move",
    "notify": "notifications",
    "password": "password",
    "person": "upkeep",
    "purge": "upkeep",
    "show": "enquiries",
}


class InboxGroup(SpokenGroup, AppGroup):
    """Commands with the application at hand, each loaded when it is asked for."""

    def __init__(self, opened: Opened) -> None:
        _ = translations(opened.site.desk_language(), "desk").gettext
        super().__init__("inbox", help=_("Read the enquiries and look after them."), gettext=_)
        self._opened = opened

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            module = import_module(f"contact_api.shell.{COMMANDS[cmd_name]}")
            module.add_commands(self, self._opened, self.gettext)
        return super().get_command(ctx, cmd_name)
