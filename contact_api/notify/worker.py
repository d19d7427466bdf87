"""The threads of each server process: one for each way of telling, and one that keeps the inbox in order."""

import atexit
import logging
import math
import os
import time
from collections.abc import Callable
from functools import partial
from threading import Event, Lock, Thread

from contact_api.inbox import InboxError
from contact_api.notify import without_words
from contact_api.notify.line import Line
from contact_api.notify.notifier import Notifier
from contact_api.notify.sending import send_by, ways

PAUSE = 15  # seconds between looks at what other processes left, or what is due again
BREATH = 0.1  # seconds between two steps of tidying, in which visitors have the inbox to themselves
DAY = 24 * 60 * 60
FINISHING = 15  # seconds to finish what is being sent when the process stops
LEAVING = 3  # and to note that it was not

logger = logging.getLogger(__name__)


class Loop:
    """A thread that does its ``work`` soon after ``wake`` and now and then, until ``close``."""

    def __init__(self, name: str, work: Callable[[], object]) -> None:
        self._work = work
        self._woken, self._stopping = Event(), Event()
        self._thread = Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """There is something to do."""
        self._woken.set()

    def close(self) -> None:
        """Do nothing more."""
        self._stopping.set()
        self._woken.set()

    def wait(self, seconds: float) -> None:
        """Wait until it has stopped, so long at most."""
        self._thread.join(max(seconds, 0))

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._work()
            except InboxError as error:
                logger.warning("outcome=unavailable reason=%s", error)
            except Exception as error:
                logger.error("outcome=failed %s", without_words(error))
            self._woken.wait(PAUSE)
            self._woken.clear()


class Worker:
    """Sends what is due, soon after ``wake`` and now and then; runs ``daily`` at the start and once a day."""

    def __init__(self, notifier: Notifier, daily: Callable[[], object], *, finishing: float = FINISHING) -> None:
        self._notifier = notifier
        self._daily = daily
        self._finishing = finishing
        self._next_day = -math.inf
        self._process = 0
        self._starting = Lock()
        self._stopping = Event()
        self._lines: list[Line] = []
        self._loops: list[Loop] = []

    def start(self) -> None:
        """Run in this process, if it does not yet: a fork begins without the threads."""
        with self._starting:
            if self._process != os.getpid():
                self._process = os.getpid()
                kinds = ways(self._notifier)
                self._lines = [Line() for _ in kinds]
                self._loops = [Loop("housekeeping", self._keep_house)]
                for way, line in zip(kinds, self._lines, strict=True):
                    self._loops.append(Loop(f"notifications: {way[0]}", partial(send_by, self._notifier, way, line)))
                atexit.register(self.stop)

    def wake(self) -> None:
        """There is something to send."""
        for loop in self._loops:
            loop.wake()

    def stop(self) -> None:
        """Finish what is being sent, cut it off if that takes long, and nothing more; what is left waits."""
        atexit.unregister(self.stop)
        self._stopping.set()
        for line in self._lines:
            line.close()
        for loop in self._loops:
            loop.close()
        self._wait(self._finishing)
        for line in self._lines:
            line.cut()
        self._wait(LEAVING)

    def _wait(self, seconds: float) -> None:
        """Wait for all threads, so long at most."""
        end = time.monotonic() + seconds
        for loop in self._loops:
            loop.wait(end - time.monotonic())

    def _keep_house(self) -> None:
        inbox = self._notifier.inbox
        inbox.erase_asked()
        self._notifier.drop_what_is_off()
        if time.monotonic() >= self._next_day:
            self._next_day = time.monotonic() + DAY
            self._daily()
        while inbox.tidy() and not self._stopping.wait(BREATH):
            inbox.erase_asked()  # nobody's erasure waits until all is indexed
