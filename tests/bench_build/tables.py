"""What was measured, as tables in Markdown: medians, with the least and the most behind them."""

import statistics
from collections.abc import Iterable, Iterator, Sequence

from tests.bench_build.builders import KINDS
from tests.bench_build.preview import SAVES
from tests.bench_build.projects import PUBLISHED, WITHOUT_CARDS
from tests.bench_build.rounds import PREVIEW, SITE, Measure, Point

NOW, BEFORE = "now", "before"
PEERS = ("Hugo", "Pelican")
NONE = "–"


class Table:
    """The measures of one size."""

    def __init__(self, measures: Iterable[Measure]):
        self.measures = list(measures)

    def of(self, who: str, way: str, kind: str) -> list[Measure]:
        """Those of one thing, round by round."""
        return [one for one in self.measures if (one.who, one.way, one.kind) == (who, way, kind)]

    def seconds(self, who: str, way: str, kind: str) -> str:
        """The middle one (and the least and the most)."""
        return span([one.seconds for one in self.of(who, way, kind)])

    def memory(self, who: str, way: str, kind: str) -> str:
        """The most that there was in any round."""
        found = [one.megabytes for one in self.of(who, way, kind)]
        return f"{max(found):.0f}" if found else NONE

    def ratio(self, way: str, kind: str, peer: str) -> str:
        """How many times a peer's time it takes now: the middle one of the ratios within the rounds."""
        peers = {one.round: one.seconds for one in self.of(peer, "", kind)}
        ratios = [one.seconds / peers[one.round] for one in self.of(NOW, way, kind) if one.round in peers]
        return f"{statistics.median(ratios):.2f}" if ratios else NONE

    def others(self) -> str:
        """How busy the machine was without this."""
        found = [one.others for one in self.measures]
        return f"Before the rounds, others used {min(found):.0%} to {max(found):.0%} of the processors."

    def rows(self) -> Iterator[list[str]]:
        """A row for each kind of build in each way."""
        for way in (WITHOUT_CARDS, PUBLISHED):
            for kind, name in KINDS.items():
                times = [self.seconds(who, way, kind) for who in (NOW, BEFORE)]
                times += [self.seconds(peer, "", kind) for peer in PEERS]
                ratios = [self.ratio(way, kind, peer) for peer in PEERS]
                memory = [self.memory(NOW, way, kind), *(self.memory(peer, "", kind) for peer in PEERS)]
                yield [f"{name}, {way}", *times, *ratios, *memory]

    def saves(self) -> Iterator[list[str]]:
        """A row for each file that was saved."""
        for save in SAVES:
            yield [save.name, *(self.seconds(who, PREVIEW, save.name) for who in (NOW, BEFORE))]


def span(values: Sequence[float]) -> str:
    """The middle one of some times, and between which others it is."""
    if not values:
        return NONE
    return f"{rounded(statistics.median(values))} ({rounded(min(values))}–{rounded(max(values))})"


def rounded(seconds: float) -> str:
    """As exact as it makes sense."""
    return f"{seconds:.2f}" if seconds < 10 else f"{seconds:.1f}"


def all_tables(measures: Sequence[Measure], points: Sequence[Point]) -> Iterator[str]:
    """The lines of all tables: two for each size, and the memory."""
    for size in dict.fromkeys(one.size for one in measures):
        table = Table(one for one in measures if one.size == size)
        yield from ["", f"### {'The site itself' if size == SITE else f'{int(size):,} pages'}", "", table.others(), ""]
        ratios = [f"× {peer}" for peer in PEERS]
        memory = [f"MB {who}" for who in (NOW, *PEERS)]
        yield from lines(["seconds", NOW, BEFORE, *PEERS, *ratios, *memory], table.rows())
        yield ""
        yield from lines(["seconds from saved to served", NOW, BEFORE], table.saves())
    if points:
        yield from ["", "### The memory of the preview", ""]
        rows = ([point.who, str(point.saves), f"{point.megabytes:.1f}", str(point.handles)] for point in points)
        yield from lines(["", "saves", "MB", "open files"], rows)


def lines(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table, without the columns and rows in which nothing was measured."""
    found = [row for row in rows if any(cell != NONE for cell in row[1:])]
    shown = [column for column in range(len(head)) if any(row[column] != NONE for row in found)]
    for row in [head, ["---"] * len(head), *found]:
        yield f"| {' | '.join(row[column] for column in shown)} |"
