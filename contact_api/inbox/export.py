"""Enquiries as CSV for a spreadsheet, and as JSON lines for everything else; and back."""

import csv
import json
import re
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from contact_api.inbox.records import ALLOWED, EXPORT_COLUMNS, Enquiry, parse_time, written_time

# https://owasp.org/www-community/attacks/CSV_Injection; not at the beginning only: a spreadsheet that expects
# another separator takes no heed of quotes within a line, and begins a cell after each of its own.
# Apostrophes before it count, so that ``restore`` undoes ``defuse`` whatever was typed.
CELL, FORMULA = r"(?:^|(?<=[,;\t\r\n]))", r"(?=['\"]*[=+\-@＝＋－＠\t\r])"
ARMED, DEFUSED = re.compile(CELL + FORMULA), re.compile(f"{CELL}'{FORMULA}")


def defuse(cell: str) -> str:
    """The cell with an apostrophe wherever a spreadsheet would begin to run it."""
    return ARMED.sub("'", cell)


def restore(cell: str) -> str:
    """The cell as it was before ``defuse``."""
    return DEFUSED.sub("", cell)


class Line:
    """What a CSV writer writes to, to give each line back."""

    def write(self, line: str) -> str:
        """The line as it is."""
        return line


def csv_lines(enquiries: Iterable[Enquiry]) -> Iterator[str]:
    """A header line and a line for each, with nothing that a spreadsheet would run."""
    writer = csv.writer(Line())
    yield writer.writerow(EXPORT_COLUMNS)
    for enquiry in enquiries:
        yield writer.writerow(defuse(getattr(enquiry, column)) for column in EXPORT_COLUMNS)


def write_csv(enquiries: Iterable[Enquiry], target: TextIO) -> None:
    """The lines of ``csv_lines``."""
    target.writelines(csv_lines(enquiries))


def write_jsonl(enquiries: Iterable[Enquiry], target: TextIO) -> None:
    """A JSON object a line, exact."""
    for enquiry in enquiries:
        row = {column: getattr(enquiry, column) for column in EXPORT_COLUMNS}
        target.write(json.dumps(row, ensure_ascii=False) + "\n")


WRITERS = {"csv": write_csv, "jsonl": write_jsonl}


class NoExport(Exception):
    """This line is none of an export's; the message is its number."""


def read_export(path: Path) -> list[Enquiry]:
    """What ``write_csv`` or ``write_jsonl`` wrote, or a spreadsheet saved of it. Raises NoExport."""
    number = 1
    enquiries = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as source:
            read = read_jsonl if source.read(1) == "{" else read_csv
            source.seek(0)
            for line, values in read(source):
                number = line
                enquiries.append(enquiry_of(values))
    except (ValueError, KeyError, TypeError, csv.Error):
        raise NoExport(number) from None
    return enquiries


def read_jsonl(source: TextIO) -> Iterator[tuple[int, dict[str, str]]]:
    """The number of each line, and what it holds."""
    for number, line in enumerate(source, 1):
        try:
            yield number, json.loads(line)
        except ValueError:
            raise NoExport(number) from None


def read_csv(source: TextIO) -> Iterator[tuple[int, dict[str, str]]]:
    """The number of the last line of each row, and its cells; a spreadsheet may part them otherwise."""
    first = source.readline()
    separator = max(",;\t", key=first.count)
    if next(csv.reader([first], delimiter=separator), [])[: len(EXPORT_COLUMNS)] != EXPORT_COLUMNS:
        raise ValueError("other columns")
    reader = csv.reader(source, delimiter=separator)
    for cells in filter(None, reader):
        yield reader.line_num + 1, dict(zip(EXPORT_COLUMNS, map(restore, cells), strict=False))


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
