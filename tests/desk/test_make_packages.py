"""The first run, where the packages cannot be had."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
LANGUAGES = [
    ("it", "Non riesco a scaricare i pacchetti: questo computer non raggiunge internet"),
    ("de", "Die Pakete lassen sich nicht holen: Dieser Computer erreicht das Internet nicht"),
    ("en", "The packages cannot be fetched: this computer does not reach the internet"),
]


def installed(folder, requirement, language="it", **environment):
    """What comes of installing a requirement into an environment that has no more than pip."""
    (folder / "content").mkdir()
    (folder / "content" / "site.toml").write_text(f'[site]\nurl = ""\n[desk]\nlanguage = "{language}"  # yours\n')
    (folder / "wanted.txt").write_text(requirement)
    (folder / "venv" / "bin").mkdir(parents=True)
    (folder / "venv" / "bin" / "python").write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    (folder / "venv" / "bin" / "python").chmod(0o755)
    return subprocess.run(
        ["sh", PROJECT / "desk" / "make_packages.sh", folder / "venv", folder / "wanted.txt"],
        cwd=folder,
        env={**os.environ, "PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "0", "PIP_NO_CACHE_DIR": "1"} | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize(("language", "sentence"), LANGUAGES)
def test_without_a_network_it_is_a_sentence(tmp_path, language, sentence):
    """In the assistant's language, without a word of pip's."""
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple"}  # where nobody listens
    told = installed(tmp_path, "a-package-that-is-not-here==1\n", language, **nowhere)
    assert told.returncode == 1
    assert sentence in told.stderr
    assert len(told.stderr.splitlines()) == 2
    assert not any(word in told.stdout + told.stderr for word in ("ERROR", "WARNING", "pip install"))
    assert (tmp_path / "venv" / "pip.log").read_text()


def test_another_failure_names_the_file_that_says_why(tmp_path):
    """Where pip's own words are."""
    told = installed(tmp_path, "this is no requirement\n")
    assert told.returncode == 1
    assert f"Il perché sta in {tmp_path}/venv/pip.log" in told.stderr
    assert (tmp_path / "venv" / "pip.log").read_text()


def test_what_is_there_already_needs_no_network(tmp_path):
    """And nothing is said but that it is installed."""
    told = installed(tmp_path, "", PIP_NO_INDEX="1")
    assert (told.returncode, len(told.stderr.splitlines())) == (0, 1)
