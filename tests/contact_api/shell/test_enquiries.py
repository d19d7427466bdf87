"""The inbox from the shell."""

import csv
import io
import json
import os
import re
import stat
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contact_api.inbox import EXPORT_COLUMNS
from contact_api.inbox.export import defuse, restore
from contact_api.shell.group import COMMANDS
from tests.contact_api.inbox.samples import made


@pytest.fixture
def filled(client, enquiry, kept):
    """Three enquiries, one of them spam; oldest first."""
    client.post("/api/contact", data=enquiry)
    client.post("/api/contact", data=enquiry | {"name": "=HYPERLINK(evil)", "phone": "+39 1", "topic": "email"})
    client.post("/api/contact", data=enquiry | {"name": "Spam Bot", "website": "x"})
    return kept()[::-1]


def test_list(runner, filled):
    """The list has what is new, newest first, and counts the rest, so that nothing hides in spam."""
    lines = runner.invoke(args=["inbox", "list"]).output.splitlines()
    assert [line[:8] for line in lines[:2]] == [filled[1].id[:8], filled[0].id[:8]]
    assert lines[2] == "In tutto: Nuove 2, Con risposta 0, Archiviate 0, Spam 1."


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--state", "all"], [2, 1, 0]),
        (["--state", "spam"], [2]),
        (["--state", "answered"], []),
        (["--state", "all", "--search", "spam bot"], [2]),
        (["--search", "AGENDA"], [1, 0]),
        (["--search", "%"], []),
        (["--search", "hyperlink("], [1]),
    ],
)
def test_list_by_state_and_text(runner, filled, options, found):
    """The list can be of one state, and of those that hold a text."""
    lines = runner.invoke(args=["inbox", "list", *options]).output.splitlines()[:-1]
    assert [line[:8] for line in lines] == [filled[number].id[:8] for number in found]


def test_show(runner, filled):
    """The beginning of the number is enough to see all of it."""
    output = runner.invoke(args=["inbox", "show", filled[1].id[:8]]).output
    for text in (filled[1].id, "=HYPERLINK(evil)", "Telefono: +39 1", filled[1].message):
        assert text in output


def test_her_clock_and_her_words(runner, app):
    """Times are those of her clock, in summer and in winter; states, languages and topics have her names."""
    inbox = app.extensions["contact"].inbox
    for received, said in {
        "2026-01-31T23:30:00.000000Z": "1 feb 2026, 00:30",
        "2026-07-01T21:59:59.999999Z": "1 lug 2026, 23:59",
    }.items():
        enquiry = replace(made(topic="calendar", phone=received, reply_language="de"), received_at=received)
        inbox.add_copies([enquiry])
        listed = runner.invoke(args=["inbox", "list"]).output
        assert f"{enquiry.id[:8]}  {said}  nuova  it  Ada <ada@lovelace.it>" in listed
        shown = runner.invoke(args=["inbox", "show", enquiry.id]).output
        for line in (f"Ricevuta: {said}", "Stato: nuova", "Lingua della pagina: italiano", "Rispondere in: tedesco"):
            assert line in shown
        assert "calendar" not in shown
        assert "T2" not in listed


def test_mark(runner, filled, kept):
    """An enquiry changes its state."""
    result = runner.invoke(args=["inbox", "mark", filled[0].id[:8], "answered"])
    assert result.output == f"{filled[0].id} adesso è: con risposta.\n"
    assert [row.id for row in kept("answered")] == [filled[0].id]


@pytest.mark.parametrize("command", [["show", "nope"], ["mark", "nope", "spam"]])
def test_unknown_number(runner, filled, command):
    """A number that no enquiry has is a sentence, and exit code 1."""
    result = runner.invoke(args=["inbox", *command])
    assert result.exit_code == 1
    assert result.output.startswith("Nessuna richiesta ha il numero nope")


def test_ambiguous_number(runner, filled):
    """A beginning that several numbers share is a sentence, and exit code 1."""
    result = runner.invoke(args=["inbox", "show", ""])
    assert result.exit_code == 1
    assert "Più di una richiesta" in result.output


@pytest.mark.parametrize("command", [["mark", "x", "lost"], ["list", "--state", "x"], ["export"], ["nope"]])
def test_usage(runner, command):
    """A command that cannot be understood has the exit code 2."""
    assert runner.invoke(args=["inbox", *command]).exit_code == 2


def test_every_command_has_help(app, runner):
    """Each command tells in the assistant's language what it is for, and nothing of it is click's English."""
    inbox = app.cli.commands["inbox"]
    for name in COMMANDS:
        result = runner.invoke(args=["inbox", name, "--help"])
        assert result.exit_code == 0
        assert inbox.commands[name].help in " ".join(result.output.split())
        assert result.output.startswith(f"Come si scrive: contact_api inbox {name} [OPZIONI]")
        assert "--help" in result.output.partition("\nOpzioni:\n")[2]
        assert not re.search(r"Usage|Options|Commands|Show|default|required|\bTEXT\b", result.output)
    listed = runner.invoke(args=["inbox", "--help"]).output.partition("\nComandi:\n")[2]
    assert [line.split()[0] for line in listed.splitlines()] == sorted(COMMANDS) == sorted(inbox.commands)


def test_export_csv(runner, filled):
    """The table has the columns of the contract, and no cell that a spreadsheet would run."""
    rows = list(csv.DictReader(io.StringIO(runner.invoke(args=["inbox", "export", "--format", "csv"]).output)))
    assert list(rows[0]) == [
        *("id", "received_at", "state", "language", "reply_language", "name", "email", "phone"),
        *("topic", "message", "page", "spam_reason"),
    ]
    by_id = {row["id"]: row for row in rows}
    assert len(by_id) == 3
    assert by_id[filled[1].id]["name"] == "'=HYPERLINK(evil)"
    assert by_id[filled[1].id]["phone"] == "'+39 1"
    assert by_id[filled[0].id]["received_at"].endswith("Z")


