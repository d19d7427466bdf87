"""What spreadsheets make of cells.

LibreOffice 7.4 opened a CSV file and saved it, set to Italian, German, English; Excel's is by its documentation.
"""

import pytest

from contact_api.inbox.spreadsheet import converted, converts

BY_ITSELF = [
    # LibreOffice
    ("01711234567", "1711234567"),
    ("1/2", "02/01/2026"),
    ("1/2", "01/02/26"),
    ("12.5.2026", "05/12/26"),
    ("1e5", "1.00E+05"),
    ("10:30", "10:30:00"),
    ("10:30", "10:30:00 AM"),
    ("26-11-23 10:30", "11/26/2023 10:30 AM"),
    ("26-11-23 10:30", "2026-11-23 10:30:00"),
    ("5 mag", "05/05/2026"),
    ("May 5", "05/05/26"),
    ("True", "TRUE"),
    ("VERO", "TRUE"),
    ("40 €", "$40.00"),
    ("40 €", "40.00 "),
    ("10%", "10.00%"),
    ("1.234,5", "1234.5"),
    ("(5)", "-5"),
    ("$5", "$5.00"),
    ("1234567890123456789", "1.23456789012346E+018"),
    # Excel
    ("1-2", "01-feb"),
    ("1-2", "2-Jan"),
    ("1-2", "02. Jan"),
    ("1-2-26", "01/02/2026"),
    ("01711234567", "1,71E+09"),
    ("true", "WAHR"),
    ("a\r\nb", "a\nb"),
]
HERS = [
    ("01711234567", "01711234568"),
    ("0171 123", "0171 12345"),
    ("040 12-34", "0401234"),
    ("1-2", "1-3"),
    ("1-2", "1-2-3"),
    ("06-12-34", "06-12-34 00"),
    ("5 mag", "6 mag"),
    ("via Roma 5", "via Milano 5"),
    ("True", "False"),
    ("True", ""),
    ("1e5", "2.00E+05"),
    ("Ada", "ada"),
    ("Ada", "TRUE"),
]


@pytest.mark.parametrize(("old", "new"), BY_ITSELF)
def test_by_itself(old, new):
    """Nobody has changed that."""
    assert converted(old, new)
    assert converts(old) or "\n" in old


@pytest.mark.parametrize(("old", "new"), HERS)
def test_her_change(old, new):
    """Somebody has."""
    assert not converted(old, new)


@pytest.mark.parametrize(
    "cell", ["Ada", "", "Vero amore", "Mi servono 3 ore alla settimana, di martedì, grazie", "/contatti/"]
)
def test_stays_by_itself(cell):
    """What no spreadsheet takes for anything else."""
    assert not converts(cell)
