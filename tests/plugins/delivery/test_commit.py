"""Writing a site: only what changed, in one step, and nothing stale."""

import errno
import gzip
import os
from contextlib import suppress

import brotli
import pytest

from plugins.delivery import compress
from plugins.delivery.commit import NotWritten, Written, commit, committed
from plugins.delivery.content import of_bytes, of_file
from plugins.delivery.ledger import Ledger
from tests.plugins.elsewhere import files_of


@pytest.fixture
def put(tmp_path):
    """A function that commits files to a folder and gives the counts."""
    output = tmp_path / "output"

    def commit_files(files, precompress=False):
        contents = {name: of_bytes(file) if isinstance(file, bytes) else of_file(file) for name, file in files.items()}
        return commit(output, contents, Ledger(tmp_path / "files.json", output), precompress)

    commit_files.output = output
    return commit_files


def test_only_what_changed_is_written(put):
    """An unchanged file keeps its time; the folder ends up as told."""
    put({"index.html": b"a", "en/index.html": b"b"})
    before = (put.output / "index.html").stat().st_mtime_ns
    assert put({"index.html": b"a", "en/index.html": b"c"}) == Written(written=1, kept=1, removed=0)
    assert (put.output / "index.html").stat().st_mtime_ns == before
    assert (put.output / "en/index.html").read_bytes() == b"c"
    assert (put.output / "index.html").stat().st_mode & 0o777 == 0o644


def test_what_is_no_longer_made_is_removed_with_its_folder(put):
    """A renamed page leaves nothing behind."""
    put({"a/b/index.html": b"a", "index.html": b""})
    assert put({"index.html": b""}).removed == 1
    assert [path.name for path in put.output.iterdir()] == ["index.html"]


def test_what_others_put_there_stays(put):
    """Only what earlier builds wrote is ever removed."""
    put({"a/index.html": b"a"})
    (put.output / "a" / "CNAME").write_text("ada.it")
    put({"index.html": b""})
    assert (put.output / "a" / "CNAME").exists()
    assert not (put.output / "a" / "index.html").exists()


def test_a_static_file_is_copied(put, tmp_path):
    """A path stands for the bytes of the file."""
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    put({"images/photo.jpg": tmp_path / "photo.jpg"})
    assert (put.output / "images/photo.jpg").read_bytes() == b"\xff\xd8"


def test_compressed_siblings_come_and_go_with_their_file(put):
    """For text only; the next build without them takes them away."""
    put({"index.html": b"a" * 999, "a.woff2": b"b"}, precompress=True)
    names = {path.name for path in put.output.iterdir()}
    assert names == {"index.html", "index.html.br", "index.html.gz", "a.woff2"}
    (put.output / "index.html.br").unlink()
    put({"index.html": b"a" * 999}, precompress=True)
    assert (put.output / "index.html.br").exists()
    put({"index.html": b"a" * 999})
    assert [path.name for path in put.output.iterdir()] == ["index.html"]


def test_another_version_compresses_again(put, monkeypatch):
    """What is the same text; the file itself stays as it is."""
    put({"index.html": b"a" * 999}, precompress=True)
    first = (put.output / "index.html.br").read_bytes()
    monkeypatch.setattr(compress, "MADE_BY", "another version")
    monkeypatch.setattr(compress, "QUALITY", 0)
    assert put({"index.html": b"a" * 999}, precompress=True) == Written(written=0, kept=1, removed=0)
    assert (put.output / "index.html.br").read_bytes() == brotli.compress(b"a" * 999, quality=0) != first


def test_a_commit_that_fails_leaves_everything_as_it_was(put, tmp_path):
    """No file of it is there, and no folder."""
    put({"z.html": b"z"})
    with pytest.raises(NotWritten, match=r"b\.jpg"):
        put({"a/a.html": b"a", "z.html": b"new", "b.jpg": tmp_path / "missing.jpg"})
    assert files_of(put.output) == {"z.html": b"z"}
    assert [path.name for path in put.output.iterdir()] == ["z.html"]
    put({"c.html": b"c"})
    assert [path.name for path in put.output.iterdir()] == ["c.html"]


OLD = {"a.html": b"old", "b/b.html": b"old", "c/c.html": b"old", "s.html": b"same"}
NEW = {"a.html": b"new", "d/d/d.html": b"new", "b/b.html": b"new", "s.html": b"same", "e.html": b"new"}


