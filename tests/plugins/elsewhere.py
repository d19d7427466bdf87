"""Builds small sites in processes of their own: what is imported there, or connected to Pelican, stays there."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.places import places

PROJECT = Path(__file__).parents[2]
BUILD = """
import json, sys
sys.path[:0] = json.loads(sys.argv[1])
from desk.build import build
sys.exit(0 if build(**json.loads(sys.argv[2])) else 1)
"""


def build_elsewhere(folder: Path, packages: Path | None = None, **settings: object) -> subprocess.CompletedProcess:
    """Build the site of a folder, as ``small_site`` leaves it, with what is installed in another folder besides."""
    paths = [*([str(packages)] if packages else []), str(PROJECT)]
    usual = {**places(folder), "THEME": f"{folder}/theme", "CSS_FILES": ["tokens.css", "base.css"]}
    return started(sys.executable, "-c", BUILD, json.dumps(paths), json.dumps(usual | settings))


def started(*command: str, folder: Path = PROJECT, **environment: str) -> subprocess.CompletedProcess:
    """What came of a command that was run in a folder."""
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, timeout=120
    )


def files_of(folder: Path) -> Mapping[str, bytes]:
    """The bytes of all files of a site, by their names."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
