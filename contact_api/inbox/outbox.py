"""The notices in a database."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select, update

from contact_api.inbox.interfaces import Storage
from contact_api.inbox.pauses import LONGEST_FROM, SLACK, longest_pauses
from contact_api.inbox.records import KINDS, LEASE, Kind, Notice, written_time
from contact_api.inbox.schema import notices

OPEN = ("waiting", "sending")  # states of what is still to be sent


class Alarm(NamedTuple):
    """So many notices that do not get through by one way, for one reason (empty: nobody has tried)."""

    kind: Kind
    reason: str
    number: int


class Outbox:
    """What a keeper can do with notices."""

    _database: Storage

    def add_notices(self, connection: Connection, new: Sequence[Notice]) -> None:
        """Add those whose id is not there yet, in the transaction of their enquiries."""
        if new:
            connection.execute(self._database.kind.insert(notices), [asdict(notice) for notice in new])

    def notices_about(self, ids: Collection[str]) -> list[Notice]:
        """All notices of the enquiries with these ids, sent or not."""
        about = select(*notices.c).where(notices.c.enquiry_id.in_(ids)).order_by(notices.c.created_at)
        with self._database.reading() as connection:
            return [Notice(*row) for row in connection.execute(about)]

    def notices_due(self, now: datetime, limit: int, kinds: Collection[Kind] = KINDS) -> list[Notice]:
        """Take some that are due; for LEASE nobody else gets them, then they are due again.

        An acknowledgement is not: who took it may have sent it, and none is better than two.
        """
        due = (notices.c.state.in_(OPEN), notices.c.kind.in_(kinds), is_due(now))
        with self._database.reading() as connection:
            if connection.execute(select(notices.c.id).where(*due).limit(1)).first() is None:
                return []
        first = select(notices.c.id).where(*due).order_by(notices.c.due_at).limit(limit)
        taking = update(notices).where(notices.c.id.in_(first.with_for_update(skip_locked=True)))
        values = {"state": "sending", "due_at": written_time(now + LEASE), "attempts": notices.c.attempts + 1}
        with self._database.writing() as connection:
            rows = connection.execute(taking.values(values).returning(*notices.c)).all()
        return sorted((Notice(*row) for row in rows), key=lambda notice: notice.created_at)

    def settle(self, notice_id: str, state: str, *, reason: str = "", due_at: datetime | None = None) -> None:
        """Say what became of one: ``sent``, ``given_up``, ``dismissed``, or ``waiting`` until ``due_at``."""
        values = {"state": state, "last_error": reason}
        if due_at:
            values["due_at"] = written_time(due_at)
        with self._database.writing() as connection:
            connection.execute(update(notices).where(notices.c.id == notice_id).values(values))

    def renew_notices(self, now: datetime) -> int:
        """Make all due that wait, and those that were given up; how many.

        What is just being sent is not, nor an acknowledgement that was given up.
        """
        given_up = and_(notices.c.state == "given_up", notices.c.kind != "acknowledgement")
        renewing = update(notices).where(or_(notices.c.state == "waiting", given_up))
        with self._database.writing() as connection:
            return connection.execute(renewing.values(state="waiting", due_at=written_time(now))).rowcount

    def notice_counts(self, kinds: Collection[Kind] = KINDS) -> dict[str, tuple[int, str]]:
        """How many are ``waiting``, just being sent or not, and ``given_up``, and since when the oldest (empty: none).

        Acknowledgements do not count: an address that a visitor mistyped is nobody's alarm.
        """
        state = case((notices.c.state == "sending", "waiting"), else_=notices.c.state)
        counting = select(state, func.count(), func.min(notices.c.created_at)).where(alarming(kinds))
        with self._database.reading() as connection:
            rows = connection.execute(counting.group_by(state)).all()
        return {"waiting": (0, ""), "given_up": (0, "")} | {state: (n, since) for state, n, since in rows}

    def alarms(self, late: datetime, kinds: Collection[Kind] = KINDS) -> list[Alarm]:
        """What was given up, or waits since before ``late``, by way and reason."""
        by = (notices.c.kind, notices.c.last_error)
        counting = select(*by, func.count()).where(alarming(kinds), hopeless_or_late(late))
        with self._database.reading() as connection:
            return [Alarm(*row) for row in connection.execute(counting.group_by(*by).order_by(*by))]

    def dismiss(self, late: datetime, kinds: Collection[Kind] = KINDS) -> int:
        """Let go of what was given up, or waits since before ``late`` and is not just being sent; how many."""
        going = and_(hopeless_or_late(late), notices.c.state != "sending", notices.c.kind.in_(kinds))
        with self._database.reading() as connection:
            if connection.execute(select(notices.c.id).where(going).limit(1)).first() is None:
                return 0
        with self._database.writing() as connection:
            return connection.execute(update(notices).where(going).values(state="dismissed")).rowcount


def is_due(now: datetime) -> ColumnElement[bool]:
    """Whether the time of an open notice has come; one too far ahead is from a clock that was wrong."""
    longest = {tries: written_time(now + wait) for tries, wait in longest_pauses().items()}
    farthest = case(longest, value=notices.c.attempts, else_=longest[LONGEST_FROM])
    sending, over = notices.c.state == "sending", notices.c.due_at <= written_time(now)
    too_far = notices.c.due_at > written_time(now + LEASE + SLACK)
    left = and_(sending, notices.c.kind != "acknowledgement", over | too_far)
    return or_(left, and_(~sending, over | (notices.c.due_at > farthest)))


def alarming(kinds: Collection[Kind]) -> ColumnElement[bool]:
    """Whether a notice of these kinds, but for acknowledgements, is not sent, and nobody has let go of it."""
    told = [kind for kind in kinds if kind != "acknowledgement"]
    return and_(notices.c.kind.in_(told), notices.c.state.in_((*OPEN, "given_up")))


def hopeless_or_late(late: datetime) -> ColumnElement[bool]:
    """Whether a notice was given up, or is still to be sent since before then."""
    waiting = and_(notices.c.state.in_(OPEN), notices.c.created_at < written_time(late))
    return or_(notices.c.state == "given_up", waiting)
