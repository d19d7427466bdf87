"""The endpoint as the tests use it: its own folder for what it keeps, nothing of this machine's settings."""

import os
import subprocess
from pathlib import Path

import pytest
import redis
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache
from redis.backoff import ConstantBackoff
from redis.retry import Retry

from contact_api import create_app
from contact_api.inbox import open_inbox
from tests.contact_api.postgresql import LOCALES, Server
from tests.needs import needs
from tests.published import FOLDERS, publish

SITE = "http://127.0.0.1:8000"
FILES = {"sqlite": "sqlite:///var/inbox.db", "csv": "csv:///var/inbox.csv"}


class Browser(FlaskClient):
    """A client that finds the endpoint where the site is."""

    def open(self, *args, **kwargs):
        return super().open(*args, **{"base_url": SITE} | kwargs)


@pytest.fixture(autouse=True, scope="session")
def templates_compiled_once(tmp_path_factory):
    """Applications are made by the hundred here, from the same templates."""
    folder = tmp_path_factory.mktemp("templates")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Flask, "jinja_options", {"bytecode_cache": FileSystemBytecodeCache(str(folder))})
        yield


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch):
    """Whatever CONTACT_… is set where the tests run, they do not see it."""
    for name in [name for name in os.environ if name.startswith("CONTACT_")]:
        monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def no_content(monkeypatch, tmp_path):
    """What is being written is not there: the endpoint knows what was published."""
    monkeypatch.setattr("ground.facts.CONTENT", tmp_path / "no" / "content")


@pytest.fixture
def online(tmp_path) -> Path:
    """The folder of an endpoint, with a site that is online."""
    if not any((tmp_path / folder).exists() for folder in FOLDERS):
        publish(tmp_path)
    return tmp_path


@pytest.fixture
def make_app(online):
    """Make an application with these settings, closed at the end of the test."""
    made = []

    def make(**settings):
        app = create_app({"ROOT": online, "TESTING": True, "CONTACT_RATE_LIMIT": "", **settings})
        app.test_client_class = Browser
        made.append(app)
        return app

    yield make
    for app in made:
        app.extensions["contact"].inbox.close()


@pytest.fixture
def app(make_app):
    """The application with the settings of a first start, and no rate limit."""
    return make_app()


@pytest.fixture
def client(app):
    """A browser that says where its forms come from."""
    client = app.test_client()
    client.environ_base["HTTP_ORIGIN"] = SITE
    return client


@pytest.fixture
def runner(app):
    """The shell."""
    return app.test_cli_runner()


@pytest.fixture
def kept(app):
    """A function that gives what the inbox holds, newest first."""
    return lambda state="all": list(app.extensions["contact"].inbox.enquiries(state))


@pytest.fixture
def enquiry():
    """What a person types, by field."""
    return {
        "name": "Ada Lovelace",
        "email": "ada@lovelace.it",
        "message": "Buongiorno, mi serve una mano con l’agenda.",
        "language": "it",
    }


@pytest.fixture
def project() -> Path:
    """The folder of the project."""
    return Path(__file__).parents[2]


@pytest.fixture(params=[*FILES, "postgresql"])
def address(request):
    """The address of an empty inbox of each kind."""
    return address_of(request)


def address_of(request) -> str:
    """What ``request.param`` names: one in a file, or in PostgreSQL, where a locale may be named."""
    kind, _, locale = request.param.partition("-")
    if kind in FILES:
        return FILES[kind]
    server = request.getfixturevalue("postgresql")
    return server.empty_database(locale, LOCALES[locale]) if locale else server.empty_database()


@pytest.fixture
def inbox(address, tmp_path):
    """An empty inbox of each kind."""
    inbox = open_inbox(address, tmp_path)
    yield inbox
    inbox.close()


@pytest.fixture(scope="session")
def postgresql():
    """A PostgreSQL server; left out where there is none, a failure under CI."""
    needs("initdb", "postgresql")
    server = Server()
    server.start()
    yield server
    server.remove()


@pytest.fixture
def start_redis(tmp_path):
    """A function that starts a Redis on a port; left out where there is none, a failure under CI."""
    server = needs("redis-server")
    running = []

    def start(port):
        options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        running.append(subprocess.Popen([server, *options], cwd=tmp_path, stdout=subprocess.DEVNULL))
        patience = Retry(ConstantBackoff(0.05), 600)
        with redis.Redis(port=port, retry=patience, retry_on_error=[redis.ConnectionError]) as client:
            client.ping()
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.wait()
