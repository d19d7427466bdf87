"""The notices of an inbox in a CSV file: its rows say that there is one, a file beside it what came of it."""

import json
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from contact_api.inbox.files import AppendedFile
from contact_api.inbox.records import LEASE, Notice, written_time


class CsvOutbox:
    """The notices as they are now; whoever calls holds the lock of the folder."""

    def __init__(self, path: Path):
        self._file = AppendedFile(path)
        self._became: dict[str, dict] = {}
        self._made: dict[str, Notice] = {}

    def made(self, notices: Iterable[Notice]) -> None:
        """Take notice of what stands in the rows."""
        for notice in notices:
            self._made.setdefault(notice.id, notice)

    def forget_made(self) -> None:
        """The rows will be read anew."""
        self._made.clear()

    def refresh(self) -> None:
        """Read what other processes wrote; a last line that is not whole was told to nobody."""
        data, anew = self._file.added()
        if anew:
            self._became.clear()
        whole, _, torn = data.rpartition(b"\n")
        for text in whole.splitlines():
            change = json.loads(text)
            self._became[change.pop("id")] = change
        if torn:
            self._file.cut(self._file.size - len(torn))

    def unknown(self, notices: Iterable[Notice]) -> tuple[Notice, ...]:
        """Those whose id is not there yet."""
        return tuple(notice for notice in notices if notice.id not in self._made)

    def all(self) -> list[Notice]:
        """All of them as they are now, the oldest first."""
        now = (replace(notice, **self._became.get(id, {})) for id, notice in self._made.items())
        return sorted(now, key=lambda notice: notice.due_at)

    def take(self, now: datetime, limit: int) -> list[Notice]:
        """Some that are due, which are not due again until the lease is over."""
        moment = written_time(now)
        due = [notice for notice in self.all() if notice.state == "waiting" and notice.due_at <= moment]
        later = written_time(now + LEASE)
        taken = [replace(notice, due_at=later, attempts=notice.attempts + 1) for notice in due[:limit]]
        self.change(taken)
        return taken

    def change(self, changed: Collection[Notice]) -> None:
        """Write what became of them."""
        if changed:
            self._file.append(b"".join(map(lines_of, changed)))
            for notice in changed:
                self._became[notice.id] = became(notice)

    def compact(self) -> None:
        """Write a line for each notice that there is, and none for those that were removed."""
        kept = [notice for notice in self.all() if notice.id in self._became]
        if kept or self._became:
            self._file.replace(b"".join(map(lines_of, kept)))
            self._became = {notice.id: became(notice) for notice in kept}


def became(notice: Notice) -> dict:
    """What changes in a notice."""
    return {name: getattr(notice, name) for name in ("state", "due_at", "attempts", "last_error")}


def lines_of(notice: Notice) -> bytes:
    """A line of the file."""
    return json.dumps({"id": notice.id, **became(notice)}).encode() + b"\n"
