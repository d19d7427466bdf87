"""What is particular to enquiries in a CSV file."""

import csv
import io
import multiprocessing
import os
import signal
import sqlite3
import stat
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from contact_api.inbox import InboxError, InboxTooNew, disk, index, open_inbox, parse_time
from contact_api.inbox.export import restore
from contact_api.inbox.records import CONTENT
from tests.contact_api.inbox.samples import NUMBER, made, notice, older


@pytest.fixture
def inbox(tmp_path, monkeypatch):
    """An inbox in a file that does not exist yet, and that does not wait long for others."""
    monkeypatch.setattr(disk, "BUSY_SECONDS", 0.2)
    inbox = open_inbox("csv:///var/inbox.csv", tmp_path)
    yield inbox
    inbox.close()


@pytest.fixture
def opened_anew(tmp_path):
    """Open the inbox as a process does that starts now."""
    opened = []

    def open_anew():
        opened.append(open_inbox("csv:///var/inbox.csv", tmp_path))
        return opened[-1]

    yield open_anew
    for inbox in opened:
        inbox.close()


@pytest.fixture
def file(tmp_path):
    """The file of the inbox."""
    return tmp_path / "var" / "inbox.csv"


def test_a_spreadsheet_opens_it(inbox, file):
    """The file is of its owner only, in UTF-8 that Excel knows, with no cell that a spreadsheet would run."""
    enquiry = made(name="=1+1", phone="+39 06", message="- uno\n- due", topic="'-x")
    inbox.keep(enquiry)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_bytes().startswith(b"\xef\xbb\xbfid,received_at,state")
    (row,) = csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline=""))
    assert (row["name"], row["phone"], row["message"]) == ("'=1+1", "'+39 06", "'- uno\n'- due")
    assert list(inbox.enquiries()) == [enquiry]


def cells(file):
    """The rows of the file as a spreadsheet shows them."""
    return list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))


def told(file):
    """What the file says, each cell as it was typed."""
    return [{name: restore(cell, name in CONTENT) for name, cell in row.items()} for row in cells(file)]


def test_the_file_says_what_the_inbox_does(inbox, file, opened_anew):
    """After each change, whichever process made it, to the letter."""
    other, many = (
        opened_anew(),
        [older(made(phone=f"0{number}", email=f"{number}@ada.it"), hours=-number) for number in range(6)],
    )
    changes = [
        lambda: inbox.keep(many[0], [notice(many[0])]),
        lambda: other.add_copies(many[1:4]),
        lambda: inbox.mark(many[1].id, "answered"),
        lambda: other.notices_due(parse_time(many[5].received_at), 5),
        lambda: other.keep(many[4]),
        lambda: inbox.erase("2@ada.it"),
        lambda: inbox.check(),
        lambda: other.keep(older(made(phone="00", email="0@ada.it"), days=-1)),
        lambda: inbox.keep(made(phone="00", email="0@ada.it")),
        lambda: other.purge(parse_time(many[3].received_at)),
        lambda: inbox.keep(many[5]),
    ]
    for change in changes:
        change()
        assert {row["id"]: row for row in told(file)} == {one.id: vars(one) for one in inbox.enquiries()}
        assert len(told(file)) == sum(inbox.counts().values())
    assert len(told(file)) == 4


def test_what_changes_no_enquiry_leaves_the_file(inbox, file):
    """A notice that is sent, or a look whether an enquiry could be kept, writes it no second time."""
    enquiry = made()
    inbox.keep(enquiry, [notice(enquiry)])
    before = file.stat().st_ino, file.stat().st_mtime_ns
    inbox.settle(f"{enquiry.id}-mail", "sent")
    inbox.check()
    inbox.tidy()
    assert inbox.keep(made()).outcome == "repeated"
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == before


def test_cut_at_every_byte(inbox, file):
    """Wherever a program that writes the file is cut off, nothing is lost, and the next one is kept whole."""
    first, second, third = (
        made(message='città\n\n"x", y'),
        made(phone="1", message='à\n 🎉 "b"\n'),
        made(phone="2"),
    )
    inbox.keep(first)
    inbox.keep(second, [notice(second)])
    whole = file.read_bytes()
    for end in range(len(whole) + 1):
        file.write_bytes(whole[:end])
        assert list(inbox.enquiries()) == [second, first]
        assert file.read_bytes() == whole
    assert inbox.keep(third).outcome == "stored"
    assert list(inbox.enquiries()) == [third, second, first]
    assert inbox.notice_counts()["waiting"][0] == 1


