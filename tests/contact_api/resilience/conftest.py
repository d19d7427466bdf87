"""The real server, as it runs on the internet, to be ill-treated."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.contact_api.notify.conftest import by_mail, free_port, mail_server, mailbox  # noqa: F401

PROJECT = Path(__file__).parents[3]


@dataclass
class Server:
    """A gunicorn with the settings of ``deploy/``."""

    process: subprocess.Popen
    port: int
    log: Path

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def workers(self) -> list[int]:
        """The process ids of its workers now."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(child) for child in children.read_text().split()]

    def stop(self) -> int:
        """Ask it to finish; its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(40)

    def kill(self) -> None:
        """End all its processes at once, as when the machine fails."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def settings(tmp_path, online):
    """What is set for every server, where a test sets nothing else."""
    return {
        "CONTACT_INBOX": f"sqlite:///{tmp_path}/inbox.db",
        "CONTACT_SECRET_KEY": "k" * 32,
        "CONTACT_RATE_LIMIT": "",
        "ROOT": str(online),
    }


@pytest.fixture
def start_server(tmp_path, settings):
    """Start gunicorn with these settings, and wait until it listens, or has ended."""
    running = []

    def start(*options, **own):
        port, log = free_port(), tmp_path / "server.log"
        with log.open("ab") as output:
            process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", *options),
                    *("--bind", f"127.0.0.1:{port}", "tests.contact_api.resilience.launch:app()"),
                ],
                cwd=PROJECT,
                env=os.environ | settings | own,
                stdout=output,
                stderr=output,
                process_group=0,
            )
        server = Server(process, port, log)
        running.append(server)
        wait_until(lambda: process.poll() is not None or answers(server.url), 60)
        return server

    yield start
    for server in running:
        if server.process.poll() is None:
            server.stop()


def answers(url):
    """Whether somebody answers there."""
    try:
        with urllib.request.urlopen(f"{url}/api/health", timeout=5):  # noqa: S310
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def wait_until(condition, seconds):
    """Wait for it, but not longer."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not within {seconds} seconds"
        time.sleep(0.05)


@pytest.fixture
def until():
    """Wait for a condition, but not longer than so many seconds."""
    return wait_until
