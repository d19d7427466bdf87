"""Enquiries as CSV for a spreadsheet, and as JSON lines for everything else; and back."""

import csv
import json
import re
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TextIO

from contact_api.inbox.records import ALLOWED, EXPORT_COLUMNS, Enquiry, parse_time, written_time

# https://owasp.org/www-community/attacks/CSV_Injection; not at the beginning only: a spreadsheet that expects
# another separator takes no heed of quotes within a line, and begins a cell after each of its own.
# Apostrophes before it count, so that ``restore`` undoes ``defuse`` whatever was typed.
CELL, FORMULA = r"(?:^|(?<=[,;\t\r\n]))", r"(?=['\"]*[=+\-@＝＋－＠\t\r])"
ECHO = SimpleNamespace(write=str)  # what a CSV writer writes to, to give each line back
MARK = "\ufeff"  # without a byte order mark, Excel takes UTF-8 for something else
ARMED, DEFUSED = re.compile(CELL + FORMULA), re.compile(f"{CELL}'{FORMULA}")


def defuse(cell: str) -> str:
    """The cell with an apostrophe wherever a spreadsheet would begin to run it."""
    return ARMED.sub("'", cell)


def restore(cell: str) -> str:
    """The cell as it was before ``defuse``."""
    return DEFUSED.sub("", cell)


def csv_lines(enquiries: Iterable[Enquiry]) -> Iterator[str]:
    """A header line and a line for each, with nothing that a spreadsheet would run."""
    writer = csv.writer(ECHO)
    yield writer.writerow(EXPORT_COLUMNS)
    for enquiry in enquiries:
        yield writer.writerow(map(defuse, enquiry.exported.values()))


def json_lines(enquiries: Iterable[Enquiry]) -> Iterator[str]:
    """A JSON object a line, exact."""
    for enquiry in enquiries:
        yield json.dumps(enquiry.exported, ensure_ascii=False) + "\n"


LINES = {"csv": csv_lines, "jsonl": json_lines}


class NoExport(Exception):
    """This line is none of an export's; the message is its number."""


def read_export(path: Path) -> list[Enquiry]:
    """What ``csv_lines`` or ``json_lines`` gave, or a spreadsheet saved of it. Raises NoExport."""
    number, enquiries = 1, []
    try:
        with path.open(encoding="utf-8-sig", newline="") as source:
            exact = source.read(1) == "{"
            source.seek(0)
            rows: Iterable[tuple[int, str | dict[str, str]]]
            rows = enumerate(source, 1) if exact else read_csv(source)
            for line, row in rows:
                number = line
                enquiries.append(enquiry_of(json.loads(row) if isinstance(row, str) else row))
    except (ValueError, KeyError, TypeError, csv.Error):
        raise NoExport(number) from None
    return enquiries


def read_csv(source: TextIO) -> Iterator[tuple[int, dict[str, str]]]:
    """The number of the last line of each row, and its cells."""
    separator, names = header(source.readline())
    if names[: len(EXPORT_COLUMNS)] != EXPORT_COLUMNS:
        raise ValueError("other columns")
    reader = csv.reader(source, delimiter=separator)
    for cells in filter(None, reader):
        yield reader.line_num + 1, dict(zip(EXPORT_COLUMNS, map(restore, cells), strict=False))


def header(line: str) -> tuple[str, list[str]]:
    """What parts the cells of a table, as the first line of it shows, and their names."""
    separator = max(",;\t", key=line.count)
    return separator, next(csv.reader([line], delimiter=separator), [])


def enquiry_of(values: dict[str, str]) -> Enquiry:
    """The enquiry, with the least that can be said of what no export holds."""
    values = {column: values[column] for column in EXPORT_COLUMNS}
    if any(values[name] not in allowed for name, allowed in ALLOWED.items()):
        raise ValueError("no state or no language of an inbox")
    if str(uuid.UUID(values["id"])) != values["id"]:
        raise ValueError("no number of an inbox")
    "".join(values.values()).encode()
    received = written_time(parse_time(values["received_at"]))
    values |= {"received_at": received, "changed_at": received}
    return Enquiry(**values, submission_key=values["id"], privacy_version="")