def dies(work):
    """Do this in a process that is killed by it."""
    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL


def kill(*_):
    """End this process as a machine does that fails."""
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture
def die_instead_of(inbox, opened_anew, monkeypatch):
    """Do something by a process of its own that is killed instead of calling this function."""

    def die_instead_of(function, work):
        def begin():
            monkeypatch.setattr(function, kill)
            work(opened_anew())

        inbox.close()
        dies(begin)

    return die_instead_of


@pytest.mark.parametrize(
    ("work", "left"),
    [
        (lambda other: other.keep(made(phone="9")), {("1", "new"), ("2", "new"), ("9", "new")}),
        (
            lambda other: other.mark(next(other.enquiries(search="lovelace")).id, "answered"),
            {("1", "answered"), ("2", "new")},
        ),
        (lambda other: other.erase("quetzal@example.it"), {("1", "new")}),
    ],
    ids=["keep", "mark", "erase"],
)
def test_who_dies_after_the_commit(inbox, file, opened_anew, die_instead_of, caplog, work, left):
    """The file is still as it was before; that is nobody's change, and the next process writes it."""
    for enquiry in (made(phone="1"), made(phone="2", email="quetzal@example.it")):
        inbox.keep(enquiry)
    before = file.read_bytes()
    die_instead_of("os.replace", work)
    assert file.read_bytes() == before
    again = opened_anew()
    assert {(one.phone, one.state) for one in again.enquiries()} == left
    assert {(row["phone"].strip("'"), row["state"]) for row in cells(file)} == left
    again.erase("quetzal@example.it")
    assert b"quetzal" not in b"".join(path.read_bytes() for path in file.parent.iterdir())
    assert caplog.text == ""


def test_who_dies_before_the_commit(inbox, file, opened_anew, die_instead_of):
    """What was told to nobody is not half done: the enquiry is there, and can be erased."""
    enquiry = made()
    inbox.keep(enquiry)
    before = file.read_bytes()
    die_instead_of("contact_api.inbox.disk.sync", lambda other: other.erase("ada@lovelace.it"))
    other = opened_anew()
    assert list(other.enquiries()) == [enquiry]
    assert file.read_bytes() == before
    assert other.erase("ada@lovelace.it") == 1
    assert b"ada@lovelace.it" not in b"".join(path.read_bytes() for path in file.parent.iterdir())


@pytest.mark.parametrize(
    ("separator", "line_end", "mark"), [(";", "\r\n", "\ufeff"), (",", "\n", ""), ("\t", "\n", "")]
)
def test_saved_by_a_spreadsheet(inbox, file, separator, line_end, mark):
    """Other separators, line ends and quotes, and a changed cell: what a spreadsheet saves is read."""
    enquiry, second = made(message="uno; due, tre\tquattro\n“cinque”"), made(phone="1")
    inbox.keep(enquiry, [notice(enquiry)])
    rows = list(csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))
    rows[1][2] = "answered"
    with file.open("w", encoding="utf-8", newline="") as target:
        target.write(mark)
        writer = csv.writer(target, delimiter=separator, lineterminator=line_end, quoting=csv.QUOTE_ALL)
        writer.writerows(rows)
    inbox.keep(second)
    assert [(one.phone, one.state) for one in inbox.enquiries()] == [("1", "new"), ("", "answered")]
    assert next(inbox.enquiries("answered")).message == enquiry.message
    inbox.mark(second.id, "spam")
    assert inbox.counts() == {"answered": 1, "spam": 1}
    assert inbox.notice_counts()["waiting"][0] == 1


TYPED = ["01711234567", "True", "1-2", "'90s", "5 mag", "10 %", "26-11-23 10:30"]


def test_a_spreadsheet_converts_nothing(inbox, file, opened_anew):
    """Whatever looks like a number, a date or a truth value stands there as text, and comes back as it was."""
    for number, text in enumerate(TYPED):
        inbox.keep(made(phone=text, name=text, message=f"{text} {number}"))
    for row, text in zip(cells(file), TYPED, strict=True):
        assert (row["phone"], row["name"]) == (f"'{text}", f"'{text}")
        assert (row["id"][0], row["received_at"][0]) != ("'", "'")
    file.write_bytes(file.read_bytes().replace(b"\r\n", b"\n"))
    assert [one.phone for one in opened_anew().enquiries()] == TYPED[::-1]


