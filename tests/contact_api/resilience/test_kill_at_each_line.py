"""kill -9 at every line between receiving an enquiry and answering it, and while it is being told of."""

import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from contact_api.inbox import open_inbox
from tests.contact_api.resilience.die_at_each_line import enquiry

PROGRAM = Path(__file__).with_name("die_at_each_line.py")
FEWEST = {"take": 60, "send": 30}  # lines; where it were fewer, they were not traced


@pytest.fixture(params=["sqlite:///inbox.db", "csv:///inbox.csv"], ids=["sqlite", "csv"])
def place(request):
    """Where enquiries are kept."""
    return request.param


def key_of(number):
    """The key of what was sent in this step."""
    return enquiry(number)["submission_id"]


@pytest.fixture
def die(tmp_path, online, place):
    """Run the program; what happened comes back by step, and what is in the inbox afterwards by key."""

    def run(case, **settings):
        settings["CONTACT_INBOX"] = place
        done = subprocess.run(
            [sys.executable, PROGRAM, case, tmp_path],
            input=json.dumps(settings),
            capture_output=True,
            text=True,
            timeout=400,
        )
        assert done.returncode == 0, done.stderr
        steps = defaultdict(dict)
        for line in done.stdout.splitlines():
            told = json.loads(line)
            steps[told["step"]] |= told
        return steps

    return run


@pytest.fixture
def kept(tmp_path, place):
    """What is in the inbox, read by a program that starts now."""

    def read():
        inbox = open_inbox(place, tmp_path)
        rows = list(inbox.enquiries())
        inbox.close()
        return rows

    return read


def test_enquiries(die, kept, make_app, place):
    """What was acknowledged is there, once and whole; who got no answer sends again: there is one of it."""
    steps = die("take")
    deaths = [step for step in steps.values() if "died" in step]
    assert len(deaths) >= FEWEST["take"]
    before = {row.submission_key: row.id for row in kept()}
    acknowledged = {key_of(number): step["id"] for number, step in steps.items() if step.get("status") == 201}
    assert acknowledged.items() <= before.items()
    assert 0 < len(before) - len(acknowledged) < len(deaths)  # some died before the commit, some after it
    client = make_app(CONTACT_INBOX=place).test_client()
    headers = {"Origin": "http://127.0.0.1:8000", "Accept": "application/json"}
    for number in steps:
        answer = client.post("/api/contact", json=enquiry(number), headers=headers)
        known = before.get(key_of(number))
        assert (answer.status_code, answer.json["id"]) == (200 if known else 201, known or answer.json["id"])
    rows = kept()
    assert len(rows) == len({row.submission_key for row in rows}) == len(steps)
    sent = {(sent["email"], sent["message"]) for sent in map(enquiry, steps)}
    assert {(row.email, row.message) for row in rows} == sent


def test_outbox(die, kept, mailbox, by_mail):
    """No notification is missing; one comes twice only where the mail server had it before the death."""
    steps = die("send", **by_mail)
    deaths = [step for step in steps.values() if "died" in step]
    assert len(deaths) >= FEWEST["send"]
    assert len({mail["Message-ID"] for mail in mailbox.mails}) == len(kept()) == len(steps)
    mails = Counter(mail["Reply-To"] for mail in mailbox.mails)
    came = "".join(str(mails[enquiry(step)["email"]]) for step in sorted(steps))
    # Those that died before the mail was handed over, between that and the note of it, and after it.
    assert re.fullmatch("1+2+1+", came)
