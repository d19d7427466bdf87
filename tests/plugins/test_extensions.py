"""What another package brings takes part in the build, as docs/extending.md shows it."""

import re
import tomllib
from pathlib import Path

import pytest

from plugins import extensions
from tests.plugins.conftest import page
from tests.plugins.elsewhere import PROJECT, build_elsewhere, files_of

GUIDE = (PROJECT / "docs" / "extending.md").read_text(encoding="utf-8").partition("\n## ")[0]
CODE = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
DECLARED = tomllib.loads(re.search(r"```toml\n(.*?)```", GUIDE, re.DOTALL)[1])["project"]
KINDS = ("steps", "blocks", "checks", "machine_files")
STEP = "from plugins.run import step\n\n\n@step(after={after!r})\ndef count(run, {needs}):\n    pass\n"


def install(folder: Path, code: str) -> Path:
    """Put the package of the guide, with this code, where Python finds it; the folder."""
    about = folder / f"{DECLARED['name'].replace('-', '_')}-{DECLARED['version']}.dist-info"
    about.mkdir(parents=True, exist_ok=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".format(**DECLARED))
    points = [
        f"[{group}]\n" + "\n".join(f"{name} = {value}" for name, value in those.items())
        for group, those in DECLARED["entry-points"].items()
    ]
    (about / "entry_points.txt").write_text("\n".join(points))
    (folder / "my_package.py").write_text(code, encoding="utf-8")
    return folder


@pytest.fixture
def prepared(small_site, tmp_path):
    """A small site that was built once, and now has a page that uses the block of the guide."""
    small_site({"it/a.md": page("A" * 70, "a", "Text.")})
    (tmp_path / "content" / "it" / "a.md").write_text(page("A" * 70, "a", "/// quote\nWords.\n///"), encoding="utf-8")
    return tmp_path


def test_the_guide_shows_one_of_each():
    """In about ten lines."""
    assert set(DECLARED["entry-points"]) == {f"{extensions.GROUP}.{kind}" for kind in KINDS}
    assert set(KINDS) == extensions.IS_ONE.keys()
    assert len(CODE) == len(KINDS)
    assert max(code.count("\n") for code in CODE) <= 10


def test_a_step_a_block_a_check_and_a_machine_file(prepared, tmp_path):
    """The code of the guide, to the letter."""
    built = build_elsewhere(prepared, install(tmp_path / "package", "\n\n".join(CODE)))
    assert built.returncode == 0, built.stderr
    assert "4 documents" in built.stdout
    assert "This title is long. Shorten it." in built.stderr
    assert "<blockquote class=quote><p>Words." in (prepared / "output" / "a" / "index.html").read_text(encoding="utf-8")
    assert "A" * 70 in (prepared / "output" / "titles.txt").read_text().splitlines()


def test_a_step_runs_where_it_says(prepared, tmp_path):
    """After the one that it follows, those of several packages in the order of their names."""
    code = "\n\n".join(CODE).replace("len(site.documents), ", "run.planned is None, run.site is not None, ")
    built = build_elsewhere(prepared, install(tmp_path / "package", code))
    assert "True True documents" in built.stdout


def test_a_machine_file_follows_the_pages_it_looks_at(prepared, tmp_path):
    """Though nobody noted what it reads."""
    package = install(tmp_path / "package", "\n\n".join(CODE))
    build_elsewhere(prepared, package)
    source = prepared / "content" / "it" / "a.md"
    source.write_text(source.read_text(encoding="utf-8").replace("A" * 70, "Another title"), encoding="utf-8")
    assert build_elsewhere(prepared, package).returncode == 0
    assert "Another title" in (prepared / "output" / "titles.txt").read_text().splitlines()


def test_what_a_package_makes_follows_its_code(prepared, tmp_path):
    """Though its version stays, as it does while somebody works on it: as in a build from nothing."""
    package = install(tmp_path / "package", "\n\n".join(CODE))
    build_elsewhere(prepared, package)
    install(package, "\n\n".join(CODE).replace('TAG = "blockquote"', 'TAG = "figure"'))
    assert build_elsewhere(prepared, package).returncode == 0
    files = files_of(prepared / "output")
    assert b"<figure class=quote>" in files["a/index.html"]
    fresh = {"OUTPUT_PATH": f"{prepared}/fresh", "VAR_PATH": f"{prepared}/fresh-var"}
    assert build_elsewhere(prepared, package, **fresh).returncode == 0
    assert files == files_of(prepared / "fresh")


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        ("import nothing_of_this_name\n", "fails with ModuleNotFoundError"),
        ("def\n", "fails with SyntaxError"),
        ("", "fails with AttributeError"),
        ("def count(run):\n    pass\n", "is none of the steps that docs/extending.md describes"),
        (STEP.format(after="read", needs="site"), "needs “site”, which no step before it gives."),
        (STEP.format(after="settle", needs="sight"), "needs “sight”, which no step before it gives."),
        (STEP.format(after="no_step", needs="facts"), "is to follow “no_step”, but there is no such step."),
    ],
)
def test_a_package_that_cannot_be_used_stops_the_build(prepared, tmp_path, step, sentence):
    """With a sentence that names what it brings; what was there stays."""
    before = files_of(prepared / "output")
    built = build_elsewhere(prepared, install(tmp_path / "package", "\n\n".join([step, *CODE[1:]])))
    assert built.returncode == 1
    told = built.stderr.splitlines()
    assert len(told) == 2
    assert "“count”" in told[0]
    assert sentence in told[0]
    assert "Non ho scritto niente" in told[1]
    assert files_of(prepared / "output") == before