def test_what_a_spreadsheet_converts_is_not_taken(inbox, file, opened_anew, caplog):
    """Cells that a spreadsheet has made something else of stay as they were; what she changed beside them is taken."""
    first, second = made(phone="01711234567", name="True", topic="1-2"), made(phone="06 1", message="uno due tre\n4")
    for enquiry in (first, second):
        inbox.keep(enquiry)
    told = file.read_text(encoding="utf-8-sig")
    for old, new in (("'01711234567", "1711234567"), ("'True", "VERO"), ("'1-2", "01-feb"), ("06 1", "06 12")):
        assert old in told
        told = told.replace(old, new)
    file.write_text(told.replace("Ada", "Ada Löwe").replace("tre\n4", "tre\r\n4"), encoding="utf-8", newline="")
    again = opened_anew()
    changed, same = again.enquiries()
    assert same == first
    assert changed == replace(second, phone="06 12", name="Ada Löwe", changed_at=changed.changed_at)
    assert changed.changed_at > second.changed_at
    assert "outcome=converted_by_spreadsheet count=2" in caplog.text
    assert "0171" not in caplog.text
    assert cells(file)[0]["phone"] == "'01711234567"


@pytest.mark.parametrize("indexed", [False, True])
def test_what_she_changed_is_found(inbox, file, monkeypatch, indexed):
    """By its new words and no more by the old ones, of which the index keeps nothing; and it counts as it is now."""
    monkeypatch.setattr(index, "BLOCK", 1)
    inbox.keep(made(message="Una domanda su Palermo"))
    while indexed and inbox.tidy():
        pass
    assert pieces(file, "pal") == indexed
    data = file.read_bytes().replace(b"Palermo", b"Catania").replace(b",new,it,", b",answered,de,")
    file.write_bytes(data)
    assert len(list(inbox.enquiries(search="Catania"))) == 1
    assert list(inbox.enquiries(search="Palermo")) == []
    assert inbox.counts() == {"answered": 1}
    assert pieces(file, "pal") == 0


def pieces(file, letters):
    """In how many blocks of the index these three letters stand."""
    with closing(sqlite3.connect(f"{file}.db")) as database:
        (count,) = database.execute("SELECT count(*) FROM piece WHERE piece = ?", (letters,)).fetchone()
    return count


def test_a_row_that_she_added(inbox, file):
    """It is kept as it stands, under a key of its own where she copied that as well."""
    first = made()
    inbox.keep(first)
    row = file.read_bytes().splitlines(True)[-1]
    file.write_bytes(file.read_bytes() + row.replace(first.id.encode(), NUMBER.encode()))
    assert {one.id for one in inbox.enquiries()} == {first.id, NUMBER}
    assert [row["id"] for row in cells(file)].count(NUMBER) == 1
    assert inbox.keep(made()).id == first.id


def test_what_only_the_endpoint_writes_stays(inbox, file, opened_anew):
    """The time at which an enquiry came, its key and the version of the privacy notice are not hers to change."""
    enquiry = made()
    inbox.keep(enquiry)
    data = file.read_bytes().replace(enquiry.received_at.encode(), b"2020-01-01T00:00:00.000000Z")
    file.write_bytes(data.replace(b",2026-11-23,", b",23/11/2026,").replace(b"sha256:", b"sha"))
    assert list(opened_anew().enquiries()) == [enquiry]
    assert enquiry.received_at.encode() in file.read_bytes()


def test_saved_as_unicode_text(inbox, file, opened_anew):
    """Excel's “Unicode text” is UTF-16 with tabs: it is read, and written in UTF-8."""
    enquiry = made(message="à\n🎉 “b”")
    inbox.keep(enquiry)
    text = file.read_text(encoding="utf-8-sig").replace(",", "\t").replace("\tnew\t", "\tanswered\t")
    file.write_text(text, encoding="utf-16", newline="")
    (changed,) = opened_anew().enquiries()
    assert (changed.state, changed.message) == ("answered", enquiry.message)
    assert file.read_bytes().startswith(b"\xef\xbb\xbfid\treceived_at")


