"""Reading the enquiries in a database."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import datetime, time, timedelta

from sqlalchemy import desc, false, func, or_, select

from contact_api.inbox.interfaces import Found, Query, Storage
from contact_api.inbox.person import perhaps_from
from contact_api.inbox.records import NEWEST, ONE_MOMENT, Enquiry, parse_time, position_of, written_time
from contact_api.inbox.schema import ENQUIRY, enquiries, tally
from contact_api.inbox.words import are_short, words_of
from ground.mail_addresses import is_spelling_of, normal_address

READ_AT_ONCE = 2000
FEW = 1000  # that many are looked through as quickly as an index is asked
LAST_OF_HEX = "g"
MIDNIGHT = "T00:00:00.000000Z"


class Reading:
    """What a keeper can do with enquiries but change them."""

    def __init__(self, database: Storage) -> None:
        self._database = database

    def enquiries(
        self,
        state: str = "all",
        search: str = "",
        limit: int | None = None,
        before: tuple[str, str] | None = None,
    ) -> Iterator[Enquiry]:
        """Those of this state that hold all words of this text, in any order, newest first.

        Capitals and the form of accents make no difference; what stands in quotation marks is one word.
        With a ``limit``, words that are all shorter than PIECE are looked for among the NEWEST only.
        ``before``: only those that come after the one of this ``received_at`` and ``id``, for the next page.
        """
        if limit is not None:
            yield from self._page(state, search, limit, before, NEWEST)
            return
        # Whoever asked may take long, and what is open in a database is in somebody's way.
        while some := self._page(state, search, READ_AT_ONCE, before):
            yield from some
            before = (some[-1].received_at, some[-1].id)

    def _page(
        self, state: str, search: str, limit: int, before: tuple[str, str] | None, newest: int | None = None
    ) -> list[Enquiry]:
        """So many, newest first; ``newest``: among how many to look for what no index knows."""
        place = enquiries.c.position
        query: Query = select(place, *ENQUIRY)
        if state != "all":
            query = query.where(enquiries.c.state == state)
        if before:
            there = select(place).where(enquiries.c.id == before[1]).scalar_subquery()
            query = query.where(place < func.coalesce(there, position_of(*before)))
        words = words_of(search)
        if newest and are_short(words):
            older = select(place).order_by(desc(place)).offset(newest).limit(1).scalar_subquery()
            query = query.where(place > func.coalesce(older, -1))
        if words:
            few = state != "all" and self.counts().get(state, 0) <= FEW
            with self._database.reading() as connection:
                query = self._database.kind.search(connection, query, words, few, limit)
        return self._read(query.order_by(desc("position")).limit(limit))

    def find(self, beginning: str) -> list[Enquiry]:
        """Those whose id begins so; at most two, which is one too many."""
        start = beginning.lower()
        begins = (enquiries.c.id >= start, enquiries.c.id < start + LAST_OF_HEX)
        return self._read(select(enquiries.c.position, *ENQUIRY).where(*begins).limit(2))

    def counts(self) -> dict[str, int]:
        """How many there are of each state."""
        counting = select(tally.c.state, func.sum(tally.c.n)).group_by(tally.c.state)
        with self._database.reading() as connection:
            return {state: int(n) for state, n in connection.execute(counting) if n}

    def weeks(self, since: datetime) -> dict[tuple[str, str], int]:
        """How many came from that day on, by ISO week (``2026-W47``) and language; spam is left out.

        Day and weeks are those of the time zone of ``since``.
        """
        no_spam = tally.c.state != "spam"
        day = written_time(midnight(since))[:10]
        counting = select(tally.c.day, tally.c.language, func.sum(tally.c.n)).where(tally.c.day >= day, no_spam)
        with self._database.reading() as connection:
            days = connection.execute(counting.group_by(tally.c.day, tally.c.language)).all()
            others = connection.execute(in_other_weeks({day for day, *_ in days}, since)).all()
        weeks: Counter[tuple[str, str]] = Counter()
        for day, language, n in days:  # a whole day of UTC, by the week in which it begins here
            weeks[week_of(parse_time(day + MIDNIGHT), since), language] += int(n)
        for received_at, language in others:
            weeks[week_of(parse_time(received_at[:10] + MIDNIGHT), since), language] -= 1
            weeks[week_of(parse_time(received_at), since), language] += 1
        return {key: n for key, n in weeks.items() if key[0] and n > 0}

    def of_person(self, email: str) -> list[Enquiry]:
        """All from this address, however it is spelled (``normal_address``), newest first."""
        address = normal_address(email)
        found = self._read(perhaps_from(address, select(enquiries.c.position, *ENQUIRY)).order_by(desc("position")))
        return [enquiry for enquiry in found if is_spelling_of(enquiry.email, address)]

    def expired(self, before: datetime) -> Iterator[Enquiry]:
        """Those that nobody changed since then, newest first."""
        moment = written_time(before)
        # What came later was not changed before either: no need to look there.
        earlier = (enquiries.c.position < position_of(moment, ""), enquiries.c.changed_at < moment)
        query = select(enquiries.c.position, *ENQUIRY).where(*earlier)
        yield from self._read(query.order_by(desc("position")))

    def _read(self, query: Found) -> list[Enquiry]:
        with self._database.reading() as connection:
            return [Enquiry(*cells) for _, *cells in connection.execute(query)]


def midnight(moment: datetime) -> datetime:
    """The beginning of its day, where its time zone is."""
    return datetime.combine(moment.date(), time(), moment.tzinfo)


def week_of(moment: datetime, since: datetime) -> str:
    """The ISO week of the moment in the time zone of ``since``; empty before that day."""
    day = moment.astimezone(since.tzinfo).date()
    return f"{day:%G-W%V}" if day >= since.date() else ""


def in_other_weeks(days: Collection[str], since: datetime) -> Query:
    """Time and language of those that came on these days of UTC, but in another week than the day began in; no spam."""
    parts = []
    for start in (parse_time(day + MIDNIGHT) for day in days):
        last = start + timedelta(days=1, microseconds=-1)
        if week_of(start, since) != week_of(last, since):
            turn = written_time(midnight(last.astimezone(since.tzinfo)))
            place = enquiries.c.position
            parts.append((place >= position_of(turn, "")) & (place < position_of(written_time(last), "") + ONE_MOMENT))
    found = select(enquiries.c.received_at, enquiries.c.language)
    return found.where(or_(false(), *parts), enquiries.c.state != "spam")
