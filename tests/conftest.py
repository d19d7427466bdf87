"""The real site, built once a session, the real server around it, and a real browser."""

import dataclasses
import os
import shutil
import socket
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from waitress import create_server

from desk.build import build
from desk.website import website
from site_facts import Facts

PROJECT = Path(__file__).parents[1]
CHROMIUM = shutil.which("chromium")
MISSING = "chromium is not installed; install it with: apt-get install chromium"
# The sandbox needs a user namespace, which containers and root lack; the rest keeps it off the network.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


@dataclass
class BuiltSite:
    """The real site as it was built: where it is, and what was told meanwhile."""

    output: Path
    var: Path
    facts: Facts

    def pages(self, language: str) -> list[str]:
        """The addresses of all pages of a language, its 404 page included."""
        addresses = sorted(self.address_of(path) for path in self.output.rglob("*.html"))
        return [address for address in addresses if self.language_of(address) == language]

    def kinds(self, language: str) -> list[str]:
        """The pages of a language, the contact page with a topic chosen standing once for all topics."""
        topics = [page for page in self.pages(language) if page.startswith(self.address(language, "contact"))]
        return [page for page in self.pages(language) if page not in topics[2:]]

    def language_of(self, address: str) -> str:
        """The language of the page at an address."""
        first = address.split("/")[1]
        return first if first in self.facts.languages else self.facts.default_language

    def address_of(self, path: Path) -> str:
        """The address that a file answers."""
        return "/" + path.relative_to(self.output).as_posix().removesuffix("index.html")

    def address(self, language: str, key: str) -> str:
        """The address of the page of a key in a language."""
        return self.facts.page_address(language, key)

    def text(self, address: str) -> str:
        """What stands at an address."""
        path = self.output / address.lstrip("/")
        return (path / "index.html" if address.endswith("/") else path).read_text(encoding="utf-8")


@dataclass
class ServedSite(BuiltSite):
    """The real site behind a real server, with an inbox of its own."""

    url: str
    endpoint: object

    def enquiries(self, search: str = "", state: str = "all") -> list[dict]:
        """What the inbox holds, newest first, each as a dict of its fields."""
        found = self.endpoint.extensions["contact"].inbox.enquiries(state, search)
        return [dataclasses.asdict(enquiry) for enquiry in found]


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> BuiltSite:
    """The real content, built for working on it."""
    root = tmp_path_factory.mktemp("site")
    output, var = root / "output", root / "var"
    assert build(OUTPUT_PATH=str(output), VAR_PATH=str(var)), "the real site does not build; see above"
    return BuiltSite(output, var, Facts())


@pytest.fixture(scope="session")
def served_site(site):
    """The real site and the endpoint on one address of this computer."""
    listening = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    settings = {"ROOT": site.var.parent, "CONTACT_INBOX": "sqlite:///var/inbox.db", "CONTACT_RATE_LIMIT": ""}
    application = website(site.output, url, **settings)
    server = create_server(application, sockets=[listening], threads=8)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    endpoint = application.application.endpoint
    yield ServedSite(site.output, site.var, site.facts, url, endpoint)
    server.trigger.pull_trigger(server.close)
    thread.join(timeout=10)
    server.task_dispatcher.shutdown()
    endpoint.extensions["contact"].worker.stop()
    endpoint.extensions["contact"].inbox.close()


@pytest.fixture(scope="session")
def browser():
    """One browser for the whole run; left out where there is none, a failure under CI."""
    if not CHROMIUM:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()