def test_saved_while_the_endpoint_writes(inbox, file, opened_anew):
    """What a spreadsheet saves between the reading of the file and its writing is not written over."""
    first, second = made(), made(phone="1")
    inbox.keep(first)
    with inbox._database.writing() as connection:
        inbox._add(connection, [second])
        file.write_bytes(file.read_bytes().replace(b",new,", b",answered,"))
    for reader in (inbox, opened_anew()):
        assert {one.id: one.state for one in reader.enquiries()} == {first.id: "answered", second.id: "new"}
    assert {row["id"]: row["state"] for row in cells(file)} == {first.id: "answered", second.id: "new"}


def test_read_while_another_writes(inbox, file, opened_anew):
    """Who reads waits for nobody, as long as nobody has changed the file."""
    inbox.keep(made())
    other = opened_anew()
    with disk.locked(file.parent):
        assert len(list(other.enquiries())) == 1


@pytest.fixture(params=["the same", "idle", "new"])
def reader(request, inbox, opened_anew):
    """The process that reads next: the one that wrote, one that has not looked since, a new one."""
    if request.param == "new":
        return opened_anew
    idle = opened_anew()
    return lambda: idle if request.param == "idle" else inbox


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_saved_after_more_came(inbox, file, reader, caplog, end):
    """What came while a spreadsheet had the file open comes back when it saves, and what it changed stays."""
    early, late = [made(phone=str(number)) for number in range(3)], [made(phone="+39 3"), made(phone="4")]
    for enquiry in early:
        inbox.keep(enquiry, [notice(enquiry)])
    list(reader().enquiries())
    opened = file.read_bytes()
    for enquiry in late:
        inbox.keep(enquiry, [notice(enquiry)])
    changed = opened.replace(b",new,", b",answered,", 1) if end == "\n" else opened
    file.write_bytes(changed.replace(b"\r\n", end.encode()))
    again = reader()
    expected = {one.phone: one.state for one in [*early, *late]} | ({"0": "answered"} if end == "\n" else {})
    assert {one.phone: one.state for one in again.enquiries()} == expected
    assert "outcome=restored count=2" in caplog.text
    assert "Ada" not in caplog.text
    caplog.clear()
    again.keep(made(phone="5"))
    assert len(list(inbox.enquiries())) == 6
    assert inbox.notice_counts()["waiting"][0] == 5
    assert {row["id"]: row["state"] for row in cells(file)} == {one.id: one.state for one in inbox.enquiries()}
    assert caplog.text == ""


@pytest.mark.parametrize("rest", [b"", None])
def test_emptied_or_taken_away(inbox, file, opened_anew, rest):
    """Even if no row is left, or no file, all comes back."""
    enquiry = made()
    inbox.keep(enquiry, [notice(enquiry)])
    file.unlink() if rest is None else file.write_bytes(file.read_bytes().splitlines(True)[0])
    assert list(opened_anew().enquiries()) == list(inbox.enquiries()) == [enquiry]
    assert inbox.notice_counts()["waiting"][0] == 1


def test_what_is_erased_stays_erased(inbox, reader):
    """What one process erased, another one does not take for lost."""
    other = made(email="other@ada.it")
    for enquiry in (made(), other):
        inbox.keep(enquiry)
    list(reader().enquiries())
    inbox.erase("ada@lovelace.it")
    assert list(reader().enquiries()) == list(inbox.enquiries()) == [other]


def test_what_came_in_one_moment_is_read_page_by_page(inbox, file, opened_anew, monkeypatch):
    """Each has a place of its own, so that no page passes one over, and nobody is erased in part."""
    monkeypatch.setattr("contact_api.inbox.reading.READ_AT_ONCE", 7)
    first = made()
    many = [replace(first, id=str(uuid4()), submission_key=str(number)) for number in range(300)]
    inbox.add_copies(many[:2])
    text = file.read_text(encoding="utf-8-sig")
    (row,) = (line for line in text.splitlines() if many[0].id in line)
    more = [row.replace(many[0].id, one.id).replace(",0,", f",{one.submission_key},") for one in many[2:]]
    file.write_text(text + "\r\n".join(more) + "\r\n", encoding="utf-8", newline="")
    for reader in (inbox, opened_anew()):
        assert {enquiry.id for enquiry in reader.enquiries()} == {enquiry.id for enquiry in many}
        assert len({enquiry.id for enquiry in reader.enquiries(limit=300)}) == 300
    assert inbox.erase("ada@lovelace.it") == 300
    assert list(inbox.enquiries()) == []