@pytest.mark.parametrize("done", range(12))
@pytest.mark.parametrize("failure", [OSError(errno.ENOSPC, "no room"), KeyboardInterrupt()], ids=["disk", "ctrl-c"])
def test_wherever_it_fails_all_is_put_back(put, monkeypatch, done, failure):
    """To the byte, with its folders; the next commit is whole."""
    put(OLD, precompress=True)
    before = files_of(put.output)
    steps = iter(range(done))
    replace = os.replace

    def fail_after_some(source, target):
        if ".writing" in str(source) and str(put.output) in str(target) and next(steps, None) is None:
            monkeypatch.setattr(os, "replace", replace)
            raise failure
        replace(source, target)

    monkeypatch.setattr(os, "replace", fail_after_some)
    with pytest.raises((NotWritten, KeyboardInterrupt)) as raised:
        put(NEW, precompress=True)
    assert getattr(raised.value, "left", []) == []
    assert files_of(put.output) == before
    assert sorted(path.name for path in put.output.iterdir() if path.is_dir()) == ["b", "c"]
    put(NEW, precompress=True)
    assert {name for name in files_of(put.output) if name.endswith(".html")} == NEW.keys()
    assert not (put.output / "c").exists()


def test_what_fails_after_the_last_file_puts_all_back(put, tmp_path):
    """The endpoint has to be told of the site, or there is no new one."""
    put(OLD)
    contents = {name: of_bytes(data) for name, data in NEW.items()}
    ledger = Ledger(tmp_path / "files.json", put.output)

    def fail():
        with committed(put.output, contents, ledger) as written:
            assert written == Written(written=4, kept=1, removed=1)
            assert {name: (put.output / name).read_bytes() for name in NEW} == NEW
            raise FileExistsError

    with pytest.raises(FileExistsError):
        fail()
    assert files_of(put.output) == OLD
    assert put(OLD) == Written(written=0, kept=4, removed=0)


def test_names_that_no_file_can_have_are_told_together(put):
    """Before anything is written; that of a compressed file is longer than its text's."""
    put(OLD)
    long = {"a" * 300 + ".html": b"", "b" * 300 + "/index.html": b"", "c" * 248 + ".html": b""}
    with pytest.raises(NotWritten) as raised:
        put(OLD | long, precompress=True)
    assert {name.partition(".html")[0] for name in raised.value.reasons} == {
        name.partition(".html")[0] for name in long
    }
    assert files_of(put.output) == OLD


def test_what_cannot_be_put_back_is_named(put, monkeypatch):
    """Then it is not true that nothing was written."""
    put(OLD)
    replace, placed = os.replace, []

    def fail_for_good(source, target):
        if placed or str(target).endswith("b.html"):
            placed.append(target)
            raise OSError(errno.EROFS, "read only")
        replace(source, target)

    monkeypatch.setattr(os, "replace", fail_for_good)
    with pytest.raises(NotWritten) as raised:
        put(NEW)
    assert raised.value.left == ["b/b.html", "a.html"]
    monkeypatch.undo()
    put(NEW)
    assert files_of(put.output) == NEW


def test_others_can_read_the_site_whatever_the_umask(put):
    """A server often is another user than who builds."""
    before = os.umask(0o077)
    try:
        put(NEW)
    finally:
        os.umask(before)
    for path in (put.output, *put.output.rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644), path


@pytest.mark.parametrize("done", range(4))
def test_what_is_compressed_follows_after_an_interruption(put, monkeypatch, done):
    """Wherever a build dies, the next one leaves no compressed page that says something else."""
    put({"a.html": b"old"}, precompress=True)
    steps = iter(range(done))

    def die_after_some(*paths):
        if next(steps, None) is None:
            raise InterruptedError
        replace(*paths)

    replace = os.replace
    with monkeypatch.context() as patched, suppress(NotWritten, InterruptedError):
        patched.setattr(os, "replace", die_after_some)
        put({"a.html": b"new"}, precompress=True)
    put({"a.html": b"new"}, precompress=True)
    assert gzip.decompress((put.output / "a.html.gz").read_bytes()) == b"new"
    assert brotli.decompress((put.output / "a.html.br").read_bytes()) == b"new"


def test_a_ledger_of_another_folder_is_not_believed(put, tmp_path):
    """Nothing is removed on the word of a build that wrote elsewhere."""
    put({"a.html": b"a"})
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.html").write_text("mine")
    commit(other, {"b.html": of_bytes(b"b")}, Ledger(tmp_path / "files.json", other))
    assert (other / "a.html").exists()


@pytest.mark.parametrize("left", ["", "no ledger", '{"files": {"CNAME": ""}}'])
@pytest.mark.parametrize("name", ["files.json", "files.copy"])
def test_a_damaged_ledger_is_made_up_for_by_its_copy(put, tmp_path, name, left):
    """What is no longer made is removed all the same, and nothing that others put there."""
    put({"a.html": b"a", "b.html": b"b"})
    (put.output / "CNAME").write_text("ada.it")
    (tmp_path / name).write_text(left)
    assert put({"b.html": b"b"}).removed == 1
    assert sorted(path.name for path in put.output.iterdir()) == ["CNAME", "b.html"]


def test_what_a_build_that_died_was_writing_goes(put):
    """And so does the folder that it lay in."""
    put({"a.html": b"a"})
    (put.output / ".writing").mkdir()
    (put.output / ".writing" / "part").write_bytes(b"par")
    put({"a.html": b"a"})
    assert [path.name for path in put.output.iterdir()] == ["a.html"]
