"""Alembic's way in: the steps run on the connection that ``contact_api.inbox.database`` hands over."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
# The transaction is that of the connection: all steps are taken, or none.
context.run_migrations()
