"""What servers and commands take of the machine, and what its disk gives."""

import contextlib
import os
import re
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench_contact.targets import PROJECT, Target


@dataclass(frozen=True)
class Server:
    """gunicorn's master, and its workers."""

    master: int
    port: int

    def workers(self) -> list[Path]:
        """What the system tells of the workers."""
        children = Path(f"/proc/{self.master}/task/{self.master}/children").read_text(encoding="utf-8").split()
        return [Path("/proc") / pid for pid in children]

    def memory(self) -> float:
        """Megabytes of the largest worker; what it shares is divided among those that do (PSS)."""
        texts = [(worker / "smaps_rollup").read_text(encoding="utf-8") for worker in self.workers()]
        return max(int(re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)[1]) for text in texts) / 1024

    def processor_time(self) -> float:
        """Seconds that the master and its workers have had a processor."""
        texts = [(one / "stat").read_text(encoding="utf-8") for one in (Path(f"/proc/{self.master}"), *self.workers())]
        fields = [text.rpartition(")")[2].split() for text in texts]
        return sum(int(stat[11]) + int(stat[12]) for stat in fields) / os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def running(target: Target, log: Path) -> Iterator[Server]:
    """A server that answers, stopped at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*target.command, "--bind", f"127.0.0.1:{port}"]
    with log.open("wb") as file:
        process = subprocess.Popen(command, cwd=PROJECT, env=target.environment, stdout=file, stderr=file)
    try:
        wait_for_start(port)
        yield Server(process.pid, port)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(40)


def wait_for_start(port: int) -> None:
    """Until it listens, and all its workers are there; not longer than a minute."""
    for _ in range(600):
        time.sleep(0.1)
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
            break
    time.sleep(1)


def raw_commits(folder: Path, seconds: float) -> float:
    """Rows of an enquiry's size that SQLite alone commits durably, one a transaction, a second."""
    database = sqlite3.connect(folder / "raw.db", isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE IF NOT EXISTS enquiry (id TEXT PRIMARY KEY, words TEXT)")
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO enquiry VALUES (?, ?)", (str(uuid.uuid4()), "x" * 800))
        database.execute("COMMIT")
        count += 1
    database.close()
    return count / seconds


def command_seconds(target: Target) -> float:
    """Seconds of a processor that ``inbox list`` takes where nothing new is kept."""
    words = [sys.executable, "-m", "flask", "--app", "contact_api", "inbox", "list", "--state", "archived"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, cwd=PROJECT, env=target.environment, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
