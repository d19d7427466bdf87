"""Rounds in which every server has its turn, so that ratios are taken between runs that are close in time."""

import itertools
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench_build.machine import used_by_others
from tests.bench_contact import closed_loop, open_loop
from tests.bench_contact.closed_loop import Load
from tests.bench_contact.processes import Server, running
from tests.bench_contact.targets import Target

CONNECTIONS = (1, 16, 128)
RATE = 500  # requests a second, where they come evenly
OPEN = "open loop"
SENDERS = 50_000  # of one load, at most


@dataclass(frozen=True)
class Measure:
    """What was measured once: ``way`` is a number of connections, or the open loop."""

    name: str
    rows: int
    way: str
    round: int
    load: Load
    processor: float  # milliseconds of it for each request that was answered
    megabytes: float  # of the largest worker, meanwhile
    others: float  # the share of the processors that others used before


def measures(targets: Sequence[Target], rounds: int, seconds: float, folder: Path) -> Iterator[Measure]:
    """All loads on all servers, round after round."""
    seeds = itertools.count(0, SENDERS)
    for number in range(1, rounds + 1):
        for target in targets:
            others = used_by_others()
            with running(target, folder / "server.log") as server:
                closed(target, server, 16, 2, next(seeds), folder)  # warm
                for way in (*map(str, CONNECTIONS), OPEN):
                    found = measured(target, server, way, seconds, next(seeds), folder)
                    yield told(Measure(target.name, target.rows, way, number, *found, others))


def measured(
    target: Target, server: Server, way: str, seconds: float, seed: int, folder: Path
) -> tuple[Load, float, float]:
    """A load, and what it took of a processor for each, and of memory."""
    before = server.processor_time()
    if way == OPEN:
        load = open_loop.load(target.post, server.port, RATE, seconds, seed)
        memory = server.memory()
    else:
        load, memory = closed(target, server, int(way), seconds, seed, folder)
    return load, (server.processor_time() - before) / max(load.done, 1) * 1000, memory


def closed(
    target: Target, server: Server, connections: int, seconds: float, seed: int, folder: Path
) -> tuple[Load, float]:
    """What wrk measures, and the memory towards the end of it."""
    wrk = closed_loop.start(target.post, server.port, connections, seconds, seed, folder)
    time.sleep(seconds * 0.8)
    memory = server.memory()
    return closed_loop.told(wrk), memory


def told(measure: Measure) -> Measure:
    """The same; whoever waits sees it."""
    load = measure.load
    what = f"{measure.name:16} {measure.rows:>9,} kept {measure.way:>9} {measure.round}"
    rest = f"p99 {load.p99:8.1f} ms {measure.processor:5.2f} ms each {measure.megabytes:5.1f} MB {load.wrong} wrong"
    print(f"{what} {load.rate:8.0f}/s p50 {load.p50:8.1f} ms {rest}", file=sys.stderr)
    return measure
