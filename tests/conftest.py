"""The real site, built once a run, the real server around it, and a real browser."""

import contextlib
import dataclasses
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import sync_playwright

from desk.build import build
from desk.website import Website
from ground.addresses import Addresses
from ground.facts import CONTENT, Facts
from ground.published import read_published
from tests.facts import copy_content
from tests.needs import needs
from tests.places import places
from tests.serving import files_in, listen, serving

PROJECT = Path(__file__).parents[1]
# Shown in English and German too, with a notice, because they lack it.
ITALIAN_ONLY = """Title: Una pagina che c’è in una lingua sola
Description: Una pagina scritta per ora soltanto in italiano, e altrove mostrata com’è, con un avviso in cima.
Slug: solo-in-italiano

La *traduzione* arriverà. Intanto [scrivimi]({filename}contact.md).

## Un titolo che in tedesco nessuno ha scritto

- Una riga, con la parola [Feierabend]{lang=de}.
- Un’altra.

> Una citazione.

| Servizio | Precipitevolissimevolmente | Rindfleischetikettierungsgesetz | Prezzo |
|---|---|---|---|
| Agenda e appuntamenti | sì, volentieri, quando serve | Donaudampfschifffahrtsgesellschaft | 40 € |

    https://www.example.com/un/indirizzo/che/non/finisce/mai/e/non/si/puo/spezzare

/// action
[Scrivimi]({filename}contact.md)
///
"""
# The sandbox needs a user namespace, which containers and root lack; the rest keeps it off the network.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]

hypothesis.settings.register_profile("patient", deadline=None)  # a busy machine is no failure
hypothesis.settings.load_profile("patient")


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
        return self.addresses.page(language, key)

    @cached_property
    def addresses(self) -> Addresses:
        """Where the pages stand, as the endpoint is told."""
        return read_published(self.var / "preview" / "published").addresses

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


def pytest_xdist_auto_num_workers() -> int:
    """Two more than there are processors, as some tests wait for what they ill-treat."""
    return (os.cpu_count() or 1) + 2


def build_site(root: Path, content: Path, **settings: object) -> BuiltSite:
    """Build a content folder for working on it; ``settings``: others than the usual ones."""
    site = BuiltSite(root / "output", root / "var", Facts(content))
    assert build(**{**places(root, content), **settings}), "the site does not build; see above"
    return site


@pytest.fixture(scope="session")
def build_once(tmp_path_factory):
    """A function that builds the site of a name in a folder for all processes of the run; the copy of this one.

    The first process to ask lets ``put`` write the ``content`` there, and builds it with these settings.
    """
    base = tmp_path_factory.getbasetemp()
    common = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def build_once(name: str, put: Callable[[Path], object], **settings: object) -> BuiltSite:
        built, own = common / f"{name}-built", base / name
        with (common / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not built.exists():
                begun = tmp_path_factory.mktemp(f"{name}-begun")
                put(begun / "content")
                build_site(begun, begun / "content", **settings)
                begun.rename(built)
        shutil.copytree(built, own)
        return BuiltSite(own / "output", own / "var", Facts(own / "content"))

    return build_once


@pytest.fixture(scope="session")
def site(build_once) -> BuiltSite:
    """The real content, built for working on it, with its cards."""
    return build_once("site", lambda content: shutil.copytree(CONTENT, content), DRAWS_CARDS=True)


@pytest.fixture(scope="session")
def unfilled_site(build_once) -> BuiltSite:
    """The real pages with the facts as they are before they are filled in."""
    return build_once("unfilled", copy_content)


@pytest.fixture(scope="session")
def served_site(build_once):
    """The real site, with one page still to be translated, and the endpoint on one address."""
    with serve(build_once("served", put_served)) as served:
        yield served


def put_served(content: Path) -> None:
    """Put the real content, and that page, into a folder."""
    shutil.copytree(CONTENT, content)
    (content / "it" / "italian-only.md").write_text(ITALIAN_ONLY, encoding="utf-8")


@contextlib.contextmanager
def serve(site: BuiltSite) -> Iterator[ServedSite]:
    """Serve a site that was built, with the endpoint on one address."""
    listening, url = listen()
    settings = {"ROOT": site.var.parent, "CONTACT_INBOX": "sqlite:///var/inbox.db", "CONTACT_RATE_LIMIT": ""}
    application = Website(files_in(site.output), site.facts.languages, url, **settings)
    endpoint = application.endpoint
    with serving(application, listening):
        yield ServedSite(site.output, site.var, site.facts, url, endpoint)
    endpoint.extensions["contact"].worker.stop()
    endpoint.extensions["contact"].inbox.close()


@pytest.fixture(scope="session")
def browser():
    """One browser for the whole run; left out where there is none, a failure under CI."""
    path = needs("chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()
