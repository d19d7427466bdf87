"""Measures the endpoint on this machine; ``make bench-contact`` runs it.

Prints what Flask, and Flask with Flask-WTF, manage when nothing is kept; the durable commits a second that
SQLite manages alone on this disk; what the whole endpoint manages, with 0, 100,000 and 1,000,000 enquiries
kept before; how long the pages of the inbox and its search take, erasing a person while enquiries come, and an
export of all. All servers are gunicorn with two workers,
asked over 1, 16 and 128 connections; the memory is theirs.
The load is wrk (apt-get install wrk), which takes its share of the processor.
``--rows`` and ``--seconds`` make it shorter.
"""

import argparse
import contextlib
import multiprocessing
import os
import re
import runpy
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from contact_api.inbox import new_enquiry, open_inbox, written_time
from contact_api.inbox.export import LINES
from tests.published import FOLDERS, publish

PROJECT = Path(__file__).parents[1]
PORT = 8993
CONFIG = "deploy/gunicorn.conf.py"
SCRIPT = """
local n = 0
local count = 0
function setup(thread) thread:set("thread", count) count = count + 1 end
function request()
  n = n + 1
  local id = string.format("%08x-%04x-4000-8000-%012x", os.time() % 4294967296, thread * 1000 + SEED, n)
  local text = string.rep("Buongiorno%2C+mi+serve+una+mano+con+l%27agenda.+", 10)
  local body = "name=Ada+Lovelace&email=ada" .. n .. "%40lovelace.it&message=" .. text .. id
    .. "&language=it&topic=&website=&submission_id=" .. id
  return wrk.format("POST", "/api/contact", {["Content-Type"] = "application/x-www-form-urlencoded",
    ["Origin"] = "http://127.0.0.1:8000", ["Accept"] = "application/json"}, body)
end
"""


