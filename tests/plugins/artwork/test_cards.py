"""A card is drawn again where what it is made of has changed, and for nothing else."""

import os
import shutil
import sys

import pytest

from tests.facts import copy_content
from tests.plugins.elsewhere import PROJECT, started


@pytest.fixture
def drawn(tmp_path):
    """A function that builds a copy of the project: when each of its cards was drawn."""
    for name in ("contact_api", "desk", "ground", "theme"):
        (tmp_path / name).symlink_to(PROJECT / name)
    shutil.copytree(PROJECT / "plugins", tmp_path / "plugins", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "pelicanconf.py", tmp_path)
    copy_content(tmp_path / "content")
    for path in [*(tmp_path / "content").glob("??/*.md"), *(tmp_path / "content").glob("??/articles/*.md")]:
        if path.stem not in ("home", "contact", "thanks", "not-found"):
            path.unlink()
    for page in (tmp_path / "content").glob("??/*.md"):
        page.write_text(f"Title: {page.stem}\nDescription: D.\nSlug: {page.stem}\n\nText.\n", encoding="utf-8")

    def build():
        told = started(sys.executable, "-m", "desk", "build", folder=tmp_path, **{**os.environ})
        assert told.returncode == 0, told.stderr
        cards = sorted((tmp_path / "var" / "preview" / "cache" / "cards").glob("*.png"))
        return {path.name: path.stat().st_mtime_ns for path in cards}

    build.folder = tmp_path
    return build


def append(path):
    """Change some code, and nothing that it does."""
    path.write_text(path.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")


def test_other_code_draws_no_card_anew(drawn):
    """That of the vCard has nothing to do with them; their own has."""
    before = drawn()
    assert before
    append(drawn.folder / "plugins" / "discovery" / "vcard.py")
    assert drawn() == before
    append(drawn.folder / "plugins" / "artwork" / "titles.py")
    assert not set(drawn().values()) & set(before.values())
