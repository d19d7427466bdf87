"""Where senders are counted: within one process, or in a store that several share, as long as that answers."""

import logging
import time
from collections.abc import Callable
from threading import Lock
from typing import TypeVar

from cachetools import TLRUCache
from limits.errors import ConfigurationError, StorageError
from limits.storage import RedisStorage, Storage
from limits.strategies import FixedWindowRateLimiter

from contact_api.settings import SettingsError, masked

MOST = 100_000  # counts; beyond that, those longest untouched are forgotten
WAIT = 1  # seconds for a store that does not answer
PAUSE = 5  # seconds until a store that was away is asked again

Answer = TypeVar("Answer")


def open_counts(store: str, logger: logging.Logger) -> FixedWindowRateLimiter:
    """What counts, in the store of this address. Raises SettingsError.

    Whoever counts never fails and never waits long: an enquiry does not wait for a store.
    """
    if store == "memory://":
        return FixedWindowRateLimiter(BoundedStorage())
    try:
        shared = RedisStorage(store, wrap_exceptions=True, socket_connect_timeout=WAIT, socket_timeout=WAIT)
    except ConfigurationError as error:
        raise SettingsError(f"CONTACT_RATE_STORE is “{masked(store)}”, but: {error}.") from None
    return FixedWindowRateLimiter(SharedStorage(shared, logger))


class BoundedStorage(Storage):
    """A storage for ``limits``, whose own in memory goes through all keys a hundred times a second."""

    STORAGE_SCHEME = None
    base_exceptions = ()

    def __init__(self) -> None:
        super().__init__()
        self._counting = Lock()
        self.reset()

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count, and how many it is now; the first one begins a time of ``expiry`` seconds."""
        with self._counting:
            number, expires = self._counts.get(key, (0, time.time() + expiry))
            self._counts[key] = number + amount, expires
        return number + amount

    def get(self, key: str) -> int:
        """How many it is now."""
        with self._counting:
            return self._counts.get(key, (0, 0))[0]

    def get_expiry(self, key: str) -> float:
        """When the time of a key ends."""
        with self._counting:
            return self._counts.get(key, (0, time.time()))[1]

    def check(self) -> bool:
        """Memory is always there."""
        return True

    def reset(self) -> None:
        """Forget all. Of each key it is known how many, and until which moment (seconds since 1970)."""
        self._counts: TLRUCache[str, tuple[int, float]] = TLRUCache(
            MOST, ttu=lambda key, count, now: count[1], timer=time.time
        )

    def clear(self, key: str) -> None:
        """Forget one."""
        with self._counting:
            self._counts.pop(key, None)


class SharedStorage(Storage):
    """A store that several processes share; while it is away, this process counts for itself, and the log says so.

    Whoever finds it away waits for it, once every ``PAUSE`` seconds one; nobody else does.
    """

    STORAGE_SCHEME = None
    base_exceptions = ()

    def __init__(self, shared: Storage, logger: logging.Logger) -> None:
        super().__init__()
        self.reason = ""  # why it is away; empty while it is there
        self._shared, self._own, self._logger = shared, BoundedStorage(), logger
        self._noting, self._again = Lock(), 0.0

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count, and how many it is now; the first one begins a time of ``expiry`` seconds."""
        return self._ask(lambda store: store.incr(key, expiry, amount))

    def get(self, key: str) -> int:
        """How many it is now."""
        return self._ask(lambda store: store.get(key))

    def get_expiry(self, key: str) -> float:
        """When the time of a key ends."""
        return self._ask(lambda store: store.get_expiry(key))

    def clear(self, key: str) -> None:
        """Forget one."""
        self._ask(lambda store: store.clear(key))

    def check(self) -> bool:
        """Whether the shared store answers."""
        self.get("check")
        return not self.reason

    def reset(self) -> None:
        """Forget what this process counted; what is shared is not its own."""
        self._own.reset()

    def _ask(self, question: Callable[[Storage], Answer]) -> Answer:
        if self._is_turn():
            try:
                answer = question(self._shared)
            except StorageError as error:
                self._note(str(error))
            else:
                self._note("")
                return answer
        return question(self._own)

    def _is_turn(self) -> bool:
        """Whether to ask the shared store: always while it is there, else one asker after each pause."""
        if not self.reason:
            return True
        with self._noting:
            is_turn = time.monotonic() >= self._again
            if is_turn:
                self._again = time.monotonic() + PAUSE
        return is_turn

    def _note(self, reason: str) -> None:
        """Remember whether the store is there, and say so where that is new."""
        if reason == self.reason == "":
            return
        with self._noting:
            was, self.reason = self.reason, reason
            self._again = time.monotonic() + PAUSE
        if reason and not was:
            self._logger.warning("outcome=rate_store_away reason=%s", reason)
        elif was and not reason:
            self._logger.warning("outcome=rate_store_back")


def why_alone(counts: FixedWindowRateLimiter) -> str:
    """Why this process counts for itself, though the store is shared; empty where all is as it should be."""
    store = counts.storage
    return store.reason if isinstance(store, SharedStorage) and not store.check() else ""
