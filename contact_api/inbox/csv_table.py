"""A table as CSV that a spreadsheet opens, and may have saved."""

import csv
import io
import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from contact_api.inbox.export import ECHO, MARK, defuse, encoding_of, header, restore
from contact_api.inbox.records import InboxError, InboxTooNew, parse_time, written_time

ROW_END = re.compile(rb'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z"?\r?\n')
csv.field_size_limit(2**31 - 1)  # what came in by another way may be longer than the form allows


class CsvTable:
    """The form of a table: its columns, those in which somebody typed, and the words that some may hold.

    ``name`` is that of the file in errors. The ``last`` column is a time, which shows whether a row is whole.
    """

    def __init__(
        self,
        name: str,
        columns: Iterable[str],
        last: str,
        allowed: Mapping[str, Sequence[str]],
        typed: Collection[str] = (),
    ):
        self.columns = sorted(columns, key=lambda column: column == last)
        self._name, self._allowed, self._typed = name, allowed, typed

    def rows(self, data: bytes) -> list[dict[str, str]]:
        """The rows of a file, each once; none of an empty one.

        Raises InboxError, which names the line, where it is no such table, and InboxTooNew.
        """
        try:
            first, _, rest = data.decode(encoding_of(data)).partition("\n")
            separator = self._separator(first) if first else ","
        except UnicodeDecodeError:
            raise InboxError("it is not in UTF-8 any more: save it as “CSV UTF-8”") from None
        reader = csv.reader(io.StringIO(rest, newline=""), delimiter=separator)
        try:
            rows = [self._row(cells) for cells in reader if any(cells)]  # a spreadsheet leaves emptied rows
        except (InboxError, ValueError, OverflowError, csv.Error) as error:
            what = error if isinstance(error, InboxError) else "ends what is no whole row"
            raise InboxError(f"line {reader.line_num + 1} of {self._name} {what}") from None
        return list({tuple(row.values()): row for row in rows}.values())  # somebody may have pasted one twice

    def _separator(self, first: str) -> str:
        separator, names = header(first.replace("\r", ""))
        if names[: len(self.columns)] != self.columns:
            raise InboxError(f"the first line of {self._name} does not name the columns of an inbox")
        if len(names) > len(self.columns):
            raise InboxTooNew(f"{self._name} has unknown columns: remove them, or update the program")
        return separator

    def _row(self, cells: list[str]) -> dict[str, str]:
        pairs = zip(self.columns, cells, strict=True)
        row = {name: restore(cell, name in self._typed) for name, cell in pairs}
        if any(written_time(parse_time(row[name])) != row[name] for name in row if name.endswith("_at")):
            raise ValueError("no whole time")
        for name, allowed in self._allowed.items():
            if row[name] not in allowed:
                raise InboxError(f"has a {name} that is none of {', '.join(allowed)}")
        return row

    def head(self, separator: str) -> bytes:
        """The first line of a file."""
        return "".join([MARK, csv.writer(ECHO, delimiter=separator).writerow(self.columns)]).encode()

    def written(self, rows: Iterable[Sequence[str]], separator: str) -> bytes:
        """The lines of rows, of cells in the order of the columns, with nothing that a spreadsheet changes."""
        writer = csv.writer(ECHO, delimiter=separator)
        typed = [name in self._typed for name in self.columns]
        return "".join([writer.writerow(map(defuse, row, typed)) for row in rows]).encode()


def whole_rows(data: bytes) -> bytes:
    """The file without what is left of a row, or of the first line, that was not written to its end."""
    return data[: max((match.end() for match in ROW_END.finditer(data)), default=0)]


def separator_of(data: bytes, otherwise: str) -> str:
    """What parts the cells of a file: a spreadsheet may have put another separator there. ``otherwise``: of none."""
    return header(data.partition(b"\n")[0].replace(b"\r", b"").decode(errors="replace"))[0] if data else otherwise
