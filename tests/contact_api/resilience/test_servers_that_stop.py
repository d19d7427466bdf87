"""PostgreSQL and Redis: they stop and come back, and several processes count together."""

import json
import signal
import urllib.request
import uuid

import pytest

from contact_api.inbox import together
from tests.contact_api.notify.conftest import free_port
from tests.contact_api.resilience.test_failures import post

JSON = {"Accept": "application/json"}


def test_postgresql_stops_and_comes_back(make_app, postgresql, enquiry):
    """While it is away: 503, what was typed, and health says so; afterwards a 201 without a new start."""
    app = make_app(CONTACT_INBOX=postgresql.empty_database())
    client = app.test_client()
    client.environ_base["HTTP_ORIGIN"] = "http://127.0.0.1:8000"
    assert client.post("/api/contact", data=enquiry).status_code == 303
    enquiry |= {"phone": "12"}
    postgresql.stop("immediate")
    try:
        page = client.post("/api/contact", data=enquiry)
        assert page.status_code == 503
        assert enquiry["message"] in page.text
        assert int(page.headers["Retry-After"]) > 0
        answer = client.post("/api/contact", json=enquiry, headers=JSON)
        assert (answer.status_code, list(answer.json["errors"])) == (503, ["form"])
        assert client.get("/api/health").status_code == 503
    finally:
        postgresql.start()
    assert client.get("/api/health").json == {"status": "ok"}
    assert client.post("/api/contact", json=enquiry, headers=JSON).status_code == 201
    assert sorted(row.phone for row in app.extensions["contact"].inbox.enquiries()) == ["", "12"]


def test_postgresql_hangs(make_app, postgresql, enquiry, monkeypatch, until):
    """Who waits for a server that gives no answer gets one: 503, what was typed; it is kept once, later."""
    monkeypatch.setattr(together, "PATIENCE", 1)
    app = make_app(CONTACT_INBOX=postgresql.empty_database())
    client = app.test_client()
    client.environ_base["HTTP_ORIGIN"] = "http://127.0.0.1:8000"
    assert client.post("/api/contact", data=enquiry).status_code == 303
    enquiry |= {"phone": "12", "submission_id": str(uuid.uuid4())}
    with postgresql.frozen():
        for _ in range(2):
            page = client.post("/api/contact", data=enquiry)
            assert (page.status_code, enquiry["message"] in page.text) == (503, True)
        assert client.get("/api/health").status_code == 503
    until(lambda: client.get("/api/health").status_code == 200, 20)
    answer = client.post("/api/contact", json=enquiry, headers=JSON)
    assert (answer.status_code, answer.json["status"]) == (200, "received")
    assert sorted(row.phone for row in app.extensions["contact"].inbox.enquiries()) == ["", "12"]


@pytest.fixture
def start_two(start_server, start_redis):
    """A function that starts a Redis and two servers that count in it; both, and how one of them takes an enquiry."""

    def start(port, enquiry):
        store = start_redis(port)
        settings = {"CONTACT_RATE_LIMIT": "3 per hour", "CONTACT_RATE_STORE": f"redis://127.0.0.1:{port}/0"}
        servers = [start_server("--workers", "1", **settings) for _ in range(2)]

        def status(server):
            return post(server, enquiry | {"submission_id": str(uuid.uuid4())}, json_wanted=True)[0]

        return store, servers, status

    return start


def test_processes_count_together(start_two, start_redis, enquiry, until):
    """Two servers with one Redis count a sender together; while it is away, each by itself, and they say so."""
    port = free_port()
    store, (one, two), status = start_two(port, enquiry)
    assert [status(server) for server in (one, two, one, two, one)] == [201, 201, 201, 429, 429]
    assert health(one) == {"status": "ok"}
    store.kill()
    store.wait()
    assert [status(server) for server in (one, one, one, one, two)] == [201, 201, 201, 429, 201]
    for server in (one, two):
        assert health(server) == {"status": "ok", "rate_store": "away"}
    log = one.log.read_text()  # of both
    assert log.count("outcome=rate_store_away reason=Error 111 connecting to") == 2
    start_redis(port)
    until(lambda: health(one) == health(two) == {"status": "ok"}, 30)
    assert [status(server) for server in (one, two, one, two, one)] == [201, 201, 201, 429, 429]
    assert one.log.read_text().count("outcome=rate_store_back") == 2


def test_redis_hangs(start_two, enquiry, until):
    """Enquiries do not wait for a Redis that gives no answer, and each process holds the limit."""
    store, (one, two), status = start_two(free_port(), enquiry)
    store.send_signal(signal.SIGSTOP)
    assert [status(server) for server in (one, one, one, one, two)] == [201, 201, 201, 429, 201]
    assert health(one) == {"status": "ok", "rate_store": "away"}
    store.send_signal(signal.SIGCONT)
    until(lambda: health(one) == {"status": "ok"}, 30)


def health(server):
    """What the health answer says."""
    with urllib.request.urlopen(f"{server.url}/api/health", timeout=20) as answer:  # noqa: S310 - it is the test’s own
        return json.load(answer)
