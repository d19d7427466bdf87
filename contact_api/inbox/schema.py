"""The tables of the inbox in a database."""

from sqlalchemy import Column, Index, MetaData, String, Table, Text

metadata = MetaData()

enquiries = Table(
    "enquiry",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("received_at", String(27), nullable=False),
    Column("state", String(10), nullable=False),
    Column("language", String(8), nullable=False),
    Column("reply_language", String(8), nullable=False),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("page", Text, nullable=False),
    Column("spam_reason", Text, nullable=False),
    Column("submission_key", String(71), nullable=False, unique=True),
    Column("changed_at", String(27), nullable=False),
    Column("privacy_version", String(10), nullable=False),
    Index("enquiry_by_time", "received_at"),
    Index("enquiry_by_state_and_time", "state", "received_at"),
)
