"""Enquiries in one CSV file, which a spreadsheet opens; for inboxes of some thousand enquiries.

The file is mirrored in memory, and read again as far as others changed it. What
becomes of the notices stands beside it, in ``FILE.notices``.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from contact_api.inbox.csv_outbox import CsvOutbox
from contact_api.inbox.csv_rows import Row, TornError, header, rows_of, separator_of, written
from contact_api.inbox.files import AppendedFile, locked
from contact_api.inbox.records import Enquiry, InboxError, position_of


class CsvFile:
    """The rows of the file, by id; they hold within ``open`` only."""

    def __init__(self, path: Path):
        self._file = AppendedFile(path)
        self._separator = ","
        self.outbox = CsvOutbox(path.with_name(f"{path.name}.notices"))
        self.rows: dict[str, Row] = {}
        self.by_key: dict[str, str] = {}

    @contextmanager
    def open(self) -> Iterator["CsvFile"]:
        """Have it for oneself, as it is now."""
        try:
            with locked(self._file.path.parent):
                try:
                    self._refresh()
                    yield self
                except BaseException:
                    self._file.forget()  # whatever was half done here, read it again
                    raise
        except OSError as error:
            raise InboxError(f"{type(error).__name__}: {error.strerror}") from None

    def _refresh(self) -> None:
        start = self._file.size
        data, anew = self._file.added()
        if anew or not self._file.size:
            start = 0
            self._mirror_anew(())
            if not data:
                self._file.replace(header())
                data = header()
            self._separator = separator_of(data)
        try:
            rows = rows_of(data, self._separator, has_header=start == 0)
        except TornError as torn:
            self._file.cut(start + torn.size)
            return self._refresh()
        self._mirror(rows)
        self.outbox.refresh()

    def _mirror_anew(self, rows: Iterable[Row]) -> None:
        self.rows, self.by_key = {}, {}
        self.outbox.forget_made()
        self._mirror(rows)

    def _mirror(self, rows: Iterable[Row]) -> None:
        for enquiry, notices in rows:
            self.rows[enquiry.id] = (enquiry, notices)
            self.by_key[enquiry.submission_key] = enquiry.id
            self.outbox.made(notices)

    def append(self, rows: list[Row]) -> None:
        """Add rows, durably, or none of them."""
        self._file.append(b"".join(written(row, self._separator) for row in rows))
        self._mirror(rows)

    def rewrite(self, rows: Iterable[Row]) -> None:
        """Have these rows and no others."""
        rows = list(rows)
        self._file.replace(b"".join(chain([header()], (written(row, ",") for row in rows))))
        self._separator = ","
        self._mirror_anew(rows)

    def try_to_write(self) -> None:
        """OSError when nothing could be added."""
        self._file.try_to_append()

    def newest_first(self) -> list[Enquiry]:
        """All of them."""
        return sorted((enquiry for enquiry, _ in self.rows.values()), key=place, reverse=True)


def place(enquiry: Enquiry) -> tuple[int, str]:
    """What sorts the enquiries by time."""
    return position_of(enquiry.received_at, enquiry.id), enquiry.id
