"""Enquiries in a database: SQLite or PostgreSQL, by SQLAlchemy Core."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, TypeAlias

from sqlalchemy import Connection, delete, select, update

from contact_api.inbox.database import errors
from contact_api.inbox.interfaces import Storage
from contact_api.inbox.outbox import Outbox
from contact_api.inbox.reasons import inbox_error
from contact_api.inbox.records import (
    CONTENT,
    CopyDiffers,
    Enquiry,
    InboxError,
    Notice,
    Receipt,
    RowRefused,
    new_enquiry,
    position_of,
    written_time,
)
from contact_api.inbox.removing import Removing
from contact_api.inbox.schema import ENQUIRY, enquiries, notices
from contact_api.inbox.together import Together
from ground.texts import N_

Job: TypeAlias = tuple[Enquiry, tuple[Notice, ...]]


class NotNew(Exception):
    """The key or the place of an enquiry is taken."""


class Keeper(Removing, Outbox):
    """A place for enquiries. Every method raises InboxError when the place cannot be reached."""

    def __init__(self, database: Storage) -> None:
        super().__init__(database)
        self._together = Together(self._keep_each)
        # Built once: SQLAlchemy takes longer to build a statement than the disk to keep a row.
        kind = self._database.kind
        insert, note = (kind.insert(table) for table in (enquiries, notices))
        self._adding = insert.returning(enquiries.c.id)
        self._for_driver = [str(statement.compile(dialect=kind.dialect)) for statement in (insert, note)]

    def prepare(self) -> None:
        """Bring it to the form that this program knows; InboxTooNew when it knows more than that.

        The first use does so as well; done at the start, it is out of the visitors' way.
        """
        self._database.prepare()

    def close(self) -> None:
        """Let go of files, connections and the thread that keeps: a process that forks may not share them."""
        self._together.close()
        self._database.close()

    def check(self) -> None:
        """Try whether an enquiry could be kept now."""
        self._together.alone(self._check)

    def _check(self) -> None:
        # It is committed and gone again before anyone sees it: a full disk shows at the commit only.
        probe = new_enquiry(dict.fromkeys(CONTENT, "probe"), submission_id="probe")
        with self._database.writing() as connection:
            self._add(connection, [probe])
            connection.execute(delete(enquiries).where(enquiries.c.id == probe.id))

    def keep(self, enquiry: Enquiry, notices: Sequence[Notice] = ()) -> Receipt:
        """Keep it durably; ``conflict`` and nothing kept where its key is taken by other words.

        When it is ``stored``, the notices are, in the same transaction.
        """
        outcome = self._together((enquiry, tuple(notices)))
        if isinstance(outcome, InboxError):
            raise outcome
        return outcome

    def _keep_each(self, jobs: list[Job]) -> list[Receipt | InboxError]:
        """All together where that can be; what the place does not take fails alone."""
        try:
            return list(self._keep_all(jobs))
        except (InboxError, UnicodeError) as error:
            refused = inbox_error(error)
            if len(jobs) == 1 or not isinstance(refused, RowRefused):
                return [refused for _ in jobs]
        middle = len(jobs) // 2
        return self._keep_each(jobs[:middle]) + self._keep_each(jobs[middle:])

    def _keep_all(self, jobs: list[Job]) -> list[Receipt]:
        # In the same order everywhere, or two processes would wait for each other's keys.
        new = sorted((enquiry for enquiry, _ in jobs), key=lambda enquiry: enquiry.submission_key)
        with suppress(NotNew):
            self._keep_new(new, [notice for _, notices in jobs for notice in notices])
            return [Receipt(enquiry.id, "stored") for enquiry, _ in jobs]
        with self._database.writing() as connection:
            added = self._add(connection, new)
            receipts = {
                one.id: Receipt(one.id, "stored") if one.id in added else self._keep_again(connection, one)
                for one in new
            }
            of_stored = (notices for one, notices in jobs if receipts[one.id].outcome == "stored")
            self.add_notices(connection, [notice for notices in of_stored for notice in notices])
        return [receipts[enquiry.id] for enquiry, _ in jobs]

    def _keep_new(self, new: Sequence[Enquiry], notices: Sequence[Notice]) -> None:
        """Keep them if each is new, which hardly ever one is not; else NotNew, and none is kept."""
        add, note = self._for_driver
        with self._database.adding() as cursor:
            cursor.executemany(add, [placed(enquiry, 0) for enquiry in new])
            if cursor.rowcount != len(new):
                raise NotNew
            if notices:
                cursor.executemany(note, [vars(notice) for notice in notices])

    def _keep_again(self, connection: Connection, enquiry: Enquiry) -> Receipt:
        """The unique key has decided that another one was first, or its place is taken."""
        for step in range(3):  # the earlier one may just be erased
            if earlier := self._of_key(connection, enquiry.submission_key):
                if enquiry.repeats(earlier):
                    return Receipt(earlier.id, "repeated")
                if enquiry.numbered:
                    return Receipt(earlier.id, "conflict")
                self._release_key(connection, earlier)
            if self._add(connection, [enquiry], step):
                return Receipt(enquiry.id, "stored")
        raise InboxError(N_("the key of an enquiry stays taken"))

    def _add(self, connection: Connection, new: Sequence[Enquiry], step: int = 0) -> set[str]:
        """The ids of those whose key and place were free."""
        return set(connection.scalars(self._adding, [placed(enquiry, step) for enquiry in new]))

    def _of_key(self, connection: Connection, key: str) -> Enquiry | None:
        wanted = select(*ENQUIRY).where(enquiries.c.submission_key == key).with_for_update()
        row = connection.execute(wanted).one_or_none()
        return Enquiry(*row) if row else None

    def _release_key(self, connection: Connection, earlier: Enquiry) -> None:
        """The same words, long after: let the new enquiry have the key."""
        mine = enquiries.c.id == earlier.id
        connection.execute(update(enquiries).where(mine).values(submission_key=f"sha256:{earlier.id}"))

    def mark(self, enquiry_id: str, state: str, notices: Sequence[Notice] = ()) -> bool:
        """Give it another state; whether nobody suspects it any more, which happens once.

        Then the notices are kept in the same transaction.
        """
        marking = update(enquiries).where(enquiries.c.id == enquiry_id)
        with self._database.writing() as connection:
            connection.execute(marking.values(state=state, changed_at=written_time(datetime.now(UTC))))
            clearing = marking.where(enquiries.c.spam_reason != "", enquiries.c.state == "new")
            cleared = connection.execute(clearing.values(spam_reason="")).rowcount > 0
            if cleared:
                self.add_notices(connection, notices)
        return cleared

    def add_copies(self, copies: Sequence[Enquiry]) -> int:
        """Add what another inbox held, to the letter; how many were not there yet.

        CopyDiffers, and none of them added, where another has the id or the key of one.
        """
        with self._database.writing() as connection:
            there = self._same(connection, copies)
            new = [enquiry for enquiry in copies if enquiry.id not in there]
            added = self._add(connection, new) if new else ()
            for enquiry in new:
                if enquiry.id not in added and not any(self._add(connection, [enquiry], step) for step in range(1, 9)):
                    raise CopyDiffers(enquiry.id)
        while self.tidy():
            pass
        return len(new)

    def _same(self, connection: Connection, copies: Sequence[Enquiry]) -> set[str]:
        """The ids of those that are there already; CopyDiffers where one is not the same."""
        given = {enquiry.id: enquiry for enquiry in copies}
        wanted = select(*ENQUIRY).where(enquiries.c.id.in_(given))
        there = [Enquiry(*row) for row in connection.execute(wanted)]
        for enquiry in there:
            if enquiry != given[enquiry.id]:
                raise CopyDiffers(enquiry.id)
        return {enquiry.id for enquiry in there}

    def tidy(self) -> bool:
        """Do a little of what can wait, such as indexing for the search; whether there is more of it."""
        if self.owed:
            self.wipe()
        with errors():
            return self._database.kind.tidy(self._database)


def placed(enquiry: Enquiry, step: int) -> dict[str, Any]:
    """The row of an enquiry, so many steps after its place, where another may be."""
    return {"position": position_of(enquiry.received_at, enquiry.id) + step, **vars(enquiry)}
