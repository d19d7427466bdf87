"""What finds the enquiries of one person, however their address is spelled."""

from alembic import op

revision = "0003"
down_revision = "0002"

# Word by word as the queries have it (``contact_api/inbox/person.py``). Nothing is written into the enquiries.
SQLITE = (
    "CREATE INDEX enquiry_by_sender ON enquiry (lower(trim(email)))",
    "CREATE INDEX enquiry_beyond_ascii ON enquiry (position) WHERE length(CAST(email AS BLOB)) <> length(email)",
)
# A hash has room for whatever an import may bring; a tree has not.
POSTGRESQL = (
    'CREATE INDEX enquiry_by_sender ON enquiry USING hash (lower(trim(email) COLLATE "C"))',
    "CREATE INDEX enquiry_beyond_ascii ON enquiry (position) WHERE octet_length(email) <> length(email)",
)


def upgrade() -> None:
    """Make the indexes."""
    connection = op.get_bind()
    for statement in SQLITE if connection.dialect.name == "sqlite" else POSTGRESQL:
        connection.exec_driver_sql(statement)
