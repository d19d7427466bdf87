"""Removing enquiries from a database, so that no file holds their bytes."""

import time
from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, delete

from contact_api.inbox.erasures import Erasures
from contact_api.inbox.interfaces import Storage
from contact_api.inbox.reading import Reading
from contact_api.inbox.records import KEEP_SENT, InboxError, written_time
from contact_api.inbox.schema import SEARCHED, enquiries, notices

# Enquiries in one transaction, and seconds between two: so nobody who writes waits long.
REMOVED_AT_ONCE, BREATH = 25, 0.005


class Removing(Reading, Erasures):
    """What a keeper can do to forget enquiries.

    ``owed``: whether files may still hold the bytes of what was removed; ``tidy`` tries again.
    """

    def __init__(self, database: Storage) -> None:
        super().__init__(database)
        self.owed = False

    def erase(self, email: str) -> int:
        """Remove all from this address and every notice of it; how many.

        No file holds the bytes afterwards, nor those of what was removed before, unless it is ``owed``.
        """
        count = self._remove_person(email)
        self.wipe()
        return count

    def _remove_person(self, email: str) -> int:
        return self.remove([enquiry.id for enquiry in self.of_person(email)])

    def erase_asked(self) -> None:
        """Do the erasures that were asked for, and note what became of them. Whoever dies meanwhile begins again."""
        for id, email in self.erasures_asked():
            self.settle_erasure(id, "removed", self._remove_person(email) if email else 0)
            self.wipe()
            self.settle_erasure(id, "held" if self.owed else "erased")

    def purge(self, before: datetime, ids: Collection[str] | None = None) -> int:
        """Remove the expired ones, or those of them with these ids, as ``erase`` does; how many.

        Notices that were sent some days ago go as well.
        """
        doomed = [enquiry.id for enquiry in self.expired(before)] if ids is None else list(ids)
        count = self.remove(doomed, enquiries.c.changed_at < written_time(before))
        long_ago = written_time(datetime.now(UTC) - KEEP_SENT)
        with self._database.writing() as connection:
            sent = (notices.c.state == "sent", notices.c.created_at < long_ago)
            connection.execute(delete(notices).where(*sent))
        if count:
            self.wipe()
        return count

    def remove(self, ids: Sequence[str], *conditions: ColumnElement[bool]) -> int:
        """Remove these and every notice of them; how many. Files may hold the bytes for a while."""
        count = 0
        for start in range(0, len(ids), REMOVED_AT_ONCE):
            if start:
                time.sleep(BREATH)
            these = enquiries.c.id.in_(ids[start : start + REMOVED_AT_ONCE])
            with self._database.writing() as connection:
                removing = delete(enquiries).where(these, *conditions)
                removed = connection.execute(removing.returning(enquiries.c.id, enquiries.c.position, *SEARCHED)).all()
                connection.execute(delete(notices).where(notices.c.enquiry_id.in_([id for id, *_ in removed])))
                self._database.kind.forget(connection, [row[1:] for row in removed])
            count += len(removed)
        return count

    def wipe(self) -> None:
        """Let no file hold the bytes of what was removed; where that cannot be done now, it is ``owed``."""
        self.owed = True
        with suppress(InboxError):
            self.owed = not self._database.wipe()
