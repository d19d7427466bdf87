"""Measures the endpoint on this machine; ``make bench-contact`` runs it.

Prints what the endpoint manages as it is deployed, with its limit on and each enquiry of another sender: over 1, 16 and
128 connections, each of which asks again when it was answered (wrk: apt-get install wrk), and with 500 enquiries a
second that come evenly. In the same rounds: Flask, and Flask with a Flask-WTF form, that keep nothing, and Isso, which
keeps comments in SQLite, installed below var/bench. Then the durable commits a second that SQLite manages alone on this
disk, how long the pages of the inbox, its search, erasing and exports take, and what a shell command takes of a
processor. Whoever makes the load takes his share of it. The tables are Markdown, as docs/speed.md holds them.
"""

import argparse
import os
import platform
import shutil
import sqlite3
import statistics
import sys
import tempfile
from pathlib import Path

from tests.bench_contact.erasing import erasing, exporting
from tests.bench_contact.processes import command_seconds, raw_commits
from tests.bench_contact.reading import reading
from tests.bench_contact.rounds import measures
from tests.bench_contact.tables import loads, readings
from tests.bench_contact.targets import BARE, FLASK, PROJECT, Target, endpoint, floor, isso


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="tests.bench_contact", description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[0, 100_000, 1_000_000], help="kept before")
    parser.add_argument("--seconds", type=float, default=8, help="of each load")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", type=Path, metavar="DIR", default=PROJECT / "var" / "bench")
    return parser.parse_args()


def main() -> None:
    """Measure, and print the tables."""
    asked = arguments()
    if not shutil.which("wrk"):
        sys.exit("wrk is not installed, which makes the load: sudo apt-get install wrk")
    asked.work.mkdir(parents=True, exist_ok=True)
    # Not in /tmp, which may be memory.
    with tempfile.TemporaryDirectory(dir=asked.work, prefix="contact.") as folder:
        root = Path(folder)
        inboxes = [endpoint(made(root / str(rows)), rows) for rows in asked.rows]
        targets = [*inboxes, floor(BARE), floor(FLASK), isso(asked.work, made(root / "isso"))]
        print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {os.cpu_count()} processors.\n")
        print("\n".join(loads(list(measures(targets, asked.rounds, asked.seconds, root)))))
        print(f"\nSQLite alone: {raw_commits(root, 3):,.0f} durable commits a second.\n")
        if filled := {one.rows: read(one) for one in inboxes if one.rows}:
            print("\n".join(readings(filled)) + "\n")
        print(f"A shell command: {statistics.median(map(command_seconds, inboxes[:1] * 7)):.2f} s of a processor.")


def made(folder: Path) -> Path:
    """The folder, which was not there."""
    folder.mkdir()
    return folder


def read(inbox: Target) -> dict[str, float]:
    """How many milliseconds it takes to read this inbox, by what is read."""
    url = inbox.settings["CONTACT_INBOX"]
    return reading(url, PROJECT, inbox.rows) | erasing(url, PROJECT, inbox.rows) | exporting(url, PROJECT)


main()
