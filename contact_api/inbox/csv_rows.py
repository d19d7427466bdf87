"""An enquiry as a row of a CSV file, and back, to the letter."""

import csv
import io
import json
import re
from dataclasses import fields

from contact_api.inbox.export import defuse, restore
from contact_api.inbox.records import EXPORT_COLUMNS, Enquiry, InboxError, InboxTooNew, Notice

# A row that was not written to its end cannot end with a whole time.
COLUMNS = [*EXPORT_COLUMNS, "submission_key", "privacy_version", "notices", "changed_at"]
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
ROW_END = re.compile(rf"{TIME.pattern}\"?\r?\n")
BYTE_ORDER_MARK = "\ufeff"  # without it, Excel takes UTF-8 for something else
NOTICE = [field.name for field in fields(Notice)]

Row = tuple[Enquiry, tuple[Notice, ...]]


class TornError(Exception):
    """The last row is not whole; ``size`` is that of what comes before it."""

    def __init__(self, size: int):
        self.size = size


def header() -> bytes:
    """The first line."""
    return (BYTE_ORDER_MARK + line(COLUMNS, ",")).encode()


def separator_of(data: bytes) -> str:
    """What stands between the cells: a spreadsheet may have put something else there.

    Raises InboxTooNew where there are more columns than this program knows, else InboxError.
    """
    first = data.partition(b"\n")[0].decode("utf-8-sig", "replace").strip()
    separator = max(",;\t", key=first.count)
    names = next(csv.reader([first], delimiter=separator), [])
    if names[: len(COLUMNS)] != COLUMNS:
        raise InboxError("its first line does not name the columns of an inbox")
    if len(names) > len(COLUMNS):
        raise InboxTooNew("a newer version of this program wrote it: update the program")
    return separator


def written(row: Row, separator: str) -> bytes:
    """The row as bytes."""
    enquiry, notices = row
    told = [[getattr(notice, name) for name in NOTICE] for notice in notices]
    cells = {**vars(enquiry), "notices": json.dumps(told) if told else ""}
    return line([defuse(cells[name]) for name in COLUMNS], separator).encode()


def line(cells: list[str], separator: str) -> str:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=separator).writerow(cells)
    return target.getvalue()


def rows_of(data: bytes, separator: str, has_header: bool) -> list[Row]:
    """The rows that the bytes hold.

    TornError where the last one is not whole, InboxError where another is not.
    """
    lines = list(io.StringIO(data.decode("utf-8", "surrogateescape"), newline=""))
    reader = csv.reader(lines, delimiter=separator)
    if has_header:
        next(reader)
    rows, whole = [], reader.line_num
    for cells in reader:
        if not cells:
            continue
        if len(cells) == len(COLUMNS) and TIME.fullmatch(cells[-1]):
            rows.append(row_of(cells))
            whole = reader.line_num
        elif reader.line_num == len(lines) and torn("".join(lines[whole:])):
            raise TornError(sum(len(text.encode("utf-8", "surrogateescape")) for text in lines[:whole]))
        else:
            raise InboxError(f"{line(cells[:1], separator).strip()[:36]} begins a line that is no whole row")
    return rows


def torn(text: str) -> bool:
    """Whether these last characters are the beginning of one row, and not rows that somebody has spoilt."""
    return not text.endswith("\r\n") and not ROW_END.search(text)


def row_of(cells: list[str]) -> Row:
    try:
        "".join(cells).encode()
    except UnicodeEncodeError:
        raise InboxError("it is not in UTF-8 any more: save it as “CSV UTF-8”") from None
    values = {name: restore(cell) for name, cell in zip(COLUMNS, cells, strict=True)}
    told = json.loads(values.pop("notices") or "[]")
    return Enquiry(**values), tuple(Notice(*notice) for notice in told)
