"""Rows in a CSV file that a spreadsheet opens, and may have saved."""

import csv
import io
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from contact_api.inbox import disk
from contact_api.inbox.export import ECHO, MARK, defuse, header, restore
from contact_api.inbox.records import InboxError, InboxTooNew, parse_time, written_time

ROW_END = re.compile(rb'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z"?\r?\n')
TIME = "2026-11-23T12:00:00.000000Z"  # any
csv.field_size_limit(2**31 - 1)  # what came in by another way may be longer than the form allows


class CsvFile:
    """Rows that end with a time, which shows whether one is whole. Whoever calls has the lock of the folder.

    ``allowed`` are the words of some columns.
    ``known`` is what was read or written, to the byte. ``notes`` are the changes that are to be written: the
    cells of a new row, or none for any other change.
    """

    def __init__(self, path: Path, columns: list[str], last: str, allowed: Mapping[str, Sequence[str]]):
        self.path, self.columns = path, sorted(columns, key=lambda column: column == last)
        self._allowed = allowed
        self.known, self._now, self._separator = b"", b"", ","
        self.notes: list[Sequence[object]] = []

    def grown(self) -> bool:
        """Read it, and say whether what was known still stands there."""
        self._now = self.path.read_bytes() if self.path.exists() else b""
        return self._now == self.known or (self.known.endswith(b"\n") and self._now.startswith(self.known))

    def added(self) -> list[dict[str, str]]:
        """The rows that were not known. A last one that is not whole is cut: it was told to nobody."""
        start, end = len(self.known) or self._read_header(), len(self._now)
        try:
            rows = self._rows(start, end)
        except InboxError:
            end = max([start, *(match.end() for match in ROW_END.finditer(self._now, start))])
            if not self._torn(self._now[end:]):
                raise
            rows = self._rows(start, end)
            os.truncate(self.path, end)
        self.known = self._now[:end]
        return list({tuple(row.values()): row for row in rows}.values())  # somebody may have pasted one twice

    def _torn(self, rest: bytes) -> bool:
        """Whether it is the beginning of a row, and not one that somebody has spoilt."""
        if not rest or (rest.endswith(b"\n") and rest.count(b'"') % 2 == 0):
            return False
        text = io.StringIO(rest.decode(errors="replace"), newline="")
        with suppress(ValueError, csv.Error):
            (cells,) = filter(None, csv.reader(text, delimiter=self._separator))
            missing = len(self.columns) - len(cells)
            whole = f"{cells[-1]}{TIME[len(cells[-1]) :]}\n".encode()
            return missing > 0 or (missing == 0 and ROW_END.fullmatch(whole) is not None)
        return False

    def _read_header(self) -> int:
        """The size of the first line; a spreadsheet may have put another separator there."""
        first = self._now.partition(b"\n")[0]
        self._separator, names = header(first.decode("utf-8-sig", "replace").replace("\r", ""))
        if self._now and names[: len(self.columns)] != self.columns:
            raise InboxError(f"the first line of {self.path.name} does not name the columns of an inbox")
        if len(names) > len(self.columns):
            raise InboxTooNew(f"{self.path.name} has unknown columns: remove them, or update the program")
        return len(first) + 1

    def _rows(self, start: int, end: int) -> list[dict[str, str]]:
        try:
            text = io.StringIO(self._now[start:end].decode(), newline="")
            reader = csv.reader(text, delimiter=self._separator)
            return [self._row(cells) for cells in reader if any(cells)]  # a spreadsheet leaves emptied rows
        except UnicodeDecodeError:
            raise InboxError("it is not in UTF-8 any more: save it as “CSV UTF-8”") from None
        except (InboxError, ValueError, OverflowError, csv.Error) as error:
            what = error if isinstance(error, InboxError) else "ends what is no whole row"
            line = self._now.count(b"\n", 0, start) + reader.line_num
            raise InboxError(f"line {line} of {self.path.name} {what}") from None

    def _row(self, cells: list[str]) -> dict[str, str]:
        row = dict(zip(self.columns, map(restore, cells), strict=True))
        if any(written_time(parse_time(row[name])) != row[name] for name in row if name.endswith("_at")):
            raise ValueError("no whole time")
        for name, allowed in self._allowed.items():
            if row[name] not in allowed:
                raise InboxError(f"has a {name} that is none of {', '.join(allowed)}")
        return row

    def beyond(self, data: bytes) -> list[dict[str, str]]:
        """All rows, unless these bytes begin with the whole of the file: then none."""
        self.known = b""
        self.grown()
        if not data.startswith(self._now):
            return self.added()
        self.known = self._now
        return []

    def longer(self) -> bytes:
        """What it holds, and the new rows."""
        line_end = b"" if self.known.endswith(b"\n") or not self.notes else b"\r\n"  # an editor may leave it out
        return self.known + line_end + self._written(self.notes)

    def whole(self, rows: Iterable[Sequence[object]]) -> bytes:
        """These rows and no others."""
        return MARK.encode() + self._written([self.columns, *rows])

    def write(self, data: bytes, anew: bool = False) -> None:
        """Hold these bytes, durably. What is new is added; where that fails halfway, ``added`` mends it."""
        if anew or not self.known or not data.startswith(self.known):
            with disk.beside(self.path, [data]) as new:
                os.replace(new, self.path)
            disk.sync(self.path.parent)
        elif data != self.known:
            with self.path.open("ab") as target:
                target.write(data[len(self.known) :])
            disk.sync(self.path)
        self.known, self.notes = data, []

    def _written(self, rows: Iterable[Sequence[object]]) -> bytes:
        writer = csv.writer(ECHO, delimiter=self._separator)
        return "".join(writer.writerow([defuse(str(cell)) for cell in row]) for row in rows).encode()