def test_a_dropped_row_whose_key_is_taken(inbox, file, caplog):
    """The same words twice, long apart: the later one comes back though the stale file has its key."""
    first = older(made(), minutes=30)
    inbox.keep(first)
    opened = file.read_bytes()
    second = made()
    assert inbox.keep(second).outcome == "stored"
    file.write_bytes(opened)
    assert {enquiry.id for enquiry in inbox.enquiries()} == {first.id, second.id}
    assert "outcome=restored count=1" in caplog.text
    assert {enquiry.id for enquiry in inbox.enquiries()} == {first.id, second.id}


def test_last_line_without_its_end(inbox, file, opened_anew):
    """An editor that leaves out the last line end loses nothing, neither that row nor the next."""
    inbox.keep(made())
    file.write_bytes(file.read_bytes().rstrip())
    inbox.keep(made(phone="1"))
    assert len(list(opened_anew().enquiries())) == 2


def test_first_line_without_its_end(inbox, file, opened_anew):
    """Nor is an inbox that has nothing but its first line refused without the end of it."""
    inbox.prepare()
    file.write_bytes(file.read_bytes().rstrip())
    inbox.keep(made())
    assert len(list(opened_anew().enquiries())) == 1


def test_separator_stays(inbox, file):
    """What a spreadsheet put between the cells stays when the file is written anew."""
    enquiry = made(message="uno; due")
    inbox.keep(enquiry)
    file.write_bytes(file.read_bytes().replace(b",", b";").replace(b"uno; due", b'"uno; due"'))
    inbox.mark(enquiry.id, "answered")
    assert file.read_bytes().startswith(b"\xef\xbb\xbfid;received_at;state")
    assert next(inbox.enquiries()).message == "uno; due"


@pytest.mark.parametrize(("language", "separator"), [("it", ";"), ("de", ";"), ("en", ",")])
def test_a_new_file_is_one_that_her_spreadsheet_opens(tmp_path, language, separator):
    """Excel expects a semicolon where the comma stands in numbers; the next process keeps to what stands there."""
    file = tmp_path / "inbox.csv"
    for opened in (open_inbox("csv:///inbox.csv", tmp_path, language), open_inbox("csv:///inbox.csv", tmp_path)):
        opened.keep(made(message="uno; due, tre", phone=str(len(opened.counts()))))
        opened.close()
        rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline=""), delimiter=separator))
        assert {row["message"] for row in rows} == {"uno; due, tre"}
    assert len(rows) == 2


def test_row_pasted_twice(inbox, file):
    """The same row twice is one; with other words it is refused, and the file left as it is."""
    enquiry = made()
    inbox.keep(enquiry)
    header, row = file.read_bytes().replace(b"\r\n", b"\n").splitlines(keepends=True)
    file.write_bytes(header + row + row)
    assert list(inbox.enquiries()) == [enquiry]
    other = header + row + row.replace(b"Ada", b"Eva")
    file.write_bytes(other)
    with pytest.raises(InboxError, match="two different rows of the file have the same id"):
        inbox.keep(made(phone="1"))
    assert file.read_bytes() == other


