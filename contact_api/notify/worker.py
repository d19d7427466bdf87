"""The thread of each server process that sends notifications and, once a day, lets go of old enquiries."""

import atexit
import logging
import math
import os
import time
from collections.abc import Callable
from threading import Event, Lock, Thread

from contact_api.inbox import InboxError
from contact_api.notify import TIMEOUT, without_words
from contact_api.notify.notifier import Notifier

PAUSE = 15  # seconds between looks at what other processes left, or what is due again
BREATH = 0.1  # seconds between two steps of tidying, in which visitors have the inbox to themselves
DAY = 24 * 60 * 60

logger = logging.getLogger(__name__)


class Worker:
    """Sends what is due, soon after ``wake`` and now and then; runs ``daily`` at the start and once a day."""

    def __init__(self, notifier: Notifier, daily: Callable[[], object]) -> None:
        self._notifier = notifier
        self._daily = daily
        self._next_day = -math.inf
        self._process = 0
        self._starting = Lock()
        self._woken = Event()
        self._stopping = Event()
        self._thread = Thread()

    def start(self) -> None:
        """Run in this process, if it does not yet: a fork begins without the thread."""
        with self._starting:
            if self._process != os.getpid():
                self._process = os.getpid()
                self._thread = Thread(target=self._run, name="notifications", daemon=True)
                self._thread.start()
                atexit.register(self.stop)

    def wake(self) -> None:
        """There is something to send."""
        self._woken.set()

    def stop(self) -> None:
        """Finish what is being sent and nothing more; what is left waits in the outbox."""
        atexit.unregister(self.stop)
        self._stopping.set()
        self._woken.set()
        if self._process == os.getpid():
            self._thread.join(2 * TIMEOUT)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._notifier.inbox.erase_asked()
                self._notifier.send_due(self._stopping.is_set)
                if time.monotonic() >= self._next_day:
                    self._next_day = time.monotonic() + DAY
                    self._daily()
                while self._notifier.inbox.tidy() and not self._woken.wait(BREATH):
                    pass
            except InboxError as error:
                logger.warning("outcome=unavailable reason=%s", error)
            except Exception as error:
                logger.error("outcome=failed %s", without_words(error))
            self._woken.wait(PAUSE)
            self._woken.clear()
