"""The same content makes the same site, wherever and whenever it is built."""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def build(folder: Path, **environment) -> dict[str, bytes]:
    """Publish a preview into a folder; its files."""
    places = {"SITE_OUTPUT": str(folder / "output"), "SITE_VAR": str(folder / "var")}
    command = [sys.executable, "-m", "desk", "publish", "--preview"]
    subprocess.run(command, cwd=PROJECT, env={**os.environ, **places, **environment}, check=True, capture_output=True)
    files = [path for part in ("output", "var/published") for path in (folder / part).rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_two_builds_are_equal_to_the_byte(tmp_path):
    """Whatever the hash seed, the time zone and the locale."""
    first = build(tmp_path / "a", PYTHONHASHSEED="1", TZ="Pacific/Auckland", LC_ALL="C", LANG="C")
    second = build(tmp_path / "b", PYTHONHASHSEED="2", TZ="America/New_York", LC_ALL="C.UTF-8", LANG="de_DE.UTF-8")
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert len(first) > 100
