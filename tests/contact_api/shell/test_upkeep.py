"""The commands ``person``, ``erase``, ``purge`` and ``move``: what is kept of whom, how long, and where."""

import csv
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import asdict, replace

import pytest

from contact_api import create_app
from contact_api.inbox import EXPORT_COLUMNS, open_inbox
from contact_api.inbox.export import restore
from tests.contact_api.inbox.samples import made, notice, older

ADDRESSES = {"sqlite": "sqlite:///other.db", "csv": "csv:///other.csv"}


@pytest.fixture
def inbox(app):
    """The inbox of the application."""
    return app.extensions["contact"].inbox


@pytest.fixture
def shell(runner):
    """Run a command of the inbox."""
    return lambda *words: runner.invoke(args=["inbox", *words])


def test_person(shell, inbox):
    """Everything about one person comes as JSON, the version of the privacy notice as well, and notices."""
    mine, other = made(email="Ada@Lovelace.it"), made(email="other@ada.it")
    waiting = notice(mine)
    inbox.keep(mine, [waiting])
    inbox.keep(other, [notice(other)])
    inbox.settle(waiting.id, "waiting", reason="450 <Ada@Lovelace.it>")
    told = json.loads(shell("person", "--email", "ada@lovelace.it").output)
    assert told == {
        "email": "ada@lovelace.it",
        "enquiries": [asdict(mine)],
        "notifications": [asdict(replace(waiting, last_error="450 <Ada@Lovelace.it>"))],
    }
    assert told["enquiries"][0]["privacy_version"] == "2026-11-23"
    assert json.loads(shell("person", "--email", "nobody@ada.it").output)["enquiries"] == []


def test_erase(shell, inbox):
    """Everything about one person goes, also what was to be sent; the rest stays."""
    for enquiry in (made(), made(phone="1"), made(email="other@ada.it")):
        inbox.keep(enquiry, [notice(enquiry)])
    assert shell("erase", "--email", "ADA@lovelace.it").output.startswith("Cancellate: 2.")
    assert [enquiry.email for enquiry in inbox.enquiries()] == ["other@ada.it"]
    assert inbox.notice_counts()["waiting"][0] == 1
    assert shell("erase", "--email", "ADA@lovelace.it").output.startswith("Cancellate: 0.")
    assert shell("erase").exit_code == 2


@pytest.fixture
def at_a_terminal(project, online):
    """Erase ada@lovelace.it there, and type this; the exit code, and what was said."""

    def erase(typed, *options):
        keyboard, terminal = os.openpty()
        os.write(keyboard, typed)
        command = [sys.executable, "-m", "flask", "--app", "contact_api", "inbox", "erase"]
        run = subprocess.run(
            [*command, "--email", "ada@lovelace.it", *options],
            cwd=project,
            env={
                **os.environ,
                "CONTACT_INBOX": f"sqlite:///{online}/var/inbox.db",
                "CONTACT_PUBLISHED": str(online / "var" / "preview" / "published"),
                "CONTACT_SECRET_KEY": "x" * 32,
            },
            stdin=terminal,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
        )
        os.close(keyboard)
        os.close(terminal)
        return run.returncode, run.stdout

    return erase


@pytest.mark.parametrize(
    ("typed", "options", "code", "said"),
    [
        (b"\n", (), 1, "Non è stato cancellato nulla."),
        (b"n\n", (), 1, "Non è stato cancellato nulla."),
        (b"sbagliato\n", (), 1, "Non è stato cancellato nulla."),
        (b"\x04", (), 1, "Fermato."),
        ("Sì\n".encode(), (), 0, "Cancellate: 2."),
        (b"", ("--yes",), 0, "Cancellate: 2."),
    ],
)
def test_erase_asks_at_a_terminal(at_a_terminal, inbox, typed, options, code, said):
    """What would go is shown, and goes only after a yes in her language, or where none is asked for."""
    inbox.add_copies([made(), made(email="Ada@Lovelace.IT"), made(email="other@ada.it")])
    returned, output = at_a_terminal(typed, *options)
    assert (returned, said in output) == (code, True), output
    assert ("Cancellare tutto questo per sempre? [s/N]" in output) == (not options)
    assert output.count("Ada <") == (0 if options else 2)
    assert not re.search("Aborted|Error|y/N", output)
    assert len(list(inbox.enquiries())) == (1 if code == 0 else 3)


