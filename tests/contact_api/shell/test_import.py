"""``inbox import`` takes back what ``inbox export`` has written."""

import csv
import time

import pytest

from contact_api.inbox import EXPORT_COLUMNS
from tests.contact_api.inbox.samples import made, older


@pytest.fixture
def filled(app, runner, tmp_path):
    """An inbox with hostile cells, and a function that gives the file of its export."""
    inbox = app.extensions["contact"].inbox
    cells = {"name": "=1+1", "phone": "+39 1", "message": '\'=à;\n- due\t"x", \u2028 🕊\n\n,'}
    inbox.add_copies([made(), older(made(**cells), days=3), made(spam_reason="links", topic="email")])
    inbox.mark(next(inbox.enquiries()).id, "answered")

    def export(kind):
        file = tmp_path / f"export.{kind}"
        assert runner.invoke(args=["inbox", "export", "--format", kind, "--output", str(file)]).exit_code == 0
        return file

    return export


@pytest.fixture
def other(make_app, address, tmp_path):
    """Another, empty inbox, of each kind."""
    return make_app(CONTACT_INBOX=address.replace("inbox.", "other."))


def take(app, file):
    return app.test_cli_runner().invoke(args=["inbox", "import", str(file)])


def cells(enquiries):
    """What an export holds of the enquiries."""
    return [[getattr(enquiry, column) for column in EXPORT_COLUMNS] for enquiry in enquiries]


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_every_enquiry_comes_back_to_the_letter(filled, kept, other, kind):
    """Into an inbox of each kind; a second time changes nothing."""
    file, inbox = filled(kind), other.extensions["contact"].inbox
    assert take(other, file).output == f"Richieste in {file}: 3. Qui mancavano, e ora ci sono: 3.\n"
    assert cells(inbox.enquiries()) == cells(kept())
    assert ": 0.\n" in take(other, file).output
    assert cells(inbox.enquiries()) == cells(kept())
    assert len(list(inbox.enquiries(search="due"))) == 1


def test_what_is_here_stays_as_it_is(app, filled, kept):
    """Only what is missing is taken back; what was answered meanwhile stays answered."""
    file, inbox = filled("csv"), app.extensions["contact"].inbox
    inbox.mark(kept()[0].id, "archived")
    before = kept()
    inbox.erase(before[0].email)
    inbox.add_copies(before[:1])
    assert ": 3. Qui mancavano" in take(app, file).output
    assert kept()[0].state == "archived"
    assert {enquiry.id for enquiry in kept()} == {enquiry.id for enquiry in before}


def test_a_large_one_is_taken_in_pieces(app, runner, tmp_path, monkeypatch):
    """No transaction is so long that a visitor waits, nor a statement longer than PostgreSQL takes."""
    inbox, file, pieces = app.extensions["contact"].inbox, tmp_path / "export.jsonl", []
    inbox.add_copies([made(phone=str(number)) for number in range(1001)])
    assert runner.invoke(args=["inbox", "export", "--format", "jsonl", "--output", str(file)]).exit_code == 0
    inbox.erase("ada@lovelace.it")
    add = inbox.add_copies
    monkeypatch.setattr(inbox, "add_copies", lambda some: (pieces.append(len(some)), add(some)))
    assert ": 1001.\n" in take(app, file).output
    assert (pieces, inbox.counts()) == ([500, 500, 1], {"new": 1001})


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_spreadsheet_may_have_saved_it(filled, kept, other, separator):
    """With a mark, another separator, and other ends of lines."""
    file = filled("csv")
    with file.open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.reader(source))
    with file.open("w", encoding="utf-8-sig", newline="") as target:
        csv.writer(target, delimiter=separator, lineterminator="\n").writerows(rows)
    assert take(other, file).exit_code == 0
    assert cells(other.extensions["contact"].inbox.enquiries()) == cells(kept())


