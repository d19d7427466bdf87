"""The enquiries."""

from alembic import op
from sqlalchemy import Column, String, Text

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "enquiry",
        Column("id", String(36), primary_key=True),
        Column("received_at", String(27), nullable=False),
        Column("state", String(10), nullable=False),
        Column("language", String(8), nullable=False),
        Column("reply_language", String(8), nullable=False),
        *(Column(name, Text, nullable=False) for name in ("name", "email", "phone", "topic", "message")),
        Column("page", Text, nullable=False),
        Column("spam_reason", Text, nullable=False),
        Column("submission_key", String(71), nullable=False, unique=True),
        Column("changed_at", String(27), nullable=False),
        Column("privacy_version", String(10), nullable=False),
    )
    op.create_index("enquiry_by_time", "enquiry", ["received_at"])
    op.create_index("enquiry_by_state_and_time", "enquiry", ["state", "received_at"])
