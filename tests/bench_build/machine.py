"""What others do on this machine meanwhile: it is in every number."""

import time
from pathlib import Path

IDLE = slice(3, 5)  # the columns of /proc/stat in which nothing was done: idle, and waiting for a disk


def used_by_others(seconds: float = 1) -> float:
    """The share of all processors, 0 to 1, that is used while this process waits."""
    before = processor_times()
    time.sleep(seconds)
    passed = [now - then for now, then in zip(processor_times(), before, strict=True)]
    return 1 - sum(passed[IDLE]) / sum(passed)


def processor_times() -> list[int]:
    """The ticks that all processors have spent, by what they did."""
    first = Path("/proc/stat").read_text(encoding="utf-8").partition("\n")[0]
    return [int(ticks) for ticks in first.split()[1:9]]  # what follows is counted among them already
