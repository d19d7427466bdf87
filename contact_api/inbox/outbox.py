"""The notices in a database."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, func, or_, select, update

from contact_api.inbox.interfaces import Storage
from contact_api.inbox.records import LEASE, Notice, written_time
from contact_api.inbox.schema import notices


class Outbox:
    """What a keeper can do with notices."""

    def __init__(self, database: Storage) -> None:
        self._database = database

    def add_notices(self, connection: Connection, new: Sequence[Notice]) -> None:
        """Add those whose id is not there yet, in the transaction of their enquiries."""
        if new:
            adding = self._database.kind.insert(notices).on_conflict_do_nothing()
            connection.execute(adding, [asdict(notice) for notice in new])

    def notices_about(self, ids: Collection[str]) -> list[Notice]:
        """All notices of the enquiries with these ids, sent or not."""
        about = select(*notices.c).where(notices.c.enquiry_id.in_(ids)).order_by(notices.c.created_at)
        with self._database.reading() as connection:
            return [Notice(*row) for row in connection.execute(about)]

    def notices_due(self, now: datetime, limit: int) -> list[Notice]:
        """Take some that are due; for LEASE nobody else gets them, then they are due again."""
        moment = written_time(now)
        due = (notices.c.state == "waiting", notices.c.due_at <= moment)
        with self._database.reading() as connection:
            if connection.execute(select(notices.c.id).where(*due).limit(1)).first() is None:
                return []
        first = select(notices.c.id).where(*due).order_by(notices.c.due_at).limit(limit)
        taking = update(notices).where(notices.c.id.in_(first.with_for_update(skip_locked=True)))
        values = {"due_at": written_time(now + LEASE), "attempts": notices.c.attempts + 1}
        with self._database.writing() as connection:
            rows = connection.execute(taking.values(values).returning(*notices.c)).all()
        return sorted((Notice(*row) for row in rows), key=lambda notice: notice.created_at)

    def settle(self, notice_id: str, state: str, *, reason: str = "", due_at: datetime | None = None) -> None:
        """Say what became of one: ``sent``, ``given_up``, or ``waiting`` until ``due_at``."""
        values = {"state": state, "last_error": reason}
        if due_at:
            values["due_at"] = written_time(due_at)
        with self._database.writing() as connection:
            connection.execute(update(notices).where(notices.c.id == notice_id).values(values))

    def renew_notices(self, now: datetime) -> int:
        """Make those due again that were given up or have failed before (``last_error``); how many."""
        failed = (notices.c.state == "waiting") & (notices.c.last_error != "")
        renewing = update(notices).where(or_(notices.c.state == "given_up", failed))
        with self._database.writing() as connection:
            return connection.execute(renewing.values(state="waiting", due_at=written_time(now))).rowcount

    def notice_counts(self) -> dict[str, tuple[int, str]]:
        """How many are ``waiting`` and ``given_up``, and since when the oldest (empty: none).

        Acknowledgements do not count: an address that a visitor mistyped is nobody's alarm.
        """
        counting = select(notices.c.state, func.count(), func.min(notices.c.created_at))
        told = (notices.c.kind != "acknowledgement", notices.c.state != "sent")
        with self._database.reading() as connection:
            rows = connection.execute(counting.where(*told).group_by(notices.c.state)).all()
        return {"waiting": (0, ""), "given_up": (0, "")} | {state: (n, since) for state, n, since in rows}
