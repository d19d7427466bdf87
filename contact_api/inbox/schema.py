"""The tables of the inbox in a database, as ``contact_api/migrations`` makes them."""

from dataclasses import fields

from sqlalchemy import Column, MetaData, Table

from contact_api.inbox.records import Enquiry, Notice

metadata = MetaData()


def table(name: str, *columns: str) -> Table:
    return Table(name, metadata, *(Column(column) for column in columns))


# ``position`` puts the enquiries in the order in which they came.
enquiries = table("enquiry", "position", *(field.name for field in fields(Enquiry)))
notices = table("notice", *(field.name for field in fields(Notice)))
erasures = table("erasure", "id", "email", "asked_at", "state", "erased")
tally = table("tally", "day", "language", "state", "n")
# In SQLite: what the index of what is searched does not know yet.
unsearched = table("unsearched", "position")

ENQUIRY = [enquiries.c[field.name] for field in fields(Enquiry)]
SEARCHED = [enquiries.c[name] for name in ("name", "email", "phone", "topic", "message")]
