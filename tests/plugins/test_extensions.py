"""What another package brings takes part in the build, as docs/extending.md shows it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plugins.conftest import page

PROJECT = Path(__file__).parents[2]
GUIDE = (PROJECT / "docs" / "extending.md").read_text(encoding="utf-8")
BUILD = """
import sys
from pathlib import Path
sys.path[:0] = [{package!r}, {project!r}]
from desk.build import build
from tests.places import places
settings = dict(places(Path({folder!r})), THEME={folder!r} + "/theme", CSS_FILES=["tokens.css", "base.css"])
sys.exit(0 if build(**settings) else 1)
"""


def install(folder: Path, code: str) -> None:
    """Put a package where Python finds it, with its entry points."""
    declared = re.search(r"```toml\n(.*?)```", GUIDE, re.DOTALL)[1]
    points = declared.replace('[project.entry-points."', "[").replace('"]', "]").replace('"', "")
    about = folder / "my_package-1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: my-package\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(points)
    (folder / "my_package.py").write_text(code, encoding="utf-8")


def build_with(folder: Path, code: str) -> subprocess.CompletedProcess:
    """Build the site of a folder with such a package, in a process of its own."""
    install(folder / "package", code)
    script = BUILD.format(package=str(folder / "package"), project=str(PROJECT), folder=str(folder))
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=PROJECT, env=dict(os.environ), timeout=120
    )


@pytest.fixture
def prepared(small_site, tmp_path):
    """A small site with a page that uses the block of the guide."""
    small_site({"it/a.md": page("A" * 70, "a", "Text.")})
    (tmp_path / "content" / "it" / "a.md").write_text(page("A" * 70, "a", "/// quote\nWords.\n///"), encoding="utf-8")
    return tmp_path


def test_a_step_a_block_a_check_and_a_machine_file(prepared):
    """The code of the guide, to the letter."""
    built = build_with(prepared, "\n\n".join(re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)))
    assert built.returncode == 0, built.stderr
    assert "documents" in built.stdout
    assert "This title is long." in built.stderr
    assert "<blockquote class=quote><p>Words." in (prepared / "output" / "a" / "index.html").read_text(encoding="utf-8")
    assert (prepared / "output" / "ads.txt").read_bytes().endswith(b"DIRECT, placeholder\n")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("import nothing_of_this_name", "The package my-package cannot be used"),
        (
            "from plugins.run import step\n\n\n@step(after='read')\ndef count(run, site):\n    pass\n\n\n"
            "Quote = type('Quote', (), {'NAME': 'quote'})\ncheck = machine_files = print\n",
            "The step “count” needs “site”, which no step before it gives.",
        ),
    ],
)
def test_a_package_that_cannot_be_used_stops_the_build(prepared, code, sentence):
    """With a sentence; what was there stays."""
    before = (prepared / "output" / "a" / "index.html").read_bytes()
    built = build_with(prepared, code)
    assert built.returncode == 1
    assert sentence in built.stderr
    assert "Traceback" not in built.stderr
    assert (prepared / "output" / "a" / "index.html").read_bytes() == before
