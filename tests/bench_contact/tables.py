"""What was measured, as tables in Markdown: medians, with the least and the most behind them."""

import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tests.bench_build.tables import lines
from tests.bench_contact.rounds import OPEN, RATE, Measure
from tests.bench_contact.targets import BARE

HEAD = ("", "kept before", "connections", "a second", f"× {BARE}", "p50, ms", "p99, ms", "processor, ms each")
REST = ("MB a worker", "not taken")


def loads(measures: Sequence[Measure]) -> Iterator[str]:
    """The lines of the table of loads."""
    places = dict.fromkeys((one.name, one.rows, one.way) for one in measures)
    rows = (row(place, measures) for place in places)
    yield from lines([*HEAD, *REST], rows)


def row(place: tuple[str, int, str], measures: Sequence[Measure]) -> list[str]:
    """One server under one load."""
    name, rows, way = place
    found = [one for one in measures if (one.name, one.rows, one.way) == place]
    columns = (
        span(one.load.rate for one in found),
        ratio(found, measures),
        span(one.load.p50 for one in found),
        span(one.load.p99 for one in found),
        span(one.processor for one in found),
        f"{max(one.megabytes for one in found):.1f}",
        str(sum(one.load.wrong for one in found)),
    )
    return [name, f"{rows:,}", f"{RATE}/s evenly" if way == OPEN else way, *columns]


def ratio(found: Sequence[Measure], measures: Sequence[Measure]) -> str:
    """How many times the rate of the bare form: the middle one of the ratios within the rounds."""
    bare = {(one.way, one.round): one.load.rate for one in measures if one.name == BARE}
    ratios = [one.load.rate / bare[one.way, one.round] for one in found if one.way != OPEN]
    return f"{statistics.median(ratios):.2f}" if ratios else "–"


def span(values: Iterable[float]) -> str:
    """The middle one, and between which others it is."""
    found = sorted(values)
    digits = 0 if found[-1] >= 100 else 1 if found[-1] >= 10 else 2
    middle, least, most = (f"{value:,.{digits}f}" for value in (statistics.median(found), found[0], found[-1]))
    return f"{middle} ({least}–{most})" if len(found) > 1 else middle


def readings(taken: Mapping[int, Mapping[str, float]]) -> Iterator[str]:
    """The lines of the table of milliseconds by name, with so many rows kept."""
    names = dict.fromkeys(name for found in taken.values() for name in found)
    rows = ([name, *(f"{found[name]:.1f}" for found in taken.values())] for name in names)
    yield from lines(["milliseconds", *(f"{count:,} kept" for count in taken)], rows)
