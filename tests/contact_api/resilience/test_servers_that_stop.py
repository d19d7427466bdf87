"""PostgreSQL and Redis: they stop and come back, and several processes count together."""

import subprocess
import uuid

import pytest
import redis

from contact_api.inbox import together
from tests.contact_api.notify.conftest import free_port
from tests.contact_api.resilience.test_failures import post
from tests.needs import needs

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
def start_redis(tmp_path, until):
    """Start a Redis on a port; left out where there is none, a failure under CI."""
    server = needs("redis-server")
    running = []

    def start(port):
        options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        running.append(subprocess.Popen([server, *options], cwd=tmp_path, stdout=subprocess.DEVNULL))
        until(lambda: awake(port), 30)
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.wait()


def awake(port):
    """Whether a Redis answers on this port."""
    with redis.Redis(port=port) as client:
        try:
            return client.ping()
        except redis.ConnectionError:
            return False


def test_processes_count_together(start_server, start_redis, enquiry):
    """Two servers with one Redis count a sender together; without it both still take what comes."""
    port = free_port()
    server = start_redis(port)
    settings = {"CONTACT_RATE_LIMIT": "3 per hour", "CONTACT_RATE_STORE": f"redis://127.0.0.1:{port}/0"}
    one, two = (start_server("--workers", "1", **settings) for _ in range(2))

    def status(process):
        return post(process, enquiry | {"submission_id": str(uuid.uuid4())}, json_wanted=True)[0]

    assert [status(process) for process in (one, two, one, two, one)] == [201, 201, 201, 429, 429]
    server.kill()
    server.wait()
    assert [status(process) for process in (one, two)] == [201, 201]
