"""The files that earlier versions kept beside a CSV inbox, taken over once.

``FILE.kept`` held the enquiries as the endpoint last knew them, ``FILE.notices`` what was to be told. Rows were
added to each, the notices first and ``FILE.kept`` last, so any of the three may end with half a row.
"""

import logging
from dataclasses import fields
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from contact_api.inbox.csv_table import CsvTable, whole_rows
from contact_api.inbox.records import ALLOWED, Enquiry, InboxError, Notice
from contact_api.inbox.schema import enquiries, notices

logger = logging.getLogger(__name__)


class FormerFiles:
    """Those beside the CSV file of this path."""

    def __init__(self, path: Path) -> None:
        self._kept, self._notices = (path.with_name(f"{path.name}.{end}") for end in ("kept", "notices"))
        self._enquiry = CsvTable(path.name, [field.name for field in fields(Enquiry)], "changed_at", ALLOWED)
        self._notice = CsvTable(self._notices.name, [field.name for field in fields(Notice)], "created_at", {})

    def rows(self, found: bytes) -> list[Enquiry]:
        """All that the file and ``FILE.kept`` hold, as they were written then; none where there is no ``FILE.kept``."""
        if not self._kept.exists():
            return []
        kept = self._kept.read_bytes()
        rows = parsed(self._enquiry, found, cut=found.startswith(kept) or kept.startswith(found))
        try:
            before = parsed(self._enquiry, kept, cut=True)
        except InboxError as error:
            logger.error("outcome=unreadable reason=%s", error)
            before = []
        there = {row["id"] for row in rows}
        lost = [row for row in before if row["id"] not in there]
        return [Enquiry(**row) for row in [*rows, *lost]]

    def take_notices(self, connection: Connection) -> None:
        """Add the notices of the enquiries that are there."""
        if not self._notices.exists():
            return
        there = set(connection.scalars(select(enquiries.c.id)))
        found = parsed(self._notice, self._notices.read_bytes(), cut=True)
        rows = [row | {"attempts": int(row["attempts"])} for row in found if row["enquiry_id"] in there]
        if rows:
            connection.execute(insert(notices).on_conflict_do_nothing(), rows)

    def remove(self) -> None:
        """Remove them; what they held was committed elsewhere."""
        for file in (self._kept, self._notices):
            file.unlink(missing_ok=True)


def parsed(table: CsvTable, data: bytes, cut: bool) -> list[dict[str, str]]:
    """The rows; where the file was ``cut`` off in one, those before it."""
    try:
        return table.rows(data)
    except InboxError:
        if not cut:
            raise
        return table.rows(whole_rows(data))
