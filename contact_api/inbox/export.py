"""Enquiries as CSV for a spreadsheet, and as JSON lines for everything else."""

import csv
import json
import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from contact_api.inbox.records import EXPORT_COLUMNS, Enquiry

# https://owasp.org/www-community/attacks/CSV_Injection
# Apostrophes before it count, so that ``restore`` undoes ``defuse`` whatever was typed.
FORMULA = re.compile(r"'*[=+\-@\t\r]")


def defuse(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would run it."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def restore(cell: str) -> str:
    """The cell as it was before ``defuse``."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


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
