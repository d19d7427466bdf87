"""Another kind of inbox under a real server, step by step as docs/operation.md has it."""

import json
import os
import subprocess
import sys

import pytest

from tests.contact_api.resilience.conftest import PROJECT
from tests.contact_api.resilience.test_failures import post


@pytest.fixture
def shell(settings):
    """Run a command of the inbox in a process of its own; what it prints."""

    def run(*words, **own):
        flask = [sys.executable, "-m", "flask", "--app", "tests.contact_api.resilience.launch:app"]
        environment = os.environ | settings | own
        command = [*flask, "inbox", *words]
        return subprocess.check_output(command, cwd=PROJECT, env=environment, text=True, timeout=60)

    return run


def test_move(start_server, shell, by_mail, mailbox, postgresql, enquiry, until):
    """Nothing stays behind: what was acknowledged is in the other inbox, and each is told of once."""
    sent = []

    def send(server):
        message = f"Buongiorno, questa è la mia domanda numero {len(sent)}."
        status, answer = post(server, enquiry | {"message": message}, json_wanted=True)
        assert status == 201
        sent.insert(0, json.loads(answer)["id"][:8])

    mailbox.moods.append("451 later")
    server = start_server(**by_mail)
    for _ in range(5):
        send(server)
    until(lambda: not mailbox.moods, 30)
    assert server.stop() == 0
    shell("notify", "--again", **by_mail)
    assert len(mailbox.mails) == 5
    place = postgresql.empty_database()
    assert shell("move", "--to", place).endswith(": 5. Nuove lì: 5.\n")
    server = start_server(CONTACT_INBOX=place, **by_mail)
    send(server)
    listed = shell("list", CONTACT_INBOX=place).splitlines()
    assert [line[:8] for line in listed[:-1]] == sent
    until(lambda: len(mailbox.mails) == 6, 30)
    assert len({mail["Message-ID"] for mail in mailbox.mails}) == 6
