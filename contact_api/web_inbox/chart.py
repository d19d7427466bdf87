"""The small chart: how many enquiries came in each of the last weeks, by language."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

WEEKS = 12
INKS = 3
# In units of the drawing, which a telephone shows about as large as they are.
STEP, BAR, HEIGHT = 28, 20, 110


@dataclass(frozen=True)
class Week:
    """A week by its Monday, and how many came in each language."""

    monday: date
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """How many came in all."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class Piece:
    """A piece of a bar: where it stands, how large it is, and the ink of its language."""

    x: int
    y: float
    height: float
    ink: int
    width: int = BAR


class Chart:
    """The weeks up to this day, the oldest first; ``kept`` is what ``Keeper.weeks`` gives."""

    width, height = WEEKS * STEP, HEIGHT

    def __init__(self, today: date, kept: dict[tuple[str, str], int], languages: list[str]):
        mondays = [first_monday(today) + timedelta(weeks=number) for number in range(WEEKS)]
        self.weeks = [
            Week(monday, {code: kept.get((f"{monday:%G-W%V}", code), 0) for code in languages}) for monday in mondays
        ]
        self.highest = max(1, *(week.total for week in self.weeks))

    @property
    def pieces(self) -> Iterator[Piece]:
        """The bars, each a pile that stands on the ground."""
        for number, week in enumerate(self.weeks):
            ground = float(HEIGHT)
            for ink, count in enumerate(week.counts.values()):
                height = count / self.highest * HEIGHT
                ground -= height
                if count:
                    yield Piece(number * STEP, round(ground, 1), round(height, 1), ink % INKS)

    def x(self, number: int) -> float:
        """The middle of a week's bar."""
        return number * STEP + BAR / 2

    def top(self, week: Week) -> float:
        """Where a week's bar ends."""
        return round(HEIGHT - week.total / self.highest * HEIGHT, 1)


def first_monday(today: date) -> date:
    """The day on which the chart begins."""
    return today - timedelta(days=today.weekday(), weeks=WEEKS - 1)
