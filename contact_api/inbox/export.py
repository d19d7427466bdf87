"""Enquiries as CSV for a spreadsheet, and as JSON lines for everything else; and back."""

import codecs
import csv
import json
import re
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC
from pathlib import Path
from types import SimpleNamespace
from typing import TextIO

from babel.numbers import get_decimal_symbol

from contact_api.inbox.records import ALLOWED, CONTENT, EXPORT_COLUMNS, Enquiry, parse_time, written_time
from contact_api.inbox.spreadsheet import converts
from ground.texts import locale

# https://owasp.org/www-community/attacks/CSV_Injection; not at the beginning only: a spreadsheet that expects
# another separator takes no heed of quotes within a line, and begins a cell after each of its own.
# Apostrophes before it count, so that ``restore`` undoes ``defuse`` whatever was typed.
FORMULA = r"(?=['\"]*[=+\-@＝＋－＠\t\r])"
FIRST, ARMED, DEFUSED = (re.compile(f"{before}{FORMULA}") for before in ("", r"[,;\t\r\n]", r"([,;\t\r\n])'"))
ECHO = SimpleNamespace(write=str)  # what a CSV writer writes to, to give each line back
MARK = "\ufeff"  # without a byte order mark, Excel takes UTF-8 for something else
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def defuse(cell: str, typed: bool = True) -> str:
    """The cell with an apostrophe wherever a spreadsheet would begin to run it.

    And before the whole of what was ``typed``, where a spreadsheet would make a number or a date of it.
    """
    return ("'" if FIRST.match(cell) or (typed and converts(cell)) else "") + ARMED.sub(r"\g<0>'", cell)


def restore(cell: str, typed: bool = True) -> str:
    """The cell as it was before ``defuse``."""
    defused = cell[:1] == "'" and (FIRST.match(cell, 1) or (typed and converts(cell)))
    return DEFUSED.sub(r"\1", cell[1:] if defused else cell)


def list_separator(language: str) -> str:
    """What Excel expects between the cells of a CSV file: a semicolon where the comma is in the numbers."""
    return ";" if get_decimal_symbol(locale(language)) == "," else ","


def csv_lines(enquiries: Iterable[Enquiry], separator: str = ",") -> Iterator[str]:
    """A header line and a line for each, with nothing that a spreadsheet would run or convert."""
    writer = csv.writer(ECHO, delimiter=separator)
    yield writer.writerow(EXPORT_COLUMNS)
    for enquiry in enquiries:
        yield writer.writerow([defuse(cell, name in CONTENT) for name, cell in enquiry.exported.items()])


def json_lines(enquiries: Iterable[Enquiry]) -> Iterator[str]:
    """A JSON object a line, exact."""
    for enquiry in enquiries:
        yield json.dumps(enquiry.exported, ensure_ascii=False) + "\n"


class NoExport(Exception):
    """This line is none of an export's; the message is its number."""


class NotUnicode(Exception):
    """The file is in none of the encodings that hold every letter."""


def encoding_of(beginning: bytes) -> str:
    """That of a file that begins so: UTF-8, or UTF-16 as in Excel's “Unicode text”."""
    return "utf-16" if beginning.startswith(UTF_16) else "utf-8-sig"


def read_export(path: Path) -> list[Enquiry]:
    """What ``csv_lines`` or ``json_lines`` gave, or a spreadsheet saved of it. Raises NoExport and NotUnicode."""
    number, enquiries = 1, []
    with path.open("rb") as file:
        encoding = encoding_of(file.read(2))
    try:
        with path.open(encoding=encoding, newline="") as source:
            exact = source.read(1) == "{"
            source.seek(0)
            rows: Iterable[tuple[int, str | dict[str, str]]]
            rows = enumerate(source, 1) if exact else read_csv(source)
            for line, row in rows:
                number = line
                enquiries.append(enquiry_of(json.loads(row) if isinstance(row, str) else row))
    except UnicodeDecodeError:
        raise NotUnicode from None
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
        pairs = zip(EXPORT_COLUMNS, cells, strict=False)
        yield reader.line_num + 1, {name: restore(cell, name in CONTENT) for name, cell in pairs}


def header(line: str) -> tuple[str, list[str]]:
    """What parts the cells of a table, as the first line of it shows, and their names."""
    separator = max(",;\t", key=line.count)
    return separator, next(csv.reader([line], delimiter=separator), [])


def enquiry_of(values: dict[str, str]) -> Enquiry:
    """The enquiry, with the least that can be said of what no export holds; a time without a zone is UTC."""
    values = {column: values[column] for column in EXPORT_COLUMNS}
    if any(values[name] not in allowed for name, allowed in ALLOWED.items()):
        raise ValueError("no state or no language of an inbox")
    if str(uuid.UUID(values["id"])) != values["id"]:
        raise ValueError("no number of an inbox")
    "".join(values.values()).encode()
    moment = parse_time(values["received_at"])
    received = written_time(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    values |= {"received_at": received, "changed_at": received}
    return Enquiry(**values, submission_key=values["id"], privacy_version="")
