"""A backup put back under a real server, by the commands of docs/operation.md, word by word."""

import os
import re
import subprocess
import sys
from datetime import datetime

import pytest

from contact_api.inbox import open_inbox
from tests.contact_api.resilience.conftest import PROJECT
from tests.contact_api.resilience.test_failures import BACKUP, post

BLOCKS = re.findall(r"^```sh\n(.*?)^```$", (PROJECT / "docs" / "operation.md").read_text(), re.DOTALL | re.MULTILINE)
# The database that a backup copies, for each kind of inbox.
DATABASES = {"sqlite:///{}/var/inbox.db": "var/inbox.db", "csv:///{}/var/inbox.csv": "var/inbox.csv.db"}


@pytest.fixture
def follow(online, settings, start_server, tmp_path):
    """Follow commands, those of systemd by the server that runs; what the last one prints."""
    here = {
        "sudo -u site ": "",
        ".venv/bin/flask --app contact_api": f"{sys.executable} -m flask --app tests.contact_api.resilience.launch:app",
        "/var/lib/contact-backup": str(tmp_path / "backup"),
        "inbox-4.db": f"inbox-{datetime.now().astimezone():%u}.db",
    }

    def follow(commands, server, **own):
        for written, replaced in here.items():
            assert written in commands
            commands = commands.replace(written, replaced)
        environment = os.environ | settings | own | {"PYTHONPATH": str(PROJECT)}
        printed = ""
        for command in commands.splitlines():
            match command:
                case "systemctl stop contact":
                    assert server.stop() == 0
                case "systemctl start contact":
                    start_server(**own)
                case _:
                    run = ["sh", "-euc", command]
                    printed = subprocess.check_output(run, cwd=online, env=environment, text=True, timeout=100)
        return printed

    return follow


@pytest.mark.parametrize("address", DATABASES, ids=["sqlite", "csv"])
def test_restore(start_server, follow, tmp_path, online, enquiry, address):
    """After a clean stop each command does what it says, and every enquiry of the backup is there, and no other."""
    place, database = address.format(online), DATABASES[address]
    (commands,) = (block for block in BLOCKS if f" {database}\n" in block)
    server = start_server(CONTACT_INBOX=place)
    for number in range(3):
        assert post(server, enquiry | {"phone": f"1{number}"})[0] == 303
    (tmp_path / "backup").mkdir()
    subprocess.run(["sh", BACKUP, online / database, tmp_path / "backup"], check=True)
    assert post(server, enquiry | {"phone": "99"})[0] == 303
    printed = follow(commands, server, CONTACT_INBOX=place)
    assert len(printed.splitlines()) == 4
    inbox = open_inbox(place, online)
    assert sorted(one.phone for one in inbox.enquiries()) == ["10", "11", "12"]
    inbox.close()
    if address.startswith("csv"):
        assert (online / "var" / "inbox.csv").read_text(encoding="utf-8-sig").count("@") == 3


def test_the_file_of_a_csv_inbox_alone(start_server, tmp_path, online, enquiry):
    """A copy of it, made while the server runs, is an inbox."""
    place = f"csv:///{online}/var/inbox.csv"
    server = start_server(CONTACT_INBOX=place)
    for number in range(3):
        assert post(server, enquiry | {"phone": f"1{number}"})[0] == 303
    copy = (online / "var" / "inbox.csv").read_bytes()
    assert server.stop() == 0
    for file in (online / "var").glob("inbox.csv*"):
        file.unlink()
    (online / "var" / "inbox.csv").write_bytes(copy)
    server = start_server(CONTACT_INBOX=place)
    assert post(server, enquiry | {"phone": "13"})[0] == 303
    inbox = open_inbox(place, online)
    assert sorted(one.phone for one in inbox.enquiries()) == ["10", "11", "12", "13"]
    inbox.close()
