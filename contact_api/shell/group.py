"""``flask --app contact_api inbox …``: the inbox from the shell, in the assistant's language."""

from flask.cli import AppGroup

from contact_api.runtime import Runtime
from contact_api.shell.enquiries import add_reading
from contact_api.shell.exchange import add_export, add_import
from contact_api.shell.move import add_move
from contact_api.shell.notifications import add_notify
from contact_api.shell.password import add_password
from contact_api.shell.upkeep import add_upkeep
from contact_api.shell.usage import SpokenGroup
from ground.texts import translations


class InboxGroup(SpokenGroup, AppGroup):
    """Commands with the application at hand."""


def inbox_commands(runtime: Runtime) -> AppGroup:
    """The ``inbox`` group of commands, speaking the assistant's language where a site is online."""
    _ = translations(runtime.site.desk_language(), "desk").gettext
    group = InboxGroup("inbox", help=_("Read the enquiries and look after them."), gettext=_)
    for add in (add_reading, add_export, add_import, add_notify, add_upkeep, add_move):
        add(group, runtime, _)
    add_password(group, _)
    return group
