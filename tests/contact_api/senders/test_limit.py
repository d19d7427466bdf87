"""Who is counted as one sender, and how often one may post."""

import pytest
from limits.strategies import FixedWindowRateLimiter

from contact_api.senders.limit import TooManyError, sender_limit, subscriber, without_port
from contact_api.senders.store import BoundedStorage


@pytest.fixture
def counts():
    return FixedWindowRateLimiter(BoundedStorage())


def taken(limit, sender, times=1):
    """How many of so many posts are taken, and how long the next one has to wait."""
    number, wait = 0, 0
    for _ in range(times):
        try:
            limit.count(sender)
            number += 1
        except TooManyError as error:
            wait = error.wait
    return number, wait


@pytest.mark.parametrize(
    ("written", "counted"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("203.0.113.9:50001", "203.0.113.9"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2:ffff::9]", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2::9]:50001", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("[::ffff:203.0.113.9]:50001", "203.0.113.9"),
        ("fe80::1%eth0", "fe80::/64"),
        ("unknown", "unknown"),
        ("host.example:443", "host.example"),
        ("", ""),
    ],
)
def test_one_sender_however_it_is_written(written, counted):
    """Ports and brackets part nobody from himself; of IPv6 the network counts."""
    assert subscriber(without_port(written)) == counted


def test_limit_with_ports_behind_a_proxy(make_app, enquiry):
    """A proxy that writes the port of each connection does not give a sender a new allowance with each."""
    client = make_app(CONTACT_RATE_LIMIT="1 per hour", CONTACT_TRUSTED_PROXIES="1").test_client()

    def post(forwarded):
        headers = {"Origin": "http://127.0.0.1:8000", "X-Forwarded-For": forwarded, "Accept": "application/json"}
        return client.post("/api/contact", json=enquiry, headers=headers).status_code

    senders = ["203.0.113.9:50001", "203.0.113.9:50002", "203.0.113.10:50001", "[2001:db8::1]:1", "[2001:db8::1]:2"]
    assert [post(sender) for sender in senders] == [201, 429, 200, 200, 429]


def test_several_limits(counts):
    """The shortest time counts first: what it refuses uses up nothing of the longer ones."""
    limit = sender_limit(counts, "5 per hour; 2 per minute", "here")
    number, wait = taken(limit, "ada", 9)
    assert (number, 0 < wait <= 60) == (2, True)
    hourly = sender_limit(counts, "5 per hour", "here")
    number, wait = taken(hourly, "ada", 9)
    assert (number, 60 < wait <= 3600) == (3, True)


def test_senders_and_places_apart(counts):
    """What one sender posts to one place counts for nobody else and nowhere else; it can be forgiven."""
    here, there = sender_limit(counts, "1 per hour", "here"), sender_limit(counts, "1 per hour", "there")
    assert [taken(here, "ada", 2)[0], taken(here, "bob", 2)[0], taken(there, "ada", 2)[0]] == [1, 1, 1]
    here.forgive("ada")
    assert [taken(here, "ada")[0], taken(here, "bob")[0], taken(there, "ada")[0]] == [1, 0, 0]


def test_no_limit(counts):
    """An empty limit refuses nobody."""
    assert taken(sender_limit(counts, "", "here"), "ada", 500) == (500, 0)
