"""The mail that a unit of systemd has failed."""

import shlex
import subprocess
import sys

import pytest

from contact_api.notify.failed_unit import tell

from .conftest import FROM, TO


def test_a_mail_comes(monkeypatch, online, by_mail, mailbox):
    """It says in the assistant's language which unit it was, and where to look."""
    for name, value in by_mail.items():
        monkeypatch.setenv(name, value)
    tell("contact-backup", online)
    [mail] = mailbox.mails
    assert (mail["From"], mail["To"], mail["Auto-Submitted"]) == (FROM, TO, "auto-generated")
    assert mail["Subject"] == "Non riuscito: contact-backup"
    assert "«journalctl -u contact-backup» dice perché" in mail.get_content()


def test_nobody_to_tell(tmp_path):
    """A sentence for the journal says so."""
    with pytest.raises(SystemExit, match="contact-backup has failed: CONTACT_NOTIFY_TO names nobody"):
        tell("contact-backup", tmp_path)


def test_as_the_unit_calls_it(project, by_mail, mailbox):
    """The command of the unit, with this Python."""
    unit = (project / "deploy" / "contact-failed@.service").read_text()
    [command] = [line.partition("=")[2] for line in unit.splitlines() if line.startswith("ExecStart=")]
    words = shlex.split(command.replace("%i", "contact-backup"))
    environment = by_mail | {"CONTACT_SECRET_KEY": "k" * 32}
    subprocess.run([sys.executable, *words[1:]], cwd=project, env=environment, check=True)
    assert len(mailbox.mails) == 1
