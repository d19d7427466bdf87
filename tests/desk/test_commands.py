"""The commands and the make targets behind them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.facts import copy_content
from tests.plugins.elsewhere import files_of

PROJECT = Path(__file__).parents[2]
TARGET = re.compile(r"^([a-z-]+):.*## (.+)$", re.MULTILINE)


def run(*command, folder=PROJECT, **environment):
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_make_alone_lists_every_target():
    """Each with its one line."""
    told = run("make", "--no-print-directory").stdout
    for target, description in TARGET.findall((PROJECT / "Makefile").read_text(encoding="utf-8")):
        assert re.search(rf"make {target} +{re.escape(description)}", told), target


def test_the_readme_names_every_target():
    """Nobody has to read the Makefile."""
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    for target, _ in TARGET.findall((PROJECT / "Makefile").read_text(encoding="utf-8")):
        assert f"`make {target}`" in readme, target


def test_publishing_with_placeholders_is_refused(tmp_path):
    """With exit status 1, each one named, and nothing written."""
    for part in (
        "desk",
        "ground",
        "plugins",
        "contact_api",
        "theme",
        *(path.name for path in PROJECT.glob("*.py")),
    ):
        (tmp_path / part).symlink_to(PROJECT / part)
    copy_content(tmp_path / "content")
    refused = run(sys.executable, "-m", "desk", "publish", folder=tmp_path)
    assert refused.returncode == 1
    assert "content/site.toml:19: person.name è ancora il segnaposto [Nome e cognome]." in refused.stderr
    assert not (tmp_path / "output").exists()


def test_a_preview_is_published_all_the_same(tmp_path):
    """It asks search engines to stay away, and its addresses are those of the site."""
    places = {"SITE_OUTPUT": str(tmp_path / "output"), "SITE_VAR": str(tmp_path / "var")}
    published = run(sys.executable, "-m", "desk", "publish", "--preview", **places)
    assert published.returncode == 0, published.stderr
    home = (tmp_path / "output" / "index.html").read_text(encoding="utf-8")
    assert "noindex" in home
    assert "127.0.0.1" not in home
    assert (tmp_path / "output" / "index.html.br").exists()


def test_the_help_is_in_the_assistants_language():
    """Each command with its sentence."""
    told = run(sys.executable, "-m", "desk", "--help").stdout
    assert "Costruisce, mostra e pubblica il sito." in told


def test_import_takes_files_and_a_language():
    """The language only from the command: many systems have a variable of this name."""
    command = ("make", "-n", "--no-print-directory", "import", "FILES=a.md 'b c.xml'")
    assert "-m desk import  a.md 'b c.xml'" in run(*command, LANGUAGE="en_US:en").stdout
    assert "-m desk import --language \"de\" a.md 'b c.xml'" in run(*command, "LANGUAGE=de").stdout


def test_import_by_command(tmp_path):
    """What cannot be brought in is a sentence, and the exit status says so."""
    refused = run(sys.executable, "-m", "desk", "import", str(tmp_path / "none.md"), "--language", "de")
    assert refused.returncode == 1
    assert refused.stderr == f"{tmp_path}/none.md: Questo file non c’è.\n"
    assert "Articoli portati qui: 0, lasciati fuori: 1." in refused.stdout


def test_a_slip_on_the_command_line_is_told_in_her_language():
    """Not in click's English."""
    slip = run(sys.executable, "-m", "desk", "serve", "--port", "x")
    assert slip.returncode == 2
    assert slip.stderr == (
        "--port non è come dovrebbe. Scrivi un numero da 1 a 65535. "
        "«python -m desk serve --help» mostra come si scrive.\n"
    )


@pytest.mark.parametrize(
    "terminal",
    [
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    ],
)
def test_a_terminal_that_lacks_letters_shows_the_others(tmp_path, terminal):
    """Whatever is told, good or bad."""
    places = {"SITE_OUTPUT": str(tmp_path / "output"), "SITE_VAR": str(tmp_path / "var"), "SITE_CARDS": "no"}
    environment = {**os.environ, **places, **terminal}
    command = [sys.executable, "-m", "desk", "build"]
    built = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, timeout=120)
    assert built.returncode == 0, built.stderr
    assert b"Costruisco il sito" in built.stdout
    assert b"UnicodeEncodeError" not in built.stderr
    (tmp_path / "output" / "file").mkdir()
    slip = [sys.executable, "-m", "desk", "nothing"]
    told = subprocess.run(slip, cwd=PROJECT, env=environment, capture_output=True, timeout=120)
    assert b"nothing" in told.stderr
    assert b"UnicodeEncodeError" not in told.stderr


def test_what_is_worked_on_does_not_touch_what_is_published(tmp_path):
    """A build on the machine that publishes leaves the published site, and what the endpoint knows of it."""
    for part in ("desk", "ground", "plugins", "contact_api", "theme", *(path.name for path in PROJECT.glob("*.py"))):
        (tmp_path / part).symlink_to(PROJECT / part)
    copy_content(tmp_path / "content")
    places = {"SITE_CARDS": "no"}
    assert run(sys.executable, "-m", "desk", "publish", "--preview", folder=tmp_path, **places).returncode == 0
    published = [files_of(tmp_path / "output"), files_of(tmp_path / "var" / "published")]
    assert all(published)
    page = tmp_path / "content" / "it" / "faq.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Title: ", "Title: Altro ", 1), encoding="utf-8")
    assert run(sys.executable, "-m", "desk", "build", folder=tmp_path, **places).returncode == 0
    assert [files_of(tmp_path / "output"), files_of(tmp_path / "var" / "published")] == published
