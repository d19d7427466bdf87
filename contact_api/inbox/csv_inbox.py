"""The keeper for ``csv:///…``; see ``contact_api.inbox.Keeper``."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from contact_api.inbox.csv_file import CsvFile, place
from contact_api.inbox.matching import holds, week_of
from contact_api.inbox.records import CopyDiffers, Enquiry, Notice, Receipt, position_of, written_time


class CsvInbox:
    """Enquiries in a CSV file."""

    def __init__(self, path: Path):
        self._opened = CsvFile(path)

    def prepare(self) -> None:
        """Make the file where it is missing."""
        with self._opened.open():
            pass

    def close(self) -> None:
        """Nothing: no file stays open."""

    def check(self) -> None:
        """Write beside the file as much as an enquiry may need, and take it away."""
        with self._opened.open() as file:
            file.try_to_write()

    def keep(self, enquiry: Enquiry, notices: Sequence[Notice] = ()) -> Receipt:
        """Keep it: the one row is the enquiry and its notices."""
        with self._opened.open() as file:
            row = (enquiry, file.outbox.unknown(notices))
            if enquiry.submission_key not in file.by_key:
                file.append([row])
                return Receipt(enquiry.id, "stored")
            earlier, told = file.rows[file.by_key[enquiry.submission_key]]
            if enquiry.repeats(earlier):
                return Receipt(earlier.id, "repeated")
            if enquiry.numbered:
                return Receipt(earlier.id, "conflict")
            # The same words, long after: the new enquiry has the key.
            released = replace(earlier, submission_key=f"sha256:{earlier.id}")
            file.rewrite([*(file.rows | {earlier.id: (released, told)}).values(), row])
            return Receipt(enquiry.id, "stored")

    def enquiries(
        self,
        state: str = "all",
        search: str = "",
        limit: int | None = None,
        before: tuple[str, str] | None = None,
    ) -> Iterator[Enquiry]:
        """Those of this state that hold this text, newest first."""
        start = (position_of(*before), before[1]) if before else None
        found = (
            enquiry
            for enquiry in self._all()
            if state in ("all", enquiry.state)
            and (start is None or place(enquiry) < start)
            and holds(search, enquiry.name, enquiry.email, enquiry.phone, enquiry.topic, enquiry.message)
        )
        yield from islice(found, limit)

    def _all(self) -> list[Enquiry]:
        with self._opened.open() as file:
            return file.newest_first()

    def find(self, beginning: str) -> list[Enquiry]:
        """Those whose id begins so; at most two."""
        return [enquiry for enquiry in self._all() if enquiry.id.startswith(beginning.lower())][:2]

    def mark(self, enquiry_id: str, state: str) -> None:
        """Give it another state."""
        with self._opened.open() as file:
            if enquiry_id in file.rows:
                enquiry, told = file.rows[enquiry_id]
                changed = replace(enquiry, state=state, changed_at=written_time(datetime.now(UTC)))
                file.rewrite((file.rows | {enquiry_id: (changed, told)}).values())

    def counts(self) -> dict[str, int]:
        """How many there are of each state."""
        return dict(Counter(enquiry.state for enquiry in self._all()))

    def weeks(self, since: datetime) -> dict[tuple[str, str], int]:
        """How many came since that day, by ISO week and language."""
        day = written_time(since)[:10]
        wanted = (enquiry for enquiry in self._all() if enquiry.state != "spam")
        recent = (enquiry for enquiry in wanted if enquiry.received_at >= day)
        return dict(Counter((week_of(enquiry.received_at[:10]), enquiry.language) for enquiry in recent))

    def of_person(self, email: str) -> list[Enquiry]:
        """All from this address, newest first."""
        same = email.strip().casefold()
        return [enquiry for enquiry in self._all() if enquiry.email.casefold() == same]

    def erase(self, email: str) -> int:
        """Remove all from this address; the files are written anew without them."""
        same = email.strip().casefold()
        return self._remove(lambda enquiry: enquiry.email.casefold() == same)

    def expired(self, before: datetime) -> Iterator[Enquiry]:
        """Those that nobody changed since then, newest first."""
        moment = written_time(before)
        yield from (enquiry for enquiry in self._all() if enquiry.changed_at < moment)

    def purge(self, before: datetime, ids: Collection[str] | None = None) -> int:
        """Remove the expired ones, or those of them with these ids."""
        moment = written_time(before)
        return self._remove(lambda one: one.changed_at < moment and (ids is None or one.id in ids))

    def _remove(self, doomed: Callable[[Enquiry], bool]) -> int:
        with self._opened.open() as file:
            kept = [row for row in file.rows.values() if not doomed(row[0])]
            count = len(file.rows) - len(kept)
            if count:
                file.rewrite(kept)
            file.outbox.compact()
            return count

    def add_copies(self, copies: Sequence[Enquiry]) -> int:
        """Add what another inbox held."""
        with self._opened.open() as file:
            new = []
            for enquiry in copies:
                there = file.rows.get(file.by_key.get(enquiry.submission_key, enquiry.id))
                if there is None:
                    new.append((enquiry, ()))
                elif there[0] != enquiry:
                    raise CopyDiffers(enquiry.id)
            if new:
                file.append(new)
            return len(new)

    def tidy(self) -> bool:
        """Nothing can wait here."""
        return False

    def notices_due(self, now: datetime, limit: int) -> list[Notice]:
        """Take some that are due: until the lease is over, they are not."""
        with self._opened.open() as file:
            return file.outbox.take(now, limit)

    def settle(self, notice_id: str, state: str, *, reason: str = "", due_at: datetime | None = None) -> None:
        """Say what became of one."""
        with self._opened.open() as file:
            for notice in file.outbox.all():
                if notice.id == notice_id:
                    due = written_time(due_at) if due_at else notice.due_at
                    file.outbox.change([replace(notice, state=state, last_error=reason, due_at=due)])

    def renew_notices(self, now: datetime) -> int:
        """Make those due again that were given up or have failed before."""
        with self._opened.open() as file:
            failed = [
                replace(notice, state="waiting", due_at=written_time(now))
                for notice in file.outbox.all()
                if notice.state == "given_up" or (notice.state == "waiting" and notice.last_error)
            ]
            file.outbox.change(failed)
            return len(failed)

    def notice_counts(self) -> dict[str, tuple[int, str]]:
        """How many wait and how many were given up, and since when the oldest."""
        with self._opened.open() as file:
            told = [notice for notice in file.outbox.all() if notice.kind != "acknowledgement"]
        since = {
            state: sorted(notice.created_at for notice in told if notice.state == state)
            for state in ("waiting", "given_up")
        }
        return {state: (len(times), times[0] if times else "") for state, times in since.items()}
