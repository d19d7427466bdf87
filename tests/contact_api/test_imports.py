"""What is loaded where: a build loads no server, a command nothing that takes long and is of no use to it."""

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

SERVERS = (
    "sqlalchemy",
    "alembic",
    "limits",
    "redis",
    "psycopg",
    "contact_api.inbox",
    "contact_api.notify",
)
ANSWERING = (
    "contact_api.web_inbox",
    "contact_api.intake.views",
    "contact_api.notify.sending",
    "contact_api.notify.worker",
    "contact_api.senders.store",
    "flask_wtf",
    "email_validator",
    "limits",
)


@pytest.fixture
def address(request):
    """The address of an empty inbox in a database."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgresql").empty_database()
    return "sqlite:///inbox.db"


@pytest.mark.parametrize("shared", ["intake.forms", "rendering", "security_headers"])
def test_the_build_loads_no_server(project, shared):
    """Form, template functions and headers come without the inbox and its libraries."""
    assert loaded(project, f"import contact_api.{shared}", SERVERS) == "[]\n"


@pytest.mark.parametrize("address", ["sqlite", "postgresql"], indirect=True)
def test_an_inbox_of_now_loads_no_steps(project, tmp_path, address):
    """Alembic comes where a step is missing, and the driver of a server where there is one."""
    opening = (
        "import pathlib; from contact_api.inbox import open_inbox; "
        f"inbox = open_inbox({address!r}, pathlib.Path({str(tmp_path)!r})); inbox.counts(); inbox.close()"
    )
    driver = ["psycopg"] if address.startswith("postgresql") else []
    assert loaded(project, opening, ("alembic", "psycopg")) == f"{['alembic', *driver]}\n"
    assert loaded(project, opening, ("alembic", "psycopg")) == f"{driver}\n"


def test_a_command_loads_no_answers(project, tmp_path, monkeypatch):
    """``inbox list`` does without the form, the web inbox, the counting of senders, and what they need."""
    monkeypatch.setenv("CONTACT_INBOX", f"sqlite:///{tmp_path}/inbox.db")
    monkeypatch.setenv("CONTACT_SECRET_KEY", "k" * 32)
    command = (
        "import contextlib, io, sys\n"
        "from flask.cli import main\n"
        "sys.argv[1:] = ['--app', 'contact_api', 'inbox', 'list']\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    main()\n"
    )
    names = ("contact_api.shell", "contact_api.shell.trial", "contact_api.inbox.csv_inbox", *ANSWERING)
    assert loaded(project, command, names) == "['contact_api.shell']\n"


def test_the_last_step_is_known_by_its_file(project):
    """The name of each step's file begins with its number, and the last of them is the last step."""
    steps = ScriptDirectory(str(project / "contact_api" / "migrations"))
    numbers = {Path(step.path).name.partition("_")[0]: step.revision for step in steps.walk_revisions()}
    assert {*numbers} == {*numbers.values()}
    assert max(numbers) == steps.get_current_head()


def loaded(project, program, names):
    """Which of these are loaded after the program, as a list is printed."""
    looking = f"{program}\nimport sys\nprint([name for name in {names!r} if name in sys.modules])"
    command = [sys.executable, "-c", looking]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=True, timeout=60).stdout
