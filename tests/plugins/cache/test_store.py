"""The store: what was made by the same, and is whole; all else counts as none."""

import sqlite3
from contextlib import closing

import pytest

from plugins.cache.store import Store

TRACE = ((("file", "a.md"), "digest"),)


@pytest.fixture
def path(tmp_path):
    """The file of a store with two tasks."""
    path = tmp_path / "cache" / "made.db"
    store = Store(path, "kit")
    for task in ("a", "b"):
        store.put(task, TRACE, task.upper(), task.encode())
    store.save()
    return path


def change(path, statement):
    """Change the file behind the back of the store."""
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(statement)


def test_what_was_saved_is_there(path):
    """Trace, value, body."""
    store = Store(path, "kit")
    assert store.get("a") == (TRACE, "A")
    assert store.body("a") == b"a"


def test_another_kit_finds_nothing(path):
    """Nor does it after it has kept something itself."""
    other = Store(path, "other kit")
    assert other.get("a") is None
    other.put("c", TRACE, "C")
    other.save()
    assert Store(path, "kit").get("a") is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE made SET row = (SELECT row FROM made WHERE task = 'b') WHERE task = 'a'",
        "UPDATE made SET task = 'c' WHERE task = 'a'",
        "UPDATE made SET row = NULL, digest = 1 WHERE task = 'a'",
        "UPDATE made SET body_digest = 7 WHERE task = 'a'",
        "DROP TABLE made",
    ],
)
def test_a_damaged_row_is_none(path, statement):
    """Even where it is the whole row of another task."""
    change(path, statement)
    store = Store(path, "kit")
    assert [store.get(task) for task in ("a", "c")] == [None, None]
    store.put("a", TRACE, "A", b"a")
    store.save()
    assert Store(path, "kit").get("a") == (TRACE, "A")


@pytest.mark.parametrize("body", ["X'00'", "(SELECT body FROM made WHERE task = 'b')"])
def test_a_body_that_is_not_the_one_of_the_row_is_none(path, body):
    """Damaged, or written meanwhile by another build, with a row that this one has not read."""
    store = Store(path, "kit")
    change(path, f"UPDATE made SET body = {body} WHERE task = 'a'")  # noqa: S608 - our own words
    assert store.get("a") == (TRACE, "A")
    assert store.body("a") is None


def test_a_file_that_cannot_be_written_stops_nothing(path):
    """What is not kept is made again."""
    path.unlink()
    path.mkdir()
    store = Store(path, "kit")
    store.put("a", TRACE, "A", b"a")
    store.save()
    assert store.get("a") == (TRACE, "A")
