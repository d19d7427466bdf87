"""Enquiries by their place in time, the notices about them, and what makes counting and searching fast."""

from alembic import op
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    Integer,
    String,
    Table,
    Text,
    select,
    table,
    text,
)
from sqlalchemy.exc import DBAPIError

from contact_api.inbox.records import position_of

revision = "0002"
down_revision = "0001"

ASCII = String().with_variant(String(collation="C"), "postgresql")
TEXTS = ("name", "email", "phone", "topic", "message")


def upgrade() -> None:
    """Make the enquiries' table anew, around those that are there."""
    connection = op.get_bind()
    sqlite = connection.dialect.name == "sqlite"
    connection.execute(text("CREATE TEMPORARY TABLE moved AS SELECT * FROM enquiry"))
    op.drop_table("enquiry")
    enquiries = make_enquiries()
    make_notices()
    for statement in SQLITE if sqlite else POSTGRESQL:
        connection.exec_driver_sql(statement)
    if not sqlite:
        make_trigrams(connection)
    moved = connection.execute(select(text("*")).select_from(table("moved"))).mappings().all()
    for row in moved:
        place = position_of(row["received_at"], row["id"])
        connection.execute(enquiries.insert().values(position=place, **row))
    op.drop_table("moved")


def make_enquiries() -> Table:
    """The table, and what finds the enquiries of a state."""
    enquiries = op.create_table(
        "enquiry",
        # SQLite's own row number, so that the newest come first without an index.
        Column("position", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
        Column("id", ASCII, nullable=False, unique=True),
        Column("received_at", ASCII, nullable=False),
        Column("state", ASCII, nullable=False),
        Column("language", ASCII, nullable=False),
        Column("reply_language", ASCII, nullable=False),
        *(Column(name, Text, nullable=False) for name in TEXTS),
        Column("page", Text, nullable=False),
        Column("spam_reason", Text, nullable=False),
        Column("submission_key", ASCII, nullable=False, unique=True),
        Column("changed_at", ASCII, nullable=False),
        Column("privacy_version", Text, nullable=False),
    )
    op.create_index("enquiry_by_state", "enquiry", ["state", "position"])
    return enquiries


def make_notices() -> None:
    """The outbox."""
    op.create_table(
        "notice",
        Column("id", ASCII, primary_key=True),
        Column("enquiry_id", ASCII, nullable=False),
        Column("kind", ASCII, nullable=False),
        Column("language", ASCII, nullable=False),
        Column("created_at", ASCII, nullable=False),
        Column("due_at", ASCII, nullable=False),
        Column("state", ASCII, nullable=False),
        Column("attempts", Integer, nullable=False),
        Column("last_error", Text, nullable=False),
        Index("notice_by_state", "state", "due_at"),
        sqlite_with_rowid=False,
    )


# Counts are kept while writing. What is searched is only noted there and indexed
# later: an index of three-letter pieces costs more than the enquiry itself. With
# detail=none it holds which pieces occur in an enquiry, not where, and no text.
SQLITE = (
    "CREATE TABLE tally (day TEXT, language TEXT, state TEXT, n INTEGER NOT NULL,"
    " PRIMARY KEY (day, language, state)) WITHOUT ROWID",
    "CREATE TABLE unsearched (position INTEGER PRIMARY KEY)",
    f"CREATE VIRTUAL TABLE enquiry_text USING fts5({', '.join(TEXTS)}, tokenize='trigram',"
    " detail=none, columnsize=0, content='enquiry', content_rowid='position')",
    """CREATE TRIGGER enquiry_added AFTER INSERT ON enquiry BEGIN
        INSERT INTO unsearched VALUES (new.position);
        INSERT INTO tally VALUES (substr(new.received_at, 1, 10), new.language, new.state, 1)
            ON CONFLICT DO UPDATE SET n = n + 1;
    END""",
    """CREATE TRIGGER enquiry_marked AFTER UPDATE OF state ON enquiry BEGIN
        UPDATE tally SET n = n - 1 WHERE day = substr(old.received_at, 1, 10)
            AND language = old.language AND state = old.state;
        INSERT INTO tally VALUES (substr(new.received_at, 1, 10), new.language, new.state, 1)
            ON CONFLICT DO UPDATE SET n = n + 1;
    END""",
    f"""CREATE TRIGGER enquiry_removed AFTER DELETE ON enquiry BEGIN
        UPDATE tally SET n = n - 1 WHERE day = substr(old.received_at, 1, 10)
            AND language = old.language AND state = old.state;
        INSERT INTO enquiry_text (enquiry_text, rowid, {", ".join(TEXTS)})
            SELECT 'delete', old.position, {", ".join(f"old.{name}" for name in TEXTS)}
            WHERE NOT EXISTS (SELECT 1 FROM unsearched WHERE position = old.position);
        DELETE FROM unsearched WHERE position = old.position;
    END""",  # noqa: S608 - of this file alone
)

# A server counts quickly enough, and a table of counts would make its writers wait for each other.
POSTGRESQL = ("CREATE VIEW tally AS SELECT substr(received_at, 1, 10) AS day, language, state, 1 AS n FROM enquiry",)


def make_trigrams(connection: Connection) -> None:
    """The index for searching; where the extension may not be had, the server reads all rows."""
    joined = r" || E'\n' || ".join(TEXTS)
    try:
        with connection.begin_nested():
            connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            connection.exec_driver_sql(f"CREATE INDEX enquiry_text ON enquiry USING gin (({joined}) gin_trgm_ops)")
    except DBAPIError:
        return
