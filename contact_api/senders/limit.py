"""How many times one sender may post, counted by ``limits``."""

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network

from flask import request
from limits import RateLimitItem, parse_many
from limits.strategies import RateLimiter

# Each wrong try costs a guesser a share of a small number, and the endpoint the work of a slow hash.
SIGN_IN_LIMIT = "5 per minute; 30 per hour"


class TooManyError(Exception):
    """A sender has posted more often than is allowed; ``wait``: for so many seconds nothing more is taken."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


@dataclass(frozen=True)
class SenderLimit:
    """So many posts of one sender to one ``place``."""

    counts: RateLimiter
    items: Sequence[RateLimitItem]
    place: str

    def count(self, address: str) -> None:
        """Count one more. Raises TooManyError where that is more than one of the limits allows."""
        for item in self.items:
            if not self.counts.hit(item, self.place, address):
                ends = self.counts.get_window_stats(item, self.place, address).reset_time
                raise TooManyError(max(1, int(ends - time.time())))

    def forgive(self, address: str) -> None:
        """Count none of what this sender has posted."""
        for item in self.items:
            self.counts.clear(item, self.place, address)


def sender_limit(counts: RateLimiter, limits: str, place: str) -> SenderLimit:
    """The limit that a text such as “5 per minute; 50 per day” describes, the shortest time first; empty: none."""
    return SenderLimit(counts, sorted(parse_many(limits)) if limits else [], place)


def sender() -> str:
    """Who is counted of this request."""
    return subscriber(without_port(request.remote_addr or ""))


def without_port(address: str) -> str:
    """The address alone: some proxies write the port behind it, and IPv6 in brackets (RFC 7239, 6)."""
    if address.startswith("["):
        return address[1:].partition("]")[0]
    host, _, port = address.rpartition(":")
    return host if port.isdecimal() and host and ":" not in host else address


def subscriber(address: str) -> str:
    """The address; of IPv6, the network around it, which is the least that one subscriber has."""
    if ":" not in address:
        return address
    with suppress(ValueError):
        number = IPv6Address(address.partition("%")[0])
        return str(number.ipv4_mapped or IPv6Network((number, 64), strict=False))
    return address
