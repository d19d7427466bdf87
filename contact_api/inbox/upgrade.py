"""The form of the database: brought to what this program knows, by Alembic."""

import logging
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, inspect, select

from contact_api.inbox.records import InboxTooNew

STEPS = Path(__file__).parent.parent / "migrations"
UPGRADING = 0x1B0C5  # any number that no other program locks in the same database


def upgrade(connection: Connection) -> None:
    """Take the steps that are missing, in the transaction of the connection.

    Raises InboxTooNew when a newer version of the program has been here.
    """
    if connection.dialect.name == "postgresql":  # several processes that start at once
        connection.execute(select(func.pg_advisory_xact_lock(UPGRADING)))
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    logging.getLogger("alembic").setLevel(logging.WARNING)
    if unknown := set(MigrationContext.configure(connection).get_current_heads()) - known:
        raise InboxTooNew(
            f"a newer version of this program wrote it (step {', '.join(unknown)}): update the program"
        )
    tables = inspect(connection).get_table_names()
    if "enquiry" in tables and "alembic_version" not in tables:
        command.stamp(config, "0001")  # from before steps were counted
    command.upgrade(config, "head")
