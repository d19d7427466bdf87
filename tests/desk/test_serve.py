"""make serve, as a person runs it."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from desk.serve import KIT, SITE, is_of_the_kit
from plugins.findings import ROOT

PROJECT = Path(__file__).parents[2]
COPIED = (
    "content",
    "theme",
    "plugins",
    "desk",
    "contact_api",
    "pelicanconf.py",
    "publishconf.py",
    "ground",
)
PATIENCE = 60


@pytest.fixture
def project(tmp_path):
    """A copy of the project, to change while it is served."""
    for name in COPIED:
        copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copy
        copy(PROJECT / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def start(project):
    """A function that starts the preview and returns it with what it prints, line by line."""
    started = []

    def start_on(port, **settings):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("CONTACT_")}
        process = subprocess.Popen(
            [sys.executable, "-m", "desk", "serve", "--port", str(port)],
            cwd=project,
            env=environment | settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(process)
        return process

    yield start_on
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def read_until(process, text) -> list[str]:
    """The lines up to the one that holds a text."""
    lines = []
    for line in process.stdout:
        lines.append(line)
        if text in line:
            return lines
    pytest.fail(f"never said “{text}”: {''.join(lines)}")


def fetch(url) -> str:
    with urllib.request.urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
        return answer.read().decode()


def test_the_preview_from_start_to_stop(start, project):
    """It says where to look, rebuilds after a change, keeps the site after a mistake, and stops when told."""
    url = f"http://127.0.0.1:{(port := free_port())}"
    process = start(port)
    assert url in read_until(process, "Ctrl-C")[-1]
    assert "<html lang=it" in fetch(f"{url}/")

    page = project / "content" / "it" / "faq.md"
    text = page.read_text(encoding="utf-8")
    time.sleep(1)  # until the folders are watched
    page.write_text(text.replace("Title: ", "Title: Nuovo titolo, ", 1), encoding="utf-8")
    read_until(process, "Ricarica la pagina")
    address = f"{url}/{text.partition('Slug: ')[2].split()[0]}/"
    assert "Nuovo titolo, " in fetch(address)

    page.write_text(text.replace("Title: ", "Titolo: ", 1), encoding="utf-8")
    assert "content/it/faq.md:1: A una pagina serve un titolo" in "".join(read_until(process, "Non ho scritto niente"))
    assert "Nuovo titolo, " in fetch(address)

    process.send_signal(signal.SIGTERM)
    read_until(process, "Fermato.")
    assert process.wait(timeout=PATIENCE) == 0


def test_a_new_topic_can_be_asked_about_at_once(start, project):
    """The endpoint knows it as soon as the form offers it."""
    url = f"http://127.0.0.1:{(port := free_port())}"
    process = start(port, SITE_VAR="elsewhere")  # it looks where the build hands over
    read_until(process, "Ctrl-C")
    time.sleep(1)  # until the folders are watched
    with (project / "content" / "site.toml").open("a", encoding="utf-8") as facts:
        facts.write('\n[[topics]]\nkey = "podcast"\nlabel = { it = "A", en = "B", de = "C" }\n')
    read_until(process, "Ricarica la pagina")
    enquiry = {"name": "Ada", "email": "ada@ada.it", "message": "Un podcast, per favore.", "topic": "podcast"}
    form = urllib.parse.urlencode(enquiry).encode()
    request = urllib.request.Request(f"{url}/api/contact", form, {"Origin": url})  # noqa: S310
    assert "/grazie/" in urllib.request.urlopen(request, timeout=PATIENCE).url  # noqa: S310 - our own server


def test_a_half_written_draft_is_shown(start, project):
    """As far as it goes; what is wrong in it is told, and the rest of the site goes on."""
    url = f"http://127.0.0.1:{(port := free_port())}"
    process = start(port)
    read_until(process, "Ctrl-C")
    time.sleep(1)  # until the folders are watched
    draft = "Status: draft\n\nUn inizio, con [un rimando]({filename}che-non-esiste.md).\n"
    (project / "content" / "it" / "new.md").write_text(draft, encoding="utf-8")
    told = "".join(read_until(process, "Ricarica la pagina"))
    assert "content/it/new.md:1: A una pagina serve un titolo" in told
    assert "content/it/new.md:3: " in told
    assert "Un inizio, con" in fetch(f"{url}/drafts/it/new/")
    assert "<html lang=it" in fetch(f"{url}/")


def test_a_site_below_a_path(start, project):
    """The preview stands below it, too; when another one is written, it moves there."""
    url = f"http://127.0.0.1:{(port := free_port())}"
    facts = project / "content" / "site.toml"
    text = facts.read_text(encoding="utf-8")
    facts.write_text(text.replace('url = "https://www.example.com"', 'url = "https://anna.example.org/sito"'))
    process = start(port)
    assert f"{url}/sito " in read_until(process, "Ctrl-C")[-1]
    assert "href=/sito/contatti/" in fetch(f"{url}/sito/")
    time.sleep(1)  # until the folders are watched
    facts.write_text(text.replace('url = "https://www.example.com"', 'url = "https://anna.example.org/altro"'))
    assert f"{url}/altro " in read_until(process, "Ctrl-C")[-1]
    assert "href=/altro/contatti/" in fetch(f"{url}/")


def test_a_port_that_is_taken(start):
    """The sentence says what to type instead."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = start(port)
        told = process.stdout.read()
        assert process.wait(timeout=PATIENCE) == 1
    assert f"La porta {port} è già occupata." in told
    assert f"make serve PORT={port + 1}" in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("name", "is_kit"),
    [
        ("pelicanconf.py", True),
        (".env", True),
        ("plugins/discovery/vcard.py", True),
        ("desk/serve.py", True),
        ("content/it/faq.md", False),
        ("theme/translations/it/desk.po", False),
        ("plugins/__pycache__/steps.pyc", False),
    ],
)
def test_what_makes_the_preview_begin_anew(name, is_kit):
    """What is read while it runs is read again; what it has in memory is not."""
    path = ROOT / name
    assert is_of_the_kit(path) == is_kit
    assert any(path.is_relative_to(ROOT / place) for place in (*SITE, *KIT))


def test_a_changed_setting_is_followed(start, project):
    """The menu of pelicanconf.py, by a process that begins anew; a catalogue, by the one that runs."""
    url = f"http://127.0.0.1:{(port := free_port())}"
    process = start(port)
    read_until(process, "Ctrl-C")
    time.sleep(1)  # until the folders are watched
    catalogue = project / "theme" / "translations" / "it" / "desk.po"
    text = catalogue.read_text(encoding="utf-8")
    catalogue.write_text(text.replace("Ricarica la pagina nel browser", "Guarda"), encoding="utf-8")
    assert "Guarda" in read_until(process, "Guarda")[-1]
    settings = project / "pelicanconf.py"
    text = settings.read_text(encoding="utf-8")
    assert "\nMENU = [" in text
    settings.write_text(text.replace("\nMENU = [", '\nMENU = ["credits", ', 1), encoding="utf-8")
    read_until(process, "Il kit è cambiato")
    read_until(process, "Ctrl-C")
    menu = re.search(r'<div [^>]*id="?menu\b.*?</div>', fetch(f"{url}/"), re.DOTALL)[0]
    credits = (project / "content" / "it" / "credits.md").read_text(encoding="utf-8")
    assert f"/{credits.partition('Slug: ')[2].split()[0]}/" in menu
