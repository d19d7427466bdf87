"""Files are written in one step, and what a writer left that died is swept away."""

import os
import time

from plugins.files import LONG, sweep, write_if_changed


def test_only_what_changed_is_written(tmp_path):
    """And nothing else is left in the folder."""
    path = tmp_path / "a" / "b.txt"
    assert write_if_changed(path, b"a")
    assert not write_if_changed(path, b"a")
    assert [one.name for one in path.parent.iterdir()] == ["b.txt"]


def test_what_a_dead_writer_left_goes(tmp_path):
    """Once nobody can be at it any more; nothing else does."""
    for name in (".writing-old", ".writing-new", "old.txt"):
        (tmp_path / name).write_text("part")
    long_ago = time.time() - LONG - 9
    for name in (".writing-old", "old.txt"):
        os.utime(tmp_path / name, (long_ago, long_ago))
    sweep([tmp_path, tmp_path / "missing"])
    assert sorted(one.name for one in tmp_path.iterdir()) == [".writing-new", "old.txt"]
