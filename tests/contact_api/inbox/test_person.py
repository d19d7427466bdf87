"""Whose an enquiry is, however their address is spelled."""

from dataclasses import asdict

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import insert, select

from contact_api.inbox import open_inbox
from contact_api.inbox.person import perhaps_from
from contact_api.inbox.records import position_of
from contact_api.inbox.schema import enquiries
from contact_api.inbox.upgrade import STEPS
from tests.contact_api.inbox.samples import made, older
from tests.spellings import SPELLED

OTHERS = ("joerg@bucher.example", "joerg@buecher.example", "jörg@bücher.example", "joerg@bücher.example.it")


def test_one_person_in_many_spellings(inbox):
    """All from one address are found and erased, whichever spelling is asked for; nobody else is."""
    mine = [older(made(email=spelling), minutes=number) for number, spelling in enumerate(SPELLED)]
    others = [made(email=spelling) for spelling in OTHERS]
    inbox.add_copies([*mine, *others])
    for spelling in SPELLED:
        assert list(inbox.of_person(spelling)) == mine
    assert inbox.erase(SPELLED[1]) == len(SPELLED)
    assert {enquiry.email for enquiry in inbox.enquiries()} == set(OTHERS)


@pytest.mark.parametrize("spelled", ["INFO@IKEA.IT", "info@ikea.it", "zoë@ikea.it"])
def test_no_locale_has_a_say(inbox, spelled):
    """Where a server's locale knows other capitals, or none, an address is the same."""
    inbox.add_copies([made(email=email) for email in ("info@ikea.it", "Info@Ikea.it", "ZOË@ikea.it", " zoë@ikea.it")])
    assert len(inbox.of_person(spelled)) == 2
    assert inbox.erase(spelled) == 2


def test_inbox_of_before(address, tmp_path):
    """In an inbox that an earlier version made, all from one address are found as well."""
    kept = [older(made(email=spelling), minutes=number) for number, spelling in enumerate(SPELLED)]
    inbox = open_inbox(address, tmp_path)
    if address.startswith("csv:"):
        inbox.add_copies(kept)
    else:
        config = Config()
        config.set_main_option("script_location", str(STEPS))
        (tmp_path / "var").mkdir()
        with inbox._database.engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "0002")
            rows = [{"position": position_of(one.received_at, one.id), **asdict(one)} for one in kept]
            connection.execute(insert(enquiries), rows)
    assert inbox.of_person(SPELLED[0]) == kept
    inbox.close()


def test_no_row_is_read_in_vain(inbox):
    """Indexes find those who may be meant; however many others there are, they are not read."""
    inbox.add_copies([made(email=f"{number}@ada.it") for number in range(500)])
    with inbox._database.reading() as connection:
        server = connection.dialect.name == "postgresql"
        if server:
            connection.exec_driver_sql("SET enable_seqscan = off")  # so few rows are read as quickly
        query = perhaps_from("7@ada.it", select(enquiries.c.id)).compile(
            dialect=connection.dialect, compile_kwargs={"literal_binds": True}
        )
        plan = connection.exec_driver_sql(f"EXPLAIN {'' if server else 'QUERY PLAN'} {query}").all()
    assert "enquiry_by_sender" in str(plan)
    assert "enquiry_beyond_ascii" in str(plan)