@pytest.mark.parametrize("separator", ["comma", "semicolon", "tab"])
def test_it_may_have_another_separator(app, runner, filled, kept, other, tmp_path, separator):
    """As the spreadsheet expects it; it comes back as well."""
    file = tmp_path / "export.csv"
    words = ["export", "--format", "csv", "--separator", separator, "--output", str(file)]
    assert runner.invoke(args=["inbox", *words]).exit_code == 0
    assert file.read_text(encoding="utf-8-sig").startswith(
        {"comma": "id,", "semicolon": "id;", "tab": "id\t"}[separator]
    )
    assert take(other, file).exit_code == 0
    assert cells(other.extensions["contact"].inbox.enquiries()) == cells(kept())


def test_unicode_text_of_excel(filled, kept, other):
    """UTF-16 with tabs is what Excel saves as “Unicode text”."""
    file = filled("csv")
    with file.open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.reader(source))
    with file.open("w", encoding="utf-16", newline="") as target:
        csv.writer(target, delimiter="\t").writerows(rows)
    assert take(other, file).exit_code == 0
    assert cells(other.extensions["contact"].inbox.enquiries()) == cells(kept())


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_what_is_not_in_unicode_is_named(filled, other, kind):
    """A file in Windows-1252 lacks letters already: a sentence says how to save it, and nothing is taken."""
    file = filled(kind)
    file.write_bytes(file.read_bytes().decode("utf-8-sig").replace("à", "ü").encode("cp1252", "replace"))
    result = take(other, file)
    assert (result.exit_code, result.output) == (
        1,
        f"{file} non è in Unicode: salvalo come “CSV UTF-8”. Non ho ripreso nulla.\n",
    )
    assert list(other.extensions["contact"].inbox.enquiries()) == []


@pytest.fixture(params=["UTC", "America/New_York", "Asia/Tokyo"])
def time_zone(request, monkeypatch):
    """A machine that is set to another time."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
@pytest.mark.usefixtures("time_zone")
@pytest.mark.parametrize("zone", ["", "Z", "+00:00", "+01:00"])
def test_a_time_without_a_zone_is_utc(filled, app, kind, zone):
    """Whatever the machine is set to."""
    file, inbox = filled(kind), app.extensions["contact"].inbox
    first = next(inbox.enquiries())
    inbox.erase("ada@lovelace.it")
    text = file.read_bytes().decode().replace(first.received_at, f"2026-07-01T12:00:00{zone}")
    file.write_bytes(text.encode())
    assert take(app, file).exit_code == 0
    hour = 11 if zone == "+01:00" else 12
    assert inbox.find(first.id)[0].received_at == f"2026-07-01T{hour}:00:00.000000Z"


@pytest.mark.parametrize(
    ("kind", "spoil", "line"),
    [
        ("csv", lambda text: text.replace("received_at", "received"), 1),
        ("csv", lambda text: text.replace(",answered,", ",burnt,"), 2),
        ("csv", lambda text: text.replace(",it,it,", ",it,xx,", 1), 2),
        ("jsonl", lambda text: text.replace('"language": "it"', '"language": ""', 1), 1),
        ("csv", lambda text: text + "half,a,row\r\n", 8),
        ("jsonl", lambda text: text + "{}\n", 4),
        ("jsonl", lambda text: text + '{"id": "half', 4),
        ("jsonl", lambda text: text.replace('"name": "Ada"', '"name": 1'), 1),
        ("csv", lambda text: "", 1),
    ],
)
def test_what_is_no_export_is_not_taken(app, filled, kept, other, kind, spoil, line):
    """A sentence names the line, and the inbox is as it was."""
    file = filled(kind)
    text = spoil(file.read_bytes().decode())
    file.write_bytes(text.encode())
    result = take(other, file)
    assert (result.exit_code, f"riga {line}:" in result.output) == (1, True), result.output
    assert list(other.extensions["contact"].inbox.enquiries()) == []
