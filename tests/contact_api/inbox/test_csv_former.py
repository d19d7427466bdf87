"""A CSV inbox as earlier versions left it: three files, each with rows added at its end."""

import csv
import dataclasses
import io

import pytest

from contact_api.inbox import InboxError, open_inbox
from contact_api.inbox.csv_former import FormerFiles
from tests.contact_api.inbox.samples import made, notice, older

FIRST = older(made(message='città\n\n"x", y', name="'90s"), hours=3)
SECOND = older(made(phone="+39 1", message='à\n 🎉 "b"\n'), hours=2)
TORN = older(made(phone="2"), hours=1)


def form(rows, last):
    """The bytes of such a file; formulas had an apostrophe, and nothing else."""
    target = io.StringIO(newline="")
    dicts = [dataclasses.asdict(row) for row in rows]
    columns = [name for name in dicts[0] if name != last] + [last]
    writer = csv.DictWriter(target, columns)
    writer.writeheader()
    writer.writerows(
        {name: f"'{cell}" if str(cell)[:1] == "+" else cell for name, cell in row.items()} for row in dicts
    )
    return b"\xef\xbb\xbf" + target.getvalue().encode()


def file_of(*enquiries):
    """``FILE``, and ``FILE.kept``."""
    return form(enquiries, "changed_at")


def notices_of(*enquiries):
    """``FILE.notices``."""
    return form([dataclasses.replace(notice(one), attempts=2) for one in enquiries], "created_at")


@pytest.fixture
def take_over(tmp_path):
    """Write the three files, where they are given, and open the inbox that they are."""
    opened = []

    def take_over(file, kept=None, notices=None):
        for inbox in opened:
            inbox.close()
        for path in tmp_path.iterdir():
            path.unlink()
        for end, data in (("", file), (".kept", kept), (".notices", notices)):
            if data is not None:
                (tmp_path / f"inbox.csv{end}").write_bytes(data)
        opened.append(open_inbox("csv:///inbox.csv", tmp_path))
        return opened[-1]

    yield take_over
    for inbox in opened:
        inbox.close()


def test_all_of_it_is_taken_over(take_over, tmp_path):
    """Every enquiry and every notice, to the letter, and no file of before is left."""
    whole = file_of(FIRST, SECOND)
    inbox = take_over(whole, whole, notices_of(FIRST, SECOND))
    assert list(inbox.enquiries()) == [SECOND, FIRST]
    assert [one.attempts for one in inbox.notices_about([FIRST.id, SECOND.id])] == [2, 2]
    assert inbox.notice_counts()["waiting"][0] == 2
    assert {path.name.partition("inbox.csv")[2] for path in tmp_path.iterdir()} == {"", ".db", ".db-wal", ".db-shm"}
    inbox.keep(made(phone="3"))
    assert inbox.erase("ada@lovelace.it") == 3


def test_who_dies_before_they_are_removed_takes_them_over_once(take_over, tmp_path):
    """What stands there again was committed before: it is removed, and who was erased stays erased."""
    whole = file_of(FIRST, SECOND)
    inbox = take_over(whole, whole, notices_of(FIRST, SECOND))
    inbox.prepare()
    for end, data in ((".kept", whole), (".notices", notices_of(FIRST, SECOND))):
        (tmp_path / f"inbox.csv{end}").write_bytes(data)
    assert inbox.erase("ada@lovelace.it") == 2
    assert list(inbox.enquiries()) == []
    assert b"lovelace" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_a_row_that_stands_in_the_copy_alone(take_over):
    """A spreadsheet has dropped it; it comes back."""
    whole = file_of(FIRST, SECOND)
    inbox = take_over(file_of(FIRST), whole, notices_of(FIRST, SECOND))
    assert list(inbox.enquiries()) == [SECOND, FIRST]
    assert inbox.notice_counts()["waiting"][0] == 2


def test_torn_in_the_file(tmp_path):
    """Wherever the power failed in a row, the rows before it stay."""
    before, whole = file_of(FIRST, SECOND), file_of(FIRST, SECOND, TORN)
    (tmp_path / "inbox.csv.kept").write_bytes(before)
    former = FormerFiles(tmp_path / "inbox.csv")
    for end in range(len(before), len(whole) + 1):
        expected = [FIRST, SECOND, TORN] if end >= len(whole) - 2 else [FIRST, SECOND]
        assert former.rows(whole[:end]) == expected


def test_torn_in_the_copy(tmp_path, caplog):
    """The copy was written last: where the power failed in it, the file holds all."""
    before, whole = file_of(FIRST, SECOND), file_of(FIRST, SECOND, TORN)
    former = FormerFiles(tmp_path / "inbox.csv")
    for end in range(len(before), len(whole)):
        (tmp_path / "inbox.csv.kept").write_bytes(whole[:end])
        assert former.rows(whole) == [FIRST, SECOND, TORN]
    assert caplog.text == ""


def test_torn_in_the_notices(take_over):
    """The notices were written first: where the power failed in them, their enquiry was not kept."""
    file, before, whole = file_of(FIRST, SECOND), notices_of(FIRST, SECOND), notices_of(FIRST, SECOND, TORN)
    for end in [*range(len(before), len(whole), 40), len(whole)]:
        assert take_over(file, file, whole[:end]).notice_counts()["waiting"][0] == 2


@pytest.mark.parametrize("damage", [lambda data: bytes(len(data)), lambda data: data + b"nonsense\r\n"])
def test_a_damaged_copy(take_over, damage):
    """The copy was for emergencies; where it is the one that is spoilt, the inbox goes on."""
    whole = file_of(FIRST, SECOND)
    assert list(take_over(whole, damage(whole)).enquiries()) == [SECOND, FIRST]


def test_spoilt_by_hand(take_over, tmp_path):
    """What cannot be understood is refused, and all is left as it is."""
    whole = file_of(FIRST, SECOND)
    spoilt = whole.replace(b",new,", b",Done,", 1)
    inbox = take_over(spoilt, whole, notices_of(FIRST))
    with pytest.raises(InboxError, match=r"line 4 of inbox.csv has a state"):
        inbox.keep(made())
    assert (tmp_path / "inbox.csv").read_bytes() == spoilt
    assert (tmp_path / "inbox.csv.kept").read_bytes() == whole
    assert (tmp_path / "inbox.csv.notices").exists()


def test_the_file_alone(take_over):
    """A copy of the file, put there alone, is an inbox."""
    inbox = take_over(file_of(SECOND, TORN))
    assert list(inbox.enquiries()) == [TORN, SECOND]
    assert inbox.keep(made(phone="3")).outcome == "stored"
    assert inbox.counts() == {"new": 3}
