"""The inbox: one interface, and a keeper of enquiries for each kind of place."""

from pathlib import Path

from contact_api.inbox.database import Database
from contact_api.inbox.outbox import Alarm
from contact_api.inbox.pauses import UNSURE_PAUSE, pause
from contact_api.inbox.records import (
    AT_ONCE,
    EXPORT_COLUMNS,
    KINDS,
    LEASE,
    STATES,
    CopyDiffers,
    Enquiry,
    InboxError,
    InboxTooNew,
    InboxUnfit,
    Kind,
    Notice,
    Receipt,
    new_enquiry,
    parse_time,
    written_time,
)
from contact_api.inbox.sql import Keeper

# What others need of the room, they have from here.
__all__ = [
    "AT_ONCE",
    "EXPORT_COLUMNS",
    "KINDS",
    "LEASE",
    "STATES",
    "UNSURE_PAUSE",
    "Alarm",
    "CopyDiffers",
    "Enquiry",
    "InboxError",
    "InboxTooNew",
    "InboxUnfit",
    "Keeper",
    "Kind",
    "Notice",
    "Receipt",
    "new_enquiry",
    "open_inbox",
    "parse_time",
    "pause",
    "written_time",
]


def open_inbox(url: str, root: Path, language: str = "en") -> Keeper:
    """The inbox that ``CONTACT_INBOX`` names; nothing is read or written before the first use.

    ``language``: that of the spreadsheet which opens a CSV file.
    """
    if url.startswith("csv:///"):
        # Not for a database: what reads and writes tables takes long to load.
        from contact_api.inbox.csv_inbox import CsvDatabase, CsvInbox
        from contact_api.inbox.export import list_separator

        return CsvInbox(CsvDatabase(root / url.removeprefix("csv:///"), list_separator(language)))
    return Keeper(Database(url, root))
