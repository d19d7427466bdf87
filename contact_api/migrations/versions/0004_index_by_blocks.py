"""An index for searching that forgets at once, whatever the form of accents, and the erasures that were asked for."""

from alembic import op
from sqlalchemy import Column, Connection, Integer, String, Text
from sqlalchemy.exc import DBAPIError

revision = "0004"
down_revision = "0003"

ASCII = String().with_variant(String(collation="C"), "postgresql")
TEXTS = ("name", "email", "phone", "topic", "message")

# All enquiries wait to be indexed, which is done by and by; until then they are looked through.
SQLITE = (
    "DROP TRIGGER enquiry_removed",
    "DROP TABLE enquiry_text",
    "INSERT OR IGNORE INTO unsearched SELECT position FROM enquiry",
    "CREATE TABLE block (number INTEGER PRIMARY KEY, lowest INTEGER, highest INTEGER, positions BLOB)",
    "CREATE INDEX block_by_place ON block (highest, lowest)",
    "CREATE TABLE piece (block INTEGER, piece TEXT, places TEXT, PRIMARY KEY (block, piece)) WITHOUT ROWID",
    """CREATE TRIGGER enquiry_removed AFTER DELETE ON enquiry BEGIN
        UPDATE tally SET n = n - 1 WHERE day = substr(old.received_at, 1, 10)
            AND language = old.language AND state = old.state;
        DELETE FROM unsearched WHERE position = old.position;
    END""",
)

# Capitals of all alphabets alike in every locale of a server, and nearly as Unicode folds them: what becomes an i
# is not the i without a dot, and there is one small sigma. Where the server lacks ICU, its locale has to do.
SEARCHABLE = """
    CREATE FUNCTION searchable(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT normalize(translate(lower(upper(translate($1, 'ı', E'\\x01'){0})), E'\\x01ς', 'ıσ'), NFC)
    $$
"""
ICU = ' COLLATE "und-x-icu"'


def upgrade() -> None:
    """Make the index and the table of erasures."""
    connection = op.get_bind()
    op.create_table(
        "erasure",
        Column("id", ASCII, primary_key=True),
        Column("email", Text, nullable=False),
        Column("asked_at", ASCII, nullable=False),
        Column("state", ASCII, nullable=False),
        Column("erased", Integer, nullable=False),
    )
    if connection.dialect.name == "sqlite":
        for statement in SQLITE:
            connection.exec_driver_sql(statement)
    else:
        make_searchable(connection)


def make_searchable(connection: Connection) -> None:
    """The form in which PostgreSQL compares texts, and its index; without the extension the server reads all rows."""
    joined = r" || E'\n' || ".join(TEXTS)
    attempt(connection, SEARCHABLE.format(ICU)) or connection.exec_driver_sql(SEARCHABLE.format(""))
    connection.exec_driver_sql("DROP INDEX IF EXISTS enquiry_text")
    attempt(connection, f"CREATE INDEX enquiry_text ON enquiry USING gin (searchable({joined}) gin_trgm_ops)")


def attempt(connection: Connection, statement: str) -> bool:
    """Whether the server could do it."""
    try:
        with connection.begin_nested():
            connection.exec_driver_sql(statement)
    except DBAPIError:
        return False
    return True
