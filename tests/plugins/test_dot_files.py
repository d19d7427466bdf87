"""Names that begin with a dot are nobody's: editors and file managers keep such files for themselves."""

import pytest

from desk.serve import OfTheSite
from plugins.findings import ROOT
from plugins.stamp import tree_digest

LEFT = (
    *("it/._home.md", "._site.toml", ".DS_Store", "images/._a.jpg", "files/.cache"),
    *(".obsidian/app.json", ".trash/old.md", "it/.trash/old.md", "it/articles/.#first.md"),
)


@pytest.fixture
def content(small_site, tmp_path):
    """A content folder with what Emacs, macOS and Obsidian leave in it."""
    content = tmp_path / "content"
    for name in LEFT:
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_bytes(b"\x00\x05\x16\x07\xff\xfe")
    (content / "it" / ".#home.md").symlink_to("anna@computer.1234:56")
    return content


def test_they_are_neither_read_nor_told(small_site, content):
    """Not as pages, not as pictures, not as files that nobody reads."""
    built = small_site()
    assert (built.errors, built.warnings) == ([], [])
    files = built.files()
    for name in LEFT:
        (content / name).unlink()
    assert small_site().files() == files


def test_a_picture_among_them_is_none(small_site, content):
    """A page that names it hears that there is no such picture."""
    [error] = small_site({"it/t.md": "Title: T\nDescription: D.\nSlug: t\n\n![a](../images/._a.jpg)"}).errors
    assert "it/t.md:5: There is no picture ../images/._a.jpg." in error


def test_they_change_nothing(small_site, content):
    """Neither does a build begin anew for them; the theme has folders of such names that are its own."""
    before = tree_digest(content.parent, [])
    (content / ".obsidian" / "app.json").write_bytes(b"other")
    (content / "it" / "._new.md").write_bytes(b"new")
    assert tree_digest(content.parent, []) == before
    security = content.parent / "theme" / "templates" / "root" / ".well-known" / "security.txt"
    security.parent.mkdir(parents=True, exist_ok=True)
    security.write_bytes(b"other")
    assert tree_digest(content.parent, []) != before


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("content/it/home.md", True),
        ("content/.obsidian/workspace.json", False),
        ("content/it/._home.md", False),
        ("content/it/.trash/a.md", False),
        ("content/it/home.md~", False),
        ("theme/templates/root/.well-known/security.txt", True),
        (".env", True),
    ],
)
def test_the_preview_does_not_wake_for_them(name, counts):
    """As Obsidian writes its own file with every click."""
    from watchfiles import Change

    assert OfTheSite()(Change.modified, str(ROOT / name)) == counts
