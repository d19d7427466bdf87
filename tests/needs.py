"""Programs that tests need beside Python."""

import os
import shutil
from glob import glob

import pytest

# Servers are not always on the PATH; Debian has a folder for each version of PostgreSQL.
FOLDERS = [*os.get_exec_path(), "/usr/sbin", *sorted(glob("/usr/lib/postgresql/*/bin"), reverse=True)]  # noqa: PTH207 - absolute


def needs(program: str, package: str = "") -> str:
    """Where a program is; a test that needs one that is missing is left out, and fails under CI."""
    found = shutil.which(program, path=os.pathsep.join(FOLDERS))
    if not found:
        leave_out(f"{program} is not installed; install it with: apt-get install {package or program}")
    return found


def leave_out(missing: str):
    """End the test for what is missing here; under CI as a failure."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
