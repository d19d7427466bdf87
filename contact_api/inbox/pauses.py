"""How long a notice waits between two tries."""

from datetime import timedelta

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(hours=6)
# Where the answer was lost, the other side may have it: it is not told again at once.
UNSURE_PAUSE = timedelta(hours=1)
# Clocks of two machines, and two looks at one, differ; what is farther ahead is from a clock that was wrong.
SLACK = timedelta(minutes=10)
# From this try on, all pauses are the same.
LONGEST_FROM = 11


def pause(tries: int) -> timedelta:
    """How long after so many tries to begin the next."""
    doublings: int = min(max(tries, 1), LONGEST_FROM) - 1
    return min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)


def longest_pauses() -> dict[int, timedelta]:
    """The longest that a notice can wait after so many tries; the last holds for more of them, too."""
    return {0: timedelta()} | {tries: max(pause(tries), UNSURE_PAUSE) + SLACK for tries in range(1, LONGEST_FROM + 1)}