def test_export_keeps_text(runner, app):
    """What a spreadsheet would make a number, a date or a truth value of stays the text that was typed."""
    app.extensions["contact"].inbox.keep(made(phone="01711234567", name="True", topic="1-2"))
    output = runner.invoke(args=["inbox", "export", "--format", "csv"]).output
    (row,) = csv.DictReader(io.StringIO(output, newline=""))
    assert (row["phone"], row["name"], row["topic"]) == ("'01711234567", "'True", "'1-2")


def test_export_jsonl(runner, filled):
    """JSON lines are exact."""
    output = runner.invoke(args=["inbox", "export", "--format", "jsonl"]).output
    rows = {row["id"]: row for row in map(json.loads, output.splitlines())}
    for enquiry in filled:
        assert rows[enquiry.id] == {column: getattr(enquiry, column) for column in EXPORT_COLUMNS}


def test_export_to_a_file(runner, filled, tmp_path):
    """A file is of its owner only, in UTF-8 that Excel knows; one that cannot be written is a sentence."""
    file = tmp_path / "enquiries.csv"
    assert runner.invoke(args=["inbox", "export", "--format", "csv", "--output", str(file)]).exit_code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_bytes().startswith(b"\xef\xbb\xbfid,received_at")
    assert len(list(csv.reader(io.StringIO(file.read_text())))) == 4
    result = runner.invoke(args=["inbox", "export", "--format", "csv", "--output", str(tmp_path / "no/x.csv")])
    assert result.exit_code == 1
    assert f"Non posso scrivere {tmp_path}/no/x.csv (" in result.output


def test_export_to_what_is_no_file(runner, filled, tmp_path):
    """A pipe, or a device such as /dev/stdout, is written to, and not replaced by a file."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    result = runner.invoke(args=["inbox", "export", "--format", "jsonl", "--output", str(pipe)])
    assert (result.exit_code, pipe.is_fifo()) == (0, True)
    assert os.read(end, 4096).count(b"\n") == 3
    os.close(end)


@given(st.text("=+-@＝\t\r\n,;'\"a "), st.sampled_from(",;\t"), st.sampled_from(",;\t"))
def test_defused_for_every_separator(text, written, expected):
    """A program that expects another separator finds no formula either, and the text can be had back."""
    table = io.StringIO(newline="")
    csv.writer(table, delimiter=written).writerow(["id", defuse(text), "end"])
    for line in re.split("[\r\n]", table.getvalue()):
        assert not [cell for cell in line.split(expected) if re.match('"*[=+@＝-]', cell)]
    assert restore(defuse(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "+39", "-1", "@x", "\tx", "\rx", "'=1", "''+", "'O sole mio", "Ada", ""])
def test_defuse(text):
    """A defused cell does not begin as a formula, and can be had back."""
    assert defuse(text)[:1] not in tuple("=+-@\t\r")
    assert restore(defuse(text)) == text


@given(st.text("0123456789eE'\"-/:., €%trueTRUE=\n"), st.booleans())
def test_what_a_spreadsheet_would_convert_can_be_had_back(text, typed):
    """Whatever stands in the cell, and whoever has written it."""
    assert restore(defuse(text, typed), typed) == text


def test_unreadable_inbox(make_app, tmp_path):
    """An inbox that cannot be opened is a sentence, and exit code 1."""
    (tmp_path / "inbox.db").write_text("this is no database, " * 100)
    runner = make_app(CONTACT_INBOX=f"sqlite:///{tmp_path}/inbox.db").test_cli_runner()
    result = runner.invoke(args=["inbox", "list"])
    assert result.exit_code == 1
    assert result.output.startswith("Non riesco a leggere o scrivere la casella")


def test_terminal_of_few_letters(runner, monkeypatch, filled):
    """A terminal that cannot show a name, or sends what is no UTF-8, gets a sentence."""
    result = runner.invoke(args=["inbox", "list", "--search", "\udcff"])
    assert (result.exit_code, "LANG=C.UTF-8" in result.output) == (1, True)
    monkeypatch.setattr("contact_api.shell.enquiries.whole", lambda enquiry, *_: enquiry.message.encode("latin-1"))
    result = runner.invoke(args=["inbox", "show", filled[0].id])
    assert (result.exit_code, "LANG=C.UTF-8" in result.output) == (1, True)


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("out", (0, "In tutto: Nuove 0, Con risposta 0, Archiviate 0, Spam 0.\n", "")),
        (
            "/dev/full",
            (1, "", "Non posso scrivere stdout (il disco è pieno): scegli un altro posto.\n"),
        ),
    ],
)
def test_flask_command(project, online, tmp_path, output, said):
    """``flask --app contact_api inbox list`` works from the project's folder; a full disk is a sentence."""
    with (tmp_path / output).open("w") as target:
        run = subprocess.run(
            [sys.executable, "-m", "flask", "--app", "contact_api", "inbox", "list"],
            cwd=project,
            env={
                **os.environ,
                "CONTACT_INBOX": f"sqlite:///{tmp_path}/inbox.db",
                "CONTACT_PUBLISHED": str(online / "var" / "published"),
                "CONTACT_SECRET_KEY": "x" * 32,
            },
            stdout=target,
            stderr=subprocess.PIPE,
            text=True,
            timeout=30,
        )
    written = (tmp_path / output).read_text() if output == "out" else ""
    assert (run.returncode, written, run.stderr) == said
