"""The steps of ``contact_api/migrations``, from one form of the tables to the next."""

import logging
from pathlib import Path

from sqlalchemy import Connection, func, inspect, select, text

from contact_api.inbox.records import InboxTooNew
from ground.texts import N_

STEPS = Path(__file__).parent.parent / "migrations"
UPGRADING = 0x1B0C5  # any number that no other program locks in the same database


def is_current(connection: Connection) -> bool:
    """Whether the tables are as the last step leaves them; each step's file begins with its number."""
    if not inspect(connection).has_table("alembic_version"):
        return False
    last = max(path.name.partition("_")[0] for path in STEPS.glob("versions/*_*.py"))
    return connection.scalars(text("SELECT version_num FROM alembic_version")).all() == [last]


def upgrade(connection: Connection) -> None:
    """Take the steps that are missing, in the transaction of the connection.

    Raises InboxTooNew when a newer version of the program has been here.
    """
    if not is_current(connection):
        take_steps(connection)


def take_steps(connection: Connection) -> None:
    """Let Alembic take them; it is loaded here because it takes a quarter of a command's time."""
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    if connection.dialect.name == "postgresql":  # several processes that start at once
        connection.execute(select(func.pg_advisory_xact_lock(UPGRADING)))
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    logging.getLogger("alembic").setLevel(logging.WARNING)
    if unknown := set(MigrationContext.configure(connection).get_current_heads()) - known:
        sentence = N_("a newer version of this program wrote it (step %(step)s): update the program")
        raise InboxTooNew(sentence, step=", ".join(unknown))
    tables = inspect(connection).get_table_names()
    if "enquiry" in tables and "alembic_version" not in tables:
        command.stamp(config, "0001")  # from before steps were counted
    command.upgrade(config, "head")
