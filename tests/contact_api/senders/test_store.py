"""Counting senders in memory: for their time, apart from each other, and never more than fit."""

import threading
import time

import pytest
from limits import RateLimitItemPerHour, RateLimitItemPerSecond
from limits.strategies import FixedWindowRateLimiter

from contact_api.senders import store as rate_store


@pytest.fixture
def store():
    return rate_store.BoundedStorage()


def test_counts_each_by_itself(store):
    """So many of each fit into its time; a new time begins at nothing."""
    limiter, hourly = FixedWindowRateLimiter(store), RateLimitItemPerHour(2)
    assert [limiter.hit(hourly, "ada") for _ in range(3)] == [True, True, False]
    assert limiter.hit(hourly, "bob")
    assert limiter.get_window_stats(hourly, "ada").remaining == 0
    limiter.clear(hourly, "ada")
    assert limiter.test(hourly, "ada")


def test_time_passes(store):
    """After its time, a count is gone."""
    limiter, brief = FixedWindowRateLimiter(store), RateLimitItemPerSecond(1)
    assert limiter.hit(brief, "ada")
    assert not limiter.test(brief, "ada")
    time.sleep(1.05)
    assert limiter.hit(brief, "ada")


def test_bounded(store, monkeypatch):
    """However many there are, those longest untouched are forgotten, and no thread looks after them."""
    monkeypatch.setattr(rate_store, "MOST", 10)
    store.reset()
    threads = threading.active_count()
    for number in range(100):
        store.incr(f"sender {number}", 3600)
    assert [store.get("sender 0"), store.get("sender 99")] == [0, 1]
    assert threading.active_count() == threads


def test_threads_lose_no_count(store):
    """Several threads count together."""

    def count():
        for _ in range(2000):
            store.incr("all", 3600)

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.get("all") == 8000