def test_row_emptied(inbox, file):
    """Cells that were emptied, and their row left, keep nobody out; what stood there comes back."""
    first, second = made(), made(phone="1")
    inbox.keep(first)
    rows = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(rows[0] + b"," * 14 + b"\r\n")
    inbox.keep(second)
    assert list(inbox.enquiries()) == [second, first]


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda data: data.replace(b"privacy_version", b"privacy"), "first line"),
        (lambda data: data.replace(b"\r\n", b"\r"), "first line"),
        (lambda data: data.replace(b",new,", b",", 1), "no whole row"),
        (
            lambda data: data.replace(b",new,", b",Done,", 1),
            "line 2 of inbox.csv has a state that is none of",
        ),
        (lambda data: data.replace(b",it,it,", b",it,,", 1), "line 2 of inbox.csv has a reply_language that"),
        (lambda data: data.replace(b"Ada", b"\xc0da"), "UTF-8"),
        (lambda data: data.replace(b"Ada", b'"Ada', 1).replace(b"\r\n", b"\n"), "no whole row"),
        (lambda data: data.replace(b"Ada", b'"Ada', 1).strip(), "no whole row"),
        (lambda data: data.strip()[:-8] + b"Z", "line 3 of inbox.csv ends what is no whole row"),
        (lambda data: data.strip()[:-8].replace(b"Z\r\n", b"\n"), "line 2 of inbox.csv"),
        (lambda data: data.strip()[:-8] + b"\rx", "line 3 of inbox.csv"),
        (lambda data: data.strip() + b",", "line 3 of inbox.csv"),
        (lambda data: data.replace(b"Ada", b"Ada,", 1) + b"\r", "line 2 of inbox.csv"),
        (lambda data: data.strip()[:-8] + b"\n", "line 3 of inbox.csv ends what is no whole row"),
        (lambda data: data.replace(b",20", b",21-20", 1), "line 2 of inbox.csv"),
    ],
)
def test_broken_by_hand(inbox, file, spoil, sentence):
    """A file that cannot be understood is left as it is, and a sentence says why."""
    inbox.keep(made())
    inbox.keep(made(phone="1"))
    broken = spoil(file.read_bytes())
    file.write_bytes(broken)
    with pytest.raises(InboxError, match=sentence):
        inbox.keep(made(phone="2"))
    assert file.read_bytes() == broken


def test_a_long_cell_is_read_again(inbox, opened_anew):
    """Python's csv takes no more than 131,072 characters unless told; what was written can be read."""
    long = made(message="a" * 200_000)
    inbox.add_copies([long])
    assert list(opened_anew().enquiries()) == [long]


def test_newer_than_the_program(inbox, file):
    """A file with more columns is refused with a sentence."""
    inbox.keep(made())
    file.write_bytes(file.read_bytes().replace(b"changed_at\r\n", b"changed_at,mood\r\n"))
    with pytest.raises(InboxTooNew, match=r"inbox.csv has unknown columns: .* update the program"):
        inbox.prepare()


def test_erased_bytes_are_gone(inbox, tmp_path):
    """After erasing, no file holds a byte of it."""
    enquiry = made(email="quetzal@example.it")
    inbox.keep(enquiry, [notice(enquiry)])
    inbox.settle(f"{enquiry.id}-mail", "given_up", reason="550 <quetzal@example.it>")
    inbox.keep(made())
    (tmp_path / "var" / ".inbox.csv.new").write_bytes(b"quetzal")  # as a process leaves it that dies
    assert inbox.erase("quetzal@example.it") == 1
    held = b"".join(path.read_bytes() for path in (tmp_path / "var").iterdir())
    assert b"quetzal" not in held
    assert enquiry.id.encode() not in held


def test_locked(inbox, file):
    """Who holds the lock too long makes the inbox unavailable."""
    inbox.keep(made())
    with disk.locked(file.parent), pytest.raises(InboxError, match="locked"):
        inbox.keep(made(phone="1"))
    assert inbox.keep(made(phone="1")).outcome == "stored"


@pytest.fixture
def shared():
    """A folder of everybody, and nobody's rights where the tests have those of root."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        before = os.geteuid()
        os.seteuid(before or 65534)
        yield Path(folder)
        os.seteuid(before)


@pytest.mark.parametrize("name", ["inbox.csv", "inbox.csv.db"])
def test_can_only_be_read(shared, name):
    """A file to which nothing can be added is no healthy inbox, though there is room beside it."""
    inbox = open_inbox("csv:///inbox.csv", shared)
    inbox.check()
    (shared / name).chmod(0o400)
    with pytest.raises(InboxError, match="not allowed"):
        inbox.check()
    (shared / name).chmod(0o600)
    inbox.check()
    inbox.close()


def test_cannot_be_written(inbox, file):
    """Where a row cannot be added, none is, and the inbox works again when it can be."""
    inbox.keep(made())
    moved = file.rename(file.with_suffix(".old"))
    file.mkdir()
    for write in (inbox.check, lambda: inbox.keep(made(phone="1"))):
        with pytest.raises(InboxError):
            write()
    file.rmdir()
    moved.rename(file)
    inbox.check()
    assert inbox.keep(made(phone="1")).outcome == "stored"
    assert inbox.counts() == {"new": 2}
