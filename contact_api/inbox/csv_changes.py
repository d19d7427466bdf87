"""What somebody has changed in the CSV file of an inbox, and what a spreadsheet has."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from contact_api.inbox.records import EXPORT_COLUMNS, Enquiry, InboxError, written_time
from contact_api.inbox.spreadsheet import converted
from contact_api.inbox.sql import placed

HERS = EXPORT_COLUMNS[2:]  # all but the number and the time; what no export holds is the endpoint's own


class Known:
    """The enquiries of the inbox by their ids; their places and keys, which the new ones may not have."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self.enquiries: dict[str, Enquiry] = {}
        self.positions: dict[str, int] = {}
        for position, *cells in rows:
            enquiry = Enquiry(*cells)
            self.enquiries[enquiry.id], self.positions[enquiry.id] = enquiry, position
        self.places = set(self.positions.values())
        self.keys = {enquiry.submission_key for enquiry in self.enquiries.values()}


@dataclass
class Changes:
    """Rows for the table, in place of others of the same position and beside them.

    ``restored``: how many were missing in the file and stay; ``converted``: how many have cells that a
    spreadsheet has changed by itself, and that stay as they were.
    """

    restored: int
    replaced: list[dict[str, Any]] = field(default_factory=list)
    added: list[dict[str, Any]] = field(default_factory=list)
    converted: int = 0


def changes_of(rows: list[Enquiry], known: Known) -> Changes:
    """What is to be done for the inbox to say what the file does. Raises InboxError where two rows have one id."""
    ids = {row.id for row in rows}
    if len(ids) < len(rows):
        raise InboxError("two different rows of the file have the same id: delete one of them")
    changes = Changes(restored=len(known.enquiries.keys() - ids))
    now = written_time(datetime.now(UTC))
    for row in rows:
        if row.id not in known.enquiries:
            changes.added.append(in_order(row, known))
        else:
            compare(row, known, changes, now)
    return changes


def compare(row: Enquiry, known: Known, changes: Changes, now: str) -> None:
    """Take the cells of one that is known, but for those that a spreadsheet has converted."""
    before = known.enquiries[row.id]
    differs = {name for name in HERS if getattr(row, name) != getattr(before, name)}
    own = {name for name in differs if converted(getattr(before, name), getattr(row, name))}
    changes.converted += bool(own)
    if taken := {name: getattr(row, name) for name in differs - own}:
        after = replace(before, **taken, changed_at=now)
        changes.replaced.append({"position": known.positions[row.id], **vars(after)})


def in_order(row: Enquiry, known: Known) -> dict[str, Any]:
    """The row of a new one, in a place of its own, and under a key that no other has."""
    if row.submission_key in known.keys:
        row = replace(row, submission_key=f"sha256:{row.id}")
    found = placed(row, 0)
    while found["position"] in known.places:
        found["position"] += 1
    known.places.add(found["position"])
    known.keys.add(row.submission_key)
    return found
