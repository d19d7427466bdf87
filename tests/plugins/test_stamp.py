"""Whether anything has changed since the last build."""

import os
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.stamp import READ, Stamp, Told, left_by, tree_digest

FOLDERS = [*READ, *(f"{name}/deeper" for name in READ)]
TREES = st.dictionaries(
    st.tuples(st.sampled_from(FOLDERS), st.sampled_from(["a.md", "b.py", "c"])), st.binary(max_size=3), max_size=6
)
UNCHANGED_FIXTURES = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@contextmanager
def tree(folder: Path, files):
    """A project of these files, for a moment."""
    for (place, name), data in files.items():
        (folder / place).mkdir(parents=True, exist_ok=True)
        (folder / place / name).write_bytes(data)
    yield
    for place, name in files:
        (folder / place / name).unlink()


@UNCHANGED_FIXTURES
@given(TREES, TREES)
def test_two_trees_have_one_digest_only_where_they_are_equal(tmp_path, one, other):
    """Names and bytes count, wherever a build reads; times do not."""
    with tree(tmp_path, one):
        first = tree_digest(tmp_path, ["a setting"])
    with tree(tmp_path, other):
        assert (tree_digest(tmp_path, ["a setting"]) == first) == (one == other)
        assert tree_digest(tmp_path, ["another"]) != tree_digest(tmp_path, ["a setting"])


def test_compiled_code_and_times_do_not_count(tmp_path):
    """Nor what else lies in the project."""
    with tree(tmp_path, {("content/it", "a.md"): b"a"}):
        first = tree_digest(tmp_path, [])
        os.utime(tmp_path / "content" / "it" / "a.md", (1, 1))
        for name in ("plugins/__pycache__/a.pyc", "var/a", "output/a"):
            (tmp_path / name).parent.mkdir(parents=True)
            (tmp_path / name).write_bytes(b"a")
        assert tree_digest(tmp_path, []) == first


def test_a_folder_elsewhere_counts(tmp_path):
    """Where a link leads to it, as the generator follows it."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "it").symlink_to(tmp_path / "elsewhere")
    first = tree_digest(tmp_path, [])
    (tmp_path / "elsewhere" / "a.md").write_bytes(b"a")
    assert tree_digest(tmp_path, []) != first


@pytest.fixture
def stamped(tmp_path):
    """A stamp of a build that left one file, and that file."""
    left = tmp_path / "output" / "index.html"
    left.parent.mkdir()
    left.write_bytes(b"a")
    stamp = Stamp(tmp_path / "stamp.json")
    files = left_by(left.parent, {"index.html": tree_digest_of(left)}, [])
    stamp.write("inputs", Told("output", ["a note"], 1, 2, 3, files))
    return stamp, left


def tree_digest_of(file: Path) -> str:
    """The digest under which a build knows a file that it left."""
    return left_by(file.parent, {}, [file])[str(file)]


def test_what_was_told_is_told_again(stamped):
    """Its notes, too; nothing was written this time."""
    told = stamped[0].told("inputs")
    assert (told.folder, told.notes, told.written, told.kept, told.removed) == ("output", ["a note"], 0, 3, 0)


@pytest.mark.parametrize("change", ["input", "left", "gone", "stamp", "no stamp"])
def test_what_has_changed_is_built(stamped, change):
    """An input, a file of the site, or the stamp itself."""
    stamp, left = stamped
    if change == "left":
        left.write_bytes(b"b")
    elif change == "gone":
        left.unlink()
    elif change == "stamp":
        stamp.path.write_text("{}")
    elif change == "no stamp":
        stamp.path.unlink()
    assert stamp.told("other inputs" if change == "input" else "inputs") is None
