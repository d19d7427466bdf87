"""What tests need beside Python: programs, and small file systems."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from glob import glob
from pathlib import Path

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


@contextmanager
def small_file_system(folder: Path, size: str) -> Iterator[Callable[[str], bool]]:
    """Mount a file system of this size at a folder; gives what mounts it again with other options.

    Where the machine forbids that, the test is left out, under CI as well: nothing that could be installed is missing.
    Only root may mount, and not in every container. Tests of the same failures with a limit on the size of files
    run everywhere.
    """

    def mount(*options: str) -> bool:
        return subprocess.run(["mount", *options, folder], capture_output=True).returncode == 0

    folder.mkdir(exist_ok=True)
    if os.geteuid() or not mount("-t", "tmpfs", "-o", f"size={size}", "none"):
        pytest.skip("only root may mount a file system, and not in every container: run this test as root")
    try:
        yield lambda options: mount("-o", f"remount,{options}")
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)
