"""Measures the build on this machine; ``make bench-build`` runs it.

Prints the wall seconds and the peak memory of whole processes that build the site itself, and the site with a corpus
of 30, 300 or 3,000 pages in its own layout: from nothing, after one body, after one title was edited, and after nothing
was changed; and in the preview, how long it takes from a saved file to the answer that shows it. Hugo and Pelican as
they come, installed below var/bench, build the same corpus in the same rounds. --before measures another checkout of
the project, too, and --memory what many saves cost the preview. The tables are Markdown, as docs/speed.md holds them.
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from tests.bench_build.builders import BuildFailed
from tests.bench_build.corpus import LANGUAGES, read_sentences
from tests.bench_build.projects import CONTENT, Project
from tests.bench_build.rounds import SITE, Measure, Plan, Point
from tests.bench_build.tables import BEFORE, NOW, all_tables

PROJECT = Path(__file__).parents[2]
SAVES, EVERY = 500, 20


def sizes(text: str) -> list[str]:
    """The sizes that were asked for: "site", or numbers of pages in three languages."""
    found = text.split(",")
    for size in found:
        if size != SITE and (not size.isdecimal() or int(size) < 30 or int(size) % len(LANGUAGES)):
            raise argparse.ArgumentTypeError(f"“{size}” is neither “site” nor a multiple of 3 from 30 on.")
    return found


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="tests.bench_build", description=__doc__)
    parser.add_argument("--sizes", type=sizes, default=["site", "30", "300"], help="such as site,30,300,3000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--saves", type=int, default=3, help="of each file in a round")
    parser.add_argument("--pause", type=float, default=3, help="seconds between two saves")
    parser.add_argument("--before", type=Path, metavar="DIR", help="another checkout, with its environment")
    parser.add_argument("--memory", action="store_true", help=f"{SAVES} saves in the preview, after the rounds")
    parser.add_argument("--work", type=Path, metavar="DIR", default=PROJECT / "var" / "bench")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where to write all that was measured")
    return parser.parse_args()


def plan(asked: argparse.Namespace) -> Plan:
    """Who is measured, how often, and where."""
    before = [Project(BEFORE, asked.before.resolve())] if asked.before else []
    projects = [Project(NOW, PROJECT), *before]
    sentences = read_sentences(PROJECT / CONTENT)
    return Plan(asked.work.resolve(), projects, sentences, asked.rounds, asked.saves, asked.pause)


def write_json(file: Path, measures: Sequence[Measure], points: Sequence[Point]) -> None:
    """Keep all that was measured."""
    about = {"date": date.today().isoformat(), "processors": os.cpu_count(), "python": platform.python_version()}
    told = about | {"measures": [asdict(one) for one in measures], "memory": [asdict(one) for one in points]}
    file.write_text(json.dumps(told, indent=1), encoding="utf-8")


def main() -> None:
    """Measure, and print the tables."""
    asked = arguments()
    measured = plan(asked)
    try:
        measures = [one for size in asked.sizes for one in measured.measures(size)]
        points = list(measured.curve(SAVES, EVERY)) if asked.memory else []
    except BuildFailed as failed:
        sys.exit(str(failed))
    if asked.json:
        write_json(asked.json, measures, points)
    print("\n".join(all_tables(measures, points)))


main()
