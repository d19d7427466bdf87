"""Inboxes that an earlier version of the program made."""

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import insert, text

from contact_api.inbox import index, open_inbox
from contact_api.inbox.schema import enquiries
from contact_api.inbox.sql import placed
from contact_api.inbox.upgrade import STEPS
from tests.contact_api.inbox.samples import made, older

# As that version did it.
INDEXING = """
    INSERT INTO enquiry_text (rowid, name, email, phone, topic, message)
    SELECT position, name, email, phone, topic, message FROM enquiry
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request):
    """The address of an empty inbox of each kind that has steps."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgresql").empty_database()
    return "sqlite:///var/inbox.db"


@pytest.fixture
def of_step(address, tmp_path):
    """A function that makes the inbox as it was after a step, with these enquiries."""

    def make(step, kept):
        made_then = open_inbox(address, tmp_path)._database.engine
        with made_then.begin() as connection:
            config = Config(attributes={"connection": connection})
            config.set_main_option("script_location", str(STEPS))
            command.upgrade(config, step)
            connection.execute(insert(enquiries), [placed(enquiry, 0) for enquiry in kept])
            if made_then.dialect.name == "sqlite":
                connection.execute(text(INDEXING))
                connection.execute(text("DELETE FROM unsearched"))
        made_then.dispose()

    return make


def test_before_the_index_of_blocks(of_step, address, tmp_path, monkeypatch):
    """All is found at once, in any form, and indexed by and by; who is erased leaves no piece in the files."""
    monkeypatch.setattr(index, "BLOCK", 4)
    many = [older(made(name="Zoe\u0308", phone=str(number)), hours=number) for number in range(9)]
    gone = older(made(name="Quetzalcoatl", email="quetzal@example.it"), minutes=90)
    of_step("0002", [*many, gone])
    inbox = open_inbox(address, tmp_path)
    assert list(inbox.enquiries(search="giorno zoë")) == many
    assert inbox.counts() == {"new": 10}
    while inbox.tidy():
        pass
    assert list(inbox.enquiries(search="giorno zoë")) == many
    assert inbox.erase("quetzal@example.it") == 1
    assert not inbox.owed
    inbox.close()
    held = b"".join(path.read_bytes() for path in tmp_path.glob("var/inbox.db*"))
    assert b"uet" not in held
