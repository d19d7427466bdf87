"""What the disk refuses is told of the page that it is about, and the site stays as it was."""

import errno
import json
import sys

import pytest

from ground.reasons import REASONS
from plugins.delivery import change
from tests.needs import small_file_system
from tests.places import places
from tests.plugins.conftest import page
from tests.plugins.elsewhere import BUILD, PROJECT, files_of, started

LONG = "Parole. " * 2000


def build_with_little_room(folder):
    """Build the site of a folder where no file may be larger than some kilobytes: what came of it."""
    settings = {**places(folder), "THEME": f"{folder}/theme", "CSS_FILES": ["tokens.css", "base.css"]}
    told = json.dumps([str(PROJECT)]), json.dumps(settings)
    return started("sh", "-c", 'ulimit -f 20; exec "$@"', "sh", sys.executable, "-c", BUILD, *told)


def test_a_page_for_which_there_is_no_room(small_site, tmp_path):
    """Its source is named, and nothing of the site has changed."""
    small_site()
    before = files_of(tmp_path / "output")
    text = page("A", "a", LONG)
    (tmp_path / "content" / "it" / "a.md").write_text(text, encoding="utf-8")
    (tmp_path / "content" / "it" / "home.md").write_text(page("New", "home"), encoding="utf-8")
    told = build_with_little_room(tmp_path)
    assert told.returncode == 1
    assert f"it/a.md: a/index.html of the site cannot be written: {REASONS[errno.EFBIG]}. Make room" in told.stderr
    assert "Non ho scritto niente." in told.stderr
    assert files_of(tmp_path / "output") == before
    assert not small_site().refused


@pytest.fixture
def small_disk(tmp_path):
    """A file system of some kilobytes where the site is written."""
    folder = tmp_path / "output"
    with small_file_system(folder, "400k"):
        yield folder


def test_a_full_disk(small_site, small_disk):
    """The first build fits, a larger one does not: then the first one is still there, whole."""
    assert not small_site().refused
    before = files_of(small_disk)
    built = small_site({f"it/{key}.md": page(key, key, LONG * 4) for key in "abc"})
    [error] = built.errors
    assert " of the site cannot be written: the disk is full. Make room on the disk, and build again." in error
    assert files_of(small_disk) == before
    assert not small_site(dict.fromkeys(["it/a.md", "it/b.md", "it/c.md"])).refused
    assert files_of(small_disk) == before


def test_slugs_that_are_too_long_are_told_together(small_site, tmp_path):
    """Each at its line."""
    small_site()
    before = files_of(tmp_path / "output")
    built = small_site({f"it/{key}.md": page(key, key * 256) for key in "ab"})
    assert [error.rpartition("content/")[2][:10] for error in built.errors] == ["it/a.md:3:", "it/b.md:3:"]
    assert all("the name is too long. Choose a shorter name, or a shorter Slug." in error for error in built.errors)
    assert files_of(tmp_path / "output") == before


def test_a_file_where_a_folder_of_the_site_should_be(small_site, tmp_path):
    """Somebody put it there: it stays, and so does all else."""
    small_site()
    (tmp_path / "output" / "a").write_text("mine")
    before = files_of(tmp_path / "output")
    [error] = small_site({"it/a.md": page("A", "a"), "it/b.md": page("B", "b")}).errors
    assert "it/a.md: a/index.html of the site cannot be written: a file stands where a folder should be." in error
    assert files_of(tmp_path / "output") == before


def test_a_folder_in_which_nobody_may_write(small_site, tmp_path, monkeypatch):
    """Whoever is root may, so the system's answer is put in its place."""
    small_site()
    before = files_of(tmp_path / "output")

    def refuse(self, name, folder):
        raise PermissionError(errno.EACCES, "Permission denied", str(folder))

    monkeypatch.setattr(change.Change, "_make_folder", refuse)
    [error] = small_site({"it/a.md": page("A", "a")}).errors
    assert f"cannot be written: {REASONS[errno.EACCES]}. Let whoever gives this command write there." in error
    assert files_of(tmp_path / "output") == before


def test_the_endpoint_cannot_be_told(small_site, tmp_path):
    """Then the site stays as it was: its form would lead to pages that the endpoint does not know."""
    small_site()
    before = files_of(tmp_path / "output")
    published = tmp_path / "var" / "preview" / "published"
    (published / "site.json").unlink()
    published.rmdir()
    published.write_text("a file where the folder should be")
    with pytest.raises(OSError, match="published"):
        small_site({"it/a.md": page("A", "a")})
    assert files_of(tmp_path / "output") == before