def raw_commits(folder: Path, seconds: float) -> float:
    """Rows of an enquiry's size that SQLite alone commits durably, one a transaction, a second."""
    database = sqlite3.connect(folder / "raw.db", isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE enquiry (id TEXT PRIMARY KEY, words TEXT)")
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO enquiry VALUES (?, ?)", (str(uuid.uuid4()), "x" * 800))
        database.execute("COMMIT")
        count += 1
    database.close()
    return count / seconds


def fill(url: str, folder: Path, rows: int) -> None:
    """Put enquiries into an empty inbox, spread over two years."""
    inbox = open_inbox(url, folder)
    now = datetime.now(UTC)
    words = {"phone": "", "topic": "travel", "reply_language": "de"}
    for start in range(0, rows, 5000):
        batch = []
        for number in range(start, min(start + 5000, rows)):
            text = f"Buongiorno, enquiry {number}: " + " ".join(uuid.uuid4().hex[:7] for _ in range(30))
            email = f"ada{number}@lovelace.it"
            sender = {"name": f"Ada {number}", "email": email, "message": text}
            about = {"submission_id": str(uuid.uuid4()), "page": "/contatti/", "privacy_version": "1"}
            made = new_enquiry(words | sender | {"language": "it"}, spam_reason="", **about)
            when = written_time(now - timedelta(seconds=(rows - number) * 60))
            batch.append(replace(made, received_at=when, changed_at=when))
        inbox.add_copies(batch)
    while inbox.tidy():
        pass
    inbox.close()


def processes(master: int) -> list[Path]:
    """What the system tells of gunicorn's master and of its workers."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    return [Path("/proc") / pid for pid in [str(master), *children]]


def memory(master: int) -> float:
    """Megabytes of the master and its workers, what they share counted once (PSS)."""
    texts = [(process / "smaps_rollup").read_text() for process in processes(master)]
    return sum(int(re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)[1]) for text in texts) / 1024


def processor_time(master: int) -> float:
    """Seconds that the master and its workers have had a processor."""
    fields = [(process / "stat").read_text().rpartition(")")[2].split() for process in processes(master)]
    return sum(int(stat[11]) + int(stat[12]) for stat in fields) / os.sysconf("SC_CLK_TCK")


def load(connections: int, seconds: int, folder: Path) -> dict[str, str]:
    """What wrk measured: requests a second, the 50th and 99th percentile, what went wrong."""
    script = folder / "post.lua"
    script.write_text(SCRIPT.replace("SEED", str(connections)))
    options = ["-t1", f"-c{connections}", f"-d{seconds}", "--latency", "--timeout", "10s", "-s", script]
    command = ["wrk", *options, f"http://127.0.0.1:{PORT}"]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    found = re.search(r"\n +50% +(\S+).*?\n +99% +(\S+).*?Requests/sec:\s+(\S+)", told.stdout, re.DOTALL)
    wrong = " ".join(re.findall(r"(?:Non-2xx|Socket errors).*", told.stdout))
    done = re.search(r"(\d+) requests in", told.stdout)[1]
    return {"p50": found[1], "p99": found[2], "rate": found[3], "done": done, "wrong": wrong}


def timed(call, times: int = 7) -> float:
    """Milliseconds of the middle one of some calls."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def reading(url: str, folder: Path, rows: int) -> None:
    """Print how long it takes to read."""
    inbox = open_inbox(url, folder)
    page = list(inbox.enquiries(limit=50))
    last = (page[-1].received_at, page[-1].id)
    searches = {
        "first page": lambda: list(inbox.enquiries(limit=50)),
        "next page": lambda: list(inbox.enquiries(limit=50, before=last)),
        "counts": inbox.counts,
        "search, one hit": lambda: list(inbox.enquiries(search=f"enquiry {rows // 2}:", limit=50)),
        "search, an address": lambda: list(inbox.enquiries(search=f"ada{rows // 3}@lovelace.it", limit=50)),
        "search, no hit": lambda: list(inbox.enquiries(search="zzzqqqxxx", limit=50)),
        "search, words apart": lambda: list(inbox.enquiries(search=f"{rows // 3}@lovelace enquiry ADA", limit=50)),
        "search, a phrase of none": lambda: list(inbox.enquiries(search='"lovelace ada"', limit=50)),
        "search, two letters": lambda: list(inbox.enquiries(search="qz", limit=50)),
        "search, in all": lambda: list(inbox.enquiries(search="Buongiorno", limit=50)),
        "one person": lambda: inbox.of_person(f"ADA{rows // 3}@lovelace.it"),
    }
    for name, call in searches.items():
        print(f"    {name:24} {timed(call):8.1f} ms")
    inbox.close()


def erasing(url: str, folder: Path, rows: int) -> None:
    """Print how long it takes to erase a person, and one who wrote thirty times, while enquiries come."""
    inbox = open_inbox(url, folder)
    one = iter(range(rows // 4, rows, rows // 50))
    many = list(range(rows // 7, rows, rows // 30))[:30]
    addresses = [f"ada{number}@lovelace.it" for number in many]
    ids = [enquiry.id for address in addresses for enquiry in inbox.of_person(address)]
    with coming(url, folder) as waits:
        print(f"    {'erase, one enquiry':24} {timed(lambda: inbox.erase(f'ada{next(one)}@lovelace.it')):8.1f} ms")
        thirty = timed(lambda: (inbox.remove(ids), inbox.wipe()), times=1)
        print(f"    {'erase, thirty':24} {thirty:8.1f} ms, bytes owed: {inbox.owed}")
    waits.sort()
    print(f"    meanwhile {len(waits)} enquiries: p50 {waits[len(waits) // 2]:.1f} ms, slowest {waits[-1]:.1f} ms")
    inbox.close()


@contextlib.contextmanager
def coming(url: str, folder: Path) -> Iterator[list[float]]:
    """Let another process keep an enquiry every few milliseconds; how long each waited, in milliseconds."""
    ending, waits = multiprocessing.Event(), multiprocessing.Queue()
    keeping = multiprocessing.Process(target=keep_on, args=(url, folder, ending, waits))
    keeping.start()
    told: list[float] = [waits.get()]  # it has begun
    try:
        yield told
    finally:
        ending.set()
        told += iter(waits.get, None)
        keeping.join()


def keep_on(url: str, folder: Path, ending: "multiprocessing.Event", waits: "multiprocessing.Queue") -> None:
    """Keep one enquiry after the other."""
    inbox = open_inbox(url, folder)
    content = dict.fromkeys(("name", "email", "message", "phone", "topic"), "Grace") | {"language": "it"}
    while not ending.is_set():
        enquiry = new_enquiry(content | {"reply_language": "it"}, submission_id=str(uuid.uuid4()))
        start = time.perf_counter()
        inbox.keep(enquiry)
        waits.put((time.perf_counter() - start) * 1000)
        time.sleep(0.005)
    waits.put(None)
    inbox.close()


def exporting(url: str, folder: Path) -> None:
    """Print how long it takes to write all as each kind of export, to nowhere."""
    inbox = open_inbox(url, folder)
    for kind, lines in LINES.items():
        start = time.perf_counter()
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            nowhere.writelines(lines(inbox.enquiries()))
        print(f"    {f'export, {kind}':24} {time.perf_counter() - start:8.1f} s")
    inbox.close()


def serve(application: str, options: Sequence[str], root: Path, seconds: int, **settings: str) -> None:
    """Print what an application manages through gunicorn with two workers."""
    command = [sys.executable, "-m", "gunicorn", *options, "--workers", "2", "--bind", f"127.0.0.1:{PORT}"]
    with (root / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [*command, application], cwd=PROJECT, env=os.environ | settings, stdout=log, stderr=log
        )
        try:
            wait_for_start()
            load(16, 2, root)  # warm
            for connections in (1, 16, 128):
                before = processor_time(server.pid)
                told = load(connections, seconds, root)
                each = (processor_time(server.pid) - before) / int(told["done"]) * 1000
                times = f"p50 {told['p50']:>9}  p99 {told['p99']:>9}  processor {each:5.2f} ms each"
                rest = f"{memory(server.pid):6.0f} MB  {told['wrong']}"
                print(f"    {connections:4} connections {told['rate']:>9}/s  {times}  {rest}")
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(40)


def floors(seconds: int) -> None:
    """Print what the libraries manage by themselves: nothing that is built on them is faster."""
    served = runpy.run_path(str(PROJECT / CONFIG))
    options = ["--worker-class", served["worker_class"], "--threads", str(served["threads"])]
    with tempfile.TemporaryDirectory() as folder:
        for name, check in (("Flask alone, nothing kept", False), ("Flask-WTF alone, nothing kept", True)):
            print(name)
            serve(f"tests.bench_floor:create_app({check})", options, Path(folder), seconds)


def wait_for_start() -> None:
    """Until it answers, but not longer than a minute."""
    for _ in range(600):
        time.sleep(0.1)
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/api/health", timeout=5).close()
            return


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[0, 100_000, 1_000_000])
    parser.add_argument("--seconds", type=int, default=8)
    asked = parser.parse_args()
    if not shutil.which("wrk"):
        sys.exit("wrk is not installed, which makes the load: sudo apt-get install wrk")
    floors(asked.seconds)
    for rows in asked.rows:
        # Beside the project, because /tmp may be memory.
        with tempfile.TemporaryDirectory(dir=PROJECT / "var", prefix="bench.") as folder:
            root = Path(folder)
            print(f"{rows:,} enquiries kept before")
            print(f"    SQLite alone     {raw_commits(root, 3):9.2f} durable commits/s")
            url = f"sqlite:///{root}/inbox.db"
            fill(url, root, rows)
            publish(root)
            settings = {
                "CONTACT_INBOX": url,
                "CONTACT_PUBLISHED": str(root / FOLDERS[0]),
                "CONTACT_RATE_LIMIT": "",
                "CONTACT_SECRET_KEY": "k" * 32,
            }
            serve("contact_api:create_app()", ["--config", CONFIG], root, asked.seconds, **settings)
            if rows:
                reading(url, root, rows)
                erasing(url, root, rows)
                exporting(url, root)


if __name__ == "__main__":
    main()