def test_erase_of_nobody(at_a_terminal, inbox):
    """Where there is nothing to erase, nothing is asked."""
    inbox.add_copies([made(email="other@ada.it")])
    code, said = at_a_terminal(b"")
    assert (code, said.startswith("Cancellate: 0."), said.count("\n")) == (0, True, 1)


@pytest.mark.parametrize("command", [["erase", "--email", "ada@lovelace.it"], ["purge"]])
def test_bytes_that_are_still_held(shell, inbox, tmp_path, monkeypatch, command):
    """While somebody reads, the enquiries go, and a sentence says that the files still hold their bytes."""
    monkeypatch.setattr("contact_api.inbox.sqlite.BUSY_SECONDS", 1)  # the reader does not come to an end
    inbox.add_copies([replace(older(made(), days=800), state="answered")])
    with closing(sqlite3.connect(tmp_path / "var" / "inbox.db", isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("BEGIN")
        other.execute("SELECT * FROM enquiry").fetchall()
        result = shell(*command)
    assert result.exit_code == 0
    assert ": 1." in result.output
    assert "conservano ancora i byte" in result.output
    assert "conservano" not in shell(*command).output


@pytest.fixture
def old(inbox):
    """Three enquiries past retention, one of them unanswered, and one that is not."""
    kept = [older(made(phone=str(number)), days=800) for number in range(3)]
    inbox.add_copies([*kept, made()])
    changed = kept[0].changed_at
    with inbox._database.writing() as connection:
        for enquiry, state in zip(kept, ("answered", "spam", "new"), strict=True):
            connection.exec_driver_sql(
                "UPDATE enquiry SET state = ?, changed_at = ? WHERE id = ?", (state, changed, enquiry.id)
            )
    return kept


def test_move_to_a_file_that_could_not_be_read_again(shell, inbox):
    """What a new process would refuse is said before CONTACT_INBOX is changed."""
    inbox.add_copies([made(language="fr")])
    result = shell("move", "--to", "csv:///other.csv")
    assert result.exit_code == 1
    assert "line 2 of other.csv has a language that is none of" in result.output


def test_to_keep_for_ever(make_app, old):
    """The longest time that can be set reaches back beyond all calendars of computers."""
    shell = make_app(CONTACT_RETENTION_DAYS="99999").test_cli_runner()
    result = shell.invoke(args=["inbox", "purge"])
    assert (result.exit_code, result.output[:13]) == (0, "Eliminate: 0.")


def test_purge(shell, inbox, old):
    """What is past retention goes; what nobody answered stays, and is named, until that is asked for."""
    listed = shell("purge", "--dry-run").output
    assert [enquiry.id[:8] in listed for enquiry in old] == [True, True, False]
    assert "senza risposta: 1" in listed
    assert sum(inbox.counts().values()) == 4
    result = shell("purge")
    assert "Eliminate: 2." in result.output
    assert "senza risposta: 1" in result.output
    assert inbox.counts() == {"new": 2}
    assert shell("purge", "--unanswered").output == "Eliminate: 1.\n"
    assert [enquiry.phone for enquiry in inbox.enquiries()] == [""]


@pytest.fixture(params=["sqlite", "postgresql", "csv"])
def target(request):
    """The address of another inbox of each kind."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgresql").empty_database()
    return ADDRESSES[request.param]


def test_move(shell, inbox, target, tmp_path):
    """Copying goes into any kind of inbox, to the letter, and can be repeated after more have come."""
    many = [older(made(phone=str(number), name=f"=1+{number}"), hours=number) for number in range(600)]
    inbox.add_copies(many)
    result = shell("move", "--to", target)
    assert result.exit_code == 0, result.output
    assert ": 600. Nuove lì: 600." in result.output
    last = made(message="Ultima richiesta")
    inbox.keep(last, [notice(last)])
    result = shell("move", "--to", target)
    assert ": 601. Nuove lì: 1." in result.output
    assert "inbox notify --again" in result.output
    other = open_inbox(target, tmp_path)
    assert list(other.enquiries()) == list(inbox.enquiries())
    other.close()


def test_move_and_back(shell, inbox, make_app, target):
    """From any kind of inbox, all comes back into SQLite as it was."""
    many = [older(made(phone=str(number)), minutes=number) for number in range(20)]
    inbox.add_copies(many)
    shell("move", "--to", target)
    back = make_app(CONTACT_INBOX=target)
    result = back.test_cli_runner().invoke(args=["inbox", "move", "--to", "sqlite:///back.db"])
    assert result.exit_code == 0, result.output
    returned = make_app(CONTACT_INBOX="sqlite:///back.db").extensions["contact"].inbox
    assert list(returned.enquiries()) == many


def test_move_onto_another(shell, inbox, tmp_path):
    """Where the other inbox has it in another state, nothing is overwritten, and a sentence says so."""
    enquiry = made()
    inbox.keep(enquiry)
    shell("move", "--to", "csv:///other.csv")
    inbox.mark(enquiry.id, "answered")
    result = shell("move", "--to", "csv:///other.csv")
    assert result.exit_code == 1
    assert enquiry.id in result.output
    assert next(open_inbox("csv:///other.csv", tmp_path).enquiries()).state == "new"


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("mysql://x", "non è una casella"),
        ("sqlite:///var/inbox.db", "proprio questa casella"),
        ("sqlite:///./var/../var//inbox.db", "proprio questa casella"),
        ("sqlite:///{}/var/inbox.db", "proprio questa casella"),
        ("sqlite:///{}/other/inbox.db", "proprio questa casella"),
        ("csv:////proc/inbox.csv", "nulla è perso"),
    ],
)
def test_move_to_nowhere(shell, tmp_path, url, sentence):
    """An address that cannot be copied to is a sentence, and exit code 1."""
    (tmp_path / "other").symlink_to(tmp_path / "var")
    result = shell("move", "--to", url.format(tmp_path))
    assert (result.exit_code, sentence in result.output) == (1, True)


def test_export_is_a_backup(shell, inbox):
    """Both exports hold all that a restoring program needs, each cell as it was."""
    enquiry = made(name="=1+1", phone="+39", message='\'=à\n- due\t"x"')
    inbox.keep(enquiry)
    exact = json.loads(shell("export", "--format", "jsonl").output)
    (row,) = csv.DictReader(io.StringIO(shell("export", "--format", "csv").output, newline=""))
    for column in EXPORT_COLUMNS:
        assert exact[column] == restore(row[column]) == getattr(enquiry, column)


def test_start_with_a_newer_inbox_is_refused(app, shell, tmp_path, capsys):
    """An inbox that a newer program wrote stops the start with one sentence."""
    shell("list")
    with closing(sqlite3.connect(tmp_path / "var" / "inbox.db")) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
        other.commit()
    with pytest.raises(SystemExit):
        create_app({"ROOT": tmp_path})
    assert "CONTACT_INBOX cannot be used: a newer version" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_start_with_a_database_of_few_letters_is_refused(online, postgresql, capsys, encoding):
    """A database that is not UTF-8 stops the start with one sentence."""
    address = postgresql.empty_database(encoding, f"ENCODING '{encoding}' LOCALE 'C'")
    with pytest.raises(SystemExit) as stopped:
        create_app({"ROOT": online, "CONTACT_INBOX": address})
    assert stopped.value.code == 3
    said = capsys.readouterr().err
    assert said.startswith(f"CONTACT_INBOX cannot be used: its database is in {encoding}, which does not hold")
    assert said.count("\n") == 1


def test_database_that_is_not_there(make_app, postgresql, caplog):
    """The start is no matter; the check, the health and the log say in a sentence what to do."""
    address = postgresql.empty_database().removesuffix("postgres") + "nope"
    app = make_app(CONTACT_INBOX=address)
    result = app.test_cli_runner().invoke(args=["inbox", "check"])
    assert result.exit_code == 1
    assert "→ il server non ha un database con questo nome: crealo (createdb)" in result.output
    result = app.test_cli_runner().invoke(args=["inbox", "list"])
    assert result.exit_code == 1
    assert result.output.startswith("Non riesco a leggere o scrivere la casella postgresql://")
    assert "non ha un database con questo nome" in result.output
    assert app.test_client().get("/api/health").status_code == 503
    assert "outcome=unhealthy reason=the server has no database of this name" in caplog.text
