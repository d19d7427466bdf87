"""Where senders are counted within one process: bounded, and the same work however many there are."""

import time
from threading import Lock
from typing import Any

from cachetools import TLRUCache
from limits.storage import Storage

SCHEME = "bounded"
MOST = 100_000  # counts; beyond that, those longest untouched are forgotten


class BoundedStorage(Storage):
    """A storage for ``limits``, whose own in memory goes through all keys a hundred times a second."""

    STORAGE_SCHEME = [SCHEME]  # noqa: RUF012 - limits registers the class by it
    base_exceptions = ()

    def __init__(self, uri: str | None = None, wrap_exceptions: bool = False, **options: Any) -> None:
        super().__init__(uri, wrap_exceptions, **options)
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
