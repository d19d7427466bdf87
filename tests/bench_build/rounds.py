"""Rounds in which everybody builds once, so that ratios are taken between runs that are close in time."""

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench_build import peers
from tests.bench_build.builders import KINDS, Builder, Edited
from tests.bench_build.corpus import Page, Sentences, corpus
from tests.bench_build.machine import used_by_others
from tests.bench_build.preview import SAVES, memory_curve, seconds_until_shown, serving
from tests.bench_build.projects import CONTENT, Project

SITE = "site"
PREVIEW = "preview"


@dataclass(frozen=True)
class Measure:
    """What was measured once. ``size`` is "site" or a number of pages; ``others`` used that share of the processors."""

    size: str
    who: str
    way: str
    kind: str
    round: int
    seconds: float
    megabytes: float
    others: float


@dataclass(frozen=True)
class Point:
    """The preview after so many saves."""

    who: str
    saves: int
    megabytes: float
    handles: int


@dataclass(frozen=True)
class Plan:
    """Who is measured, how often, and where."""

    work: Path
    projects: Sequence[Project]
    sentences: Sentences
    rounds: int
    saves: int
    pause: float  # seconds between two saves

    def measures(self, size: str) -> Iterator[Measure]:
        """All that there is to measure at one size."""
        folder = self.work / size
        pages = self.pages(size)
        builders = [*self.peers(folder, size), *self.builders(folder, pages)]
        previews = [(project, project.copy(folder / f"{project.who}-preview", pages)) for project in self.projects]
        for number in range(1, self.rounds + 1):
            others = used_by_others()
            yield from built(builders, size, number, others)
            for project, edited in previews:
                yield from self.saved(project.who, folder / f"{project.who}-preview", edited, size, number, others)

    def pages(self, size: str) -> list[Page]:
        """Those that join the ones of the site."""
        return [] if size == SITE else list(corpus(int(size), self.sentences))

    def peers(self, folder: Path, size: str) -> Iterator[Builder]:
        """The others, with the same pages; beside the site itself with as many as it has."""
        count = self.own_pages() if size == SITE else int(size)
        yield peers.hugo_site(peers.hugo(self.work), folder / "Hugo", corpus(count, self.sentences))
        yield peers.pelican_site(peers.pelican(self.work), folder / "Pelican", corpus(count, self.sentences))

    def own_pages(self) -> int:
        """How many pages the site has."""
        return len(list((self.projects[0].root / CONTENT).rglob("*.md")))

    def builders(self, folder: Path, pages: list[Page]) -> Iterator[Builder]:
        """The project, and what it is compared with."""
        for project in self.projects:
            yield from project.builders(folder, pages)

    def saved(self, who: str, folder: Path, edited: Edited, size: str, number: int, others: float) -> Iterator[Measure]:
        """How soon the preview shows what was saved."""
        with serving(folder, edited) as preview:
            page = preview.path()
            for place, save in enumerate(SAVES):
                for turn in range(self.saves):
                    time.sleep(self.pause)
                    seconds = seconds_until_shown(preview, save, page, f"zq{number}x{place}x{turn}x")
                    yield told(Measure(size, who, PREVIEW, save.name, number, seconds, preview.memory(), others))

    def curve(self, saves: int, every: int) -> Iterator[Point]:
        """The memory of the preview of the site itself, save by save."""
        for project in self.projects:
            folder = self.work / "memory" / project.who
            with serving(folder, project.copy(folder, [])) as preview:
                for number, megabytes, handles in memory_curve(preview, saves, every):
                    print(f"{project.who} {number} saves {megabytes:.1f} MB {handles} handles", file=sys.stderr)
                    yield Point(project.who, number, megabytes, handles)


def built(builders: Sequence[Builder], size: str, number: int, others: float) -> Iterator[Measure]:
    """Every kind of build, by everybody in turn."""
    for kind in KINDS:
        for builder in builders:
            cost = builder.build(kind, f"zq{number}{kind}x")
            who, way = builder.who, builder.way
            yield told(Measure(size, who, way, kind, number, cost.seconds, cost.megabytes, others))


def told(measure: Measure) -> Measure:
    """The same; whoever waits sees it."""
    what = f"{measure.size:>6} {measure.who:8} {measure.way:14} {measure.kind:14} {measure.round}"
    print(f"{what} {measure.seconds:9.3f} s {measure.megabytes:6.0f} MB", file=sys.stderr)
    return measure
