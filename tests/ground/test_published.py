"""What a build hands over to the endpoint."""

import json
import os
from dataclasses import replace
from datetime import date

import pytest

from ground.published import FILE, PublishedError, read_published, write_published
from tests.facts import UNFILLED
from tests.published import ADDRESSES

SOURCE = (UNFILLED / "site.toml").read_text(encoding="utf-8")
FRAMES = {"it": "<title>%%title%%</title>%%main%%", "de": "à\u2028“%%main%%”"}


@pytest.fixture
def folder(tmp_path):
    """Where a site was handed over."""
    assert write_published(tmp_path / "published", SOURCE, ADDRESSES, FRAMES)
    return tmp_path / "published"


def test_comes_as_it_was_given(folder):
    """Facts with their lines and dates, addresses, frames."""
    found = read_published(folder)
    assert (found.addresses, found.frames, found.facts.source) == (ADDRESSES, FRAMES, SOURCE)
    line = found.facts.line_of("privacy.version")
    assert SOURCE.splitlines()[line - 1].startswith("version")
    assert isinstance(found.facts.value("privacy.version"), date)


def test_is_written_only_where_it_is_new(folder):
    """The same again leaves the file as it is; another one takes its place in one step."""
    before = (folder / FILE).stat()
    assert not write_published(folder, SOURCE, ADDRESSES, dict(reversed(FRAMES.items())))
    assert (folder / FILE).stat() == before
    assert write_published(folder, SOURCE, ADDRESSES, FRAMES | {"en": "%%main%%"})
    assert (folder / FILE).stat().st_ino != before.st_ino
    assert read_published(folder).frames["en"] == "%%main%%"
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_the_frame_of_a_language_that_went_goes(folder):
    """Nothing of an earlier site is answered in."""
    assert write_published(folder, SOURCE, ADDRESSES, {"it": FRAMES["it"]})
    assert read_published(folder).frames == {"it": FRAMES["it"]}


def test_another_user_may_read_it(folder):
    """Whoever builds need not be who serves."""
    assert (folder / FILE).stat().st_mode & 0o777 == 0o644


def test_a_write_that_fails_leaves_what_was_there(folder, monkeypatch):
    """And nothing half done beside it."""

    def fails(*places):
        raise OSError("no")

    monkeypatch.setattr(os, "replace", fails)
    with pytest.raises(OSError, match="no"):
        write_published(folder, SOURCE, ADDRESSES, {})
    assert read_published(folder).frames == FRAMES
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_missing(tmp_path):
    """A sentence says what makes it."""
    with pytest.raises(PublishedError, match=r"site\.json is missing: run “make publish”"):
        read_published(tmp_path)


def handed(**changes):
    """The text of a file in which something is not as a build writes it."""
    whole = {"facts": SOURCE, "addresses": vars(ADDRESSES), "frames": FRAMES}
    return json.dumps(whole | changes)


@pytest.mark.parametrize(
    "text",
    [
        "",
        handed()[:-50],
        "[]",
        "{}",
        "null",
        handed(facts="[site"),
        handed(facts="[site]\nurl = 'x'\n"),
        handed(facts=None),
        handed(frames=["it"]),
        handed(frames={"it": None}),
        handed(addresses={}),
        handed(addresses=vars(replace(ADDRESSES, pages={"it": {"home": 1}}))),
        handed(addresses=vars(replace(ADDRESSES, pages={"it": "home"}))),
    ],
)
def test_damaged(folder, text):
    """Whatever is wrong with it, a sentence says what to do."""
    (folder / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(PublishedError, match=r"site\.json is damaged .*: run “make publish” again"):
        read_published(folder)


def test_bytes_that_are_no_text(folder):
    """As a bad disk leaves them."""
    (folder / FILE).write_bytes(b"\xff\xfe")
    with pytest.raises(PublishedError, match="is damaged"):
        read_published(folder)


def test_what_cannot_be_opened(folder):
    """Such as a folder in its place."""
    (folder / FILE).unlink()
    (folder / FILE).mkdir()
    with pytest.raises(PublishedError, match=r"cannot be read .*: mend its permissions"):
        read_published(folder)
