"""Proxies that say less than the settings expect of them."""

import logging

import pytest
from flask import request

HEADERS = ("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host")
SITE = "http://127.0.0.1:8000"


@pytest.fixture
def told(make_app, enquiry, caplog):
    """A function that posts some times through so many proxies, and gives what the log said of them."""

    def post(trusted, headers, times=1):
        client = make_app(CONTACT_TRUSTED_PROXIES=str(trusted)).test_client()
        caplog.clear()
        caplog.set_level(logging.WARNING)
        for _ in range(times):
            client.post("/api/contact", json=enquiry, headers={"Origin": SITE, **headers})
        return [record.getMessage() for record in caplog.records if "proxies_missing" in record.getMessage()]

    return post


def test_fewer_than_trusted_is_told_once(told):
    """Each header that holds too few is named once, with how many there are, and nothing of what it says."""
    messages = told(2, {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"}, times=3)
    assert [message.partition(":")[0] for message in messages] == [
        "outcome=proxies_missing header=X-Forwarded-For entries=1 wanted=2",
        "outcome=proxies_missing header=X-Forwarded-Host entries=0 wanted=1",
    ]
    assert "CONTACT_TRUSTED_PROXIES" in messages[0]
    assert "203.0.113.9" not in "".join(messages)


def test_a_proxy_that_says_nothing(told):
    """A header that is missing altogether is named, too."""
    assert len(told(1, {})) == 3


@pytest.mark.parametrize("entries", ["a.it", "a.it, b.it, c.it"])
def test_enough_or_no_trust(told, entries):
    """Where there are as many as are trusted, or more, or none is trusted, there is nothing to tell."""
    assert told(1, dict.fromkeys(HEADERS, entries)) == []
    assert told(0, {}) == []


@pytest.mark.parametrize(("trusted", "scheme"), [(0, "http"), (1, "https"), (2, "https")])
def test_scheme_and_host_of_the_last_proxy(make_app, trusted, scheme):
    """Several proxies say once, as one does, with which scheme and host they were asked."""
    said = {
        "X-Forwarded-For": "203.0.113.9, 192.0.2.1",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "site.example",
    }
    app = make_app(CONTACT_TRUSTED_PROXIES=str(trusted))
    seen = []
    app.before_request(lambda: seen.append((request.scheme, request.host, request.remote_addr)))
    app.test_client().get("/api/health", headers=said)
    host = "site.example" if trusted else "127.0.0.1:8000"
    address = ["127.0.0.1", "192.0.2.1", "203.0.113.9"][trusted]
    assert seen == [(scheme, host, address)]


def test_looking_tells_nothing(make_app, caplog):
    """Whoever asks the endpoint for its health on the machine itself comes through no proxy."""
    make_app(CONTACT_TRUSTED_PROXIES="1").test_client().get("/api/health")
    assert "proxies_missing" not in caplog.text
