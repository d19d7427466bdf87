"""Work on all processors: the same results in the same order as on one."""

import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# With fewer, a second process costs more than it gains.
ENOUGH = 40


def spread(
    items: Sequence[Item], work: Callable[[Item], Result], alone: bool = False, few: bool = False
) -> list[Result]:
    """The result of each item, in order; on all processors where the system can fork and nobody wants it ``alone``.

    ``few``: two items are enough for that, because each takes long. What an item raises is raised here, from the
    first one that does. Results have to be picklable. A process with threads has to work alone: a fork would copy
    their locks, but not them.
    """
    processes = 1 if alone or len(items) < (2 if few else ENOUGH) or sys.platform != "linux" else os.cpu_count() or 1
    if processes == 1:
        return [work(item) for item in items]
    fork = multiprocessing.get_context("fork")
    helpers: list[tuple[ForkProcess, Connection]] = []
    for number in range(1, processes):
        here, there = fork.Pipe(duplex=False)
        ours = [here, *(connection for _, connection in helpers)]
        helper = fork.Process(target=help_out, args=(there, ours, items[number::processes], work))
        helper.start()
        there.close()
        helpers.append((helper, here))
    shares: list[list[Result] | None] = [[work(item) for item in items[::processes]]]
    shares += [received(connection) for _, connection in helpers]
    for helper, _ in helpers:
        helper.join()
    return [result_of(number, items, work, shares) for number in range(len(items))]


def help_out(
    there: Connection, ours: Sequence[Connection], items: Sequence[Item], work: Callable[[Item], Result]
) -> None:
    """Do a share of the work in a process of its own; nothing is sent where it fails.

    ``ours``: the other ends, of which this process has copies. With one open, who sends to a process
    that has died waits for ever.
    """
    for connection in ours:
        connection.close()
    with suppress(Exception):  # it arises again where the error can be told
        there.send([work(item) for item in items])


def received(connection: Connection) -> list[Result] | None:
    """What a helper made; None where it failed."""
    try:
        found: list[Result] = connection.recv()
    except (EOFError, OSError):  # before it sent anything, or in the middle
        return None
    return found


def result_of(
    number: int, items: Sequence[Item], work: Callable[[Item], Result], shares: list[list[Result] | None]
) -> Result:
    """The result of one item; made here where its helper failed, so that the error arises where it can be told."""
    share = shares[number % len(shares)]
    return work(items[number]) if share is None else share[number // len(shares)]
