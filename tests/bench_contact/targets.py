"""The servers that are measured: this endpoint, what its libraries manage by themselves, and Isso."""

import os
import runpy
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench_build.peers import installed
from tests.bench_contact.reading import fill
from tests.published import FOLDERS, publish

PROJECT = Path(__file__).parents[2]
CONFIG = "deploy/gunicorn.conf.py"
SITE = "http://127.0.0.1:8000"
OURS, BARE, FLASK, ISSO = "this endpoint", "Flask-WTF alone", "Flask alone", "Isso"
# A server of comments that keeps them in SQLite; from the package index, nothing of the site needs it.
ISSO_PACKAGES = ("isso==0.14.0", "gunicorn==27.0.1")
ISSO_SETTINGS = """[general]
dbpath = {folder}/comments.db
host = {site}
[server]
trusted-proxies = 127.0.0.1
"""
# {n} is the number of the request and {id} a UUID of it.
TEXT = "Buongiorno, mi serve una mano con l'agenda. " * 10
FORM = (
    "name=Ada+Lovelace&email=ada{n}%40lovelace.it&message=TEXT{id}&language=it&topic=&website=&submission_id={id}"
).replace("TEXT", TEXT.replace(" ", "+").replace(",", "%2C").replace("'", "%27"))
COMMENT = f'{{"author": "Ada Lovelace", "email": "ada{{n}}@lovelace.it", "title": "Contatti", "text": "{TEXT}{{id}}"}}'


@dataclass(frozen=True)
class Post:
    """A request that is made again and again."""

    path: str
    kind: str
    body: str

    @property
    def headers(self) -> dict[str, str]:
        """What goes with it, but for the address of its sender."""
        return {"Content-Type": self.kind, "Origin": SITE, "Accept": "application/json"}


ENQUIRY = Post("/api/contact", "application/x-www-form-urlencoded", FORM)


@dataclass(frozen=True)
class Target:
    """A server: ``rows`` are kept in it before, and the ``command`` lacks but where to listen."""

    name: str
    command: Sequence[str]
    post: Post = ENQUIRY
    rows: int = 0
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """That of its process: nothing of this machine's settings."""
        return {name: value for name, value in os.environ.items() if not name.startswith("CONTACT_")} | self.settings


def gunicorn(python: Path | str, *options: str) -> list[str]:
    """The beginning of a command."""
    return [str(python), "-m", "gunicorn", *options]


def endpoint(folder: Path, rows: int) -> Target:
    """This one as it is deployed, behind one proxy, with its limit on."""
    url = f"sqlite:///{folder}/inbox.db"
    fill(url, folder, rows)
    publish(folder)
    settings = {
        "CONTACT_INBOX": url,
        "CONTACT_PUBLISHED": str(folder / FOLDERS[0]),
        "CONTACT_SECRET_KEY": "k" * 32,
        "CONTACT_SITE_URL": SITE,
        "CONTACT_TRUSTED_PROXIES": "1",
    }
    return Target(
        OURS, gunicorn(sys.executable, "--config", CONFIG, "contact_api:create_app()"), ENQUIRY, rows, settings
    )


def floor(name: str) -> Target:
    """What the library manages that keeps nothing; through the same workers and threads."""
    served = runpy.run_path(str(PROJECT / CONFIG))
    options = {"--worker-class": "worker_class", "--threads": "threads", "--workers": "workers"}
    given = [word for option, key in options.items() for word in (option, str(served[key]))]
    application = f"tests.bench_contact.floor:create_app({name == BARE})"
    return Target(name, gunicorn(sys.executable, *given, "--preload", application))


def isso(work: Path, folder: Path) -> Target:
    """Isso with its own settings, started as its manual says, behind one proxy."""
    workers = str(runpy.run_path(str(PROJECT / CONFIG))["workers"])
    installed(work / "isso", ISSO_PACKAGES)
    settings = folder / "isso.cfg"
    settings.write_text(ISSO_SETTINGS.format(folder=folder, site=SITE), encoding="utf-8")
    command = gunicorn(work / "isso" / "bin" / "python", "--workers", workers, "--preload", "isso.run")
    post = Post("/new?uri=%2Fcontatti%2F", "application/json", COMMENT)
    return Target(ISSO, command, post, settings={"ISSO_SETTINGS": str(settings)})
