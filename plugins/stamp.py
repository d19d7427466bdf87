"""The stamp of a build: whether anything at all has changed since, told before anything is imported that builds.

It looks at the digest of every file that a build reads and of every file that it left, never at their times.
"""

import json
import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from plugins.cache.digest import digest_of, digest_of_file, digests_of_files
from plugins.files import write_if_changed

READ = ("content", "theme", "plugins", "ground", "contact_api", "desk")
NOT_READ = ("__pycache__",)


@dataclass(frozen=True)
class Told:
    """What a build has to tell: where the site is, the notes, and how many files were written, kept, removed.

    ``files``: the digest of each file that it left, by its path.
    """

    folder: str
    notes: list[str]
    written: int
    kept: int
    removed: int
    files: dict[str, str] = field(default_factory=dict)


class Stamp:
    """What the last build that went well left behind."""

    def __init__(self, path: Path):
        self.path = path

    def told(self, inputs: str) -> Told | None:
        """What to tell where nothing has changed since; None where something has."""
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
            last = Told(**kept["told"])
            same = kept["inputs"] == inputs and digests_of_files(last.files) == last.files
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        if not same:
            return None
        return Told(last.folder, last.notes, 0, last.written + last.kept, 0)

    def write(self, inputs: str, told: Told) -> None:
        """Remember a build that went well."""
        write_if_changed(self.path, json.dumps({"inputs": inputs, "told": asdict(told)}).encode())


def tree_digest(root: Path, settings: Iterable[str]) -> str:
    """The digest of all that a build of this project reads: files, settings, libraries, the day."""
    files = digests_of_files(sorted([*project_files(root), *map(str, root.glob("*.py"))]))
    libraries = sorted(path.name for path in Path(sysconfig.get_path("purelib")).iterdir())
    # Some of what is told depends on the day here, some of what is made on the day in Greenwich.
    days = (date.today().isoformat(), datetime.now(UTC).date().isoformat())
    return digest_of((list(files.items()), list(settings), libraries, sys.version, days))


def project_files(root: Path) -> Iterator[str]:
    """The files of the folders that a build reads."""
    for top in READ:
        for folder, folders, names in os.walk(root / top, followlinks=True):  # as the generator does
            folders[:] = [name for name in folders if name not in NOT_READ and not is_left_out(top, name)]
            yield from (f"{folder}/{name}" for name in names if not is_left_out(top, name))


def is_left_out(top: str, name: str) -> bool:
    """Whether a name in the content is one of those that no page, picture or file has."""
    return top == "content" and name.startswith(".")


def left_by(output: Path, files: dict[str, str], more: Iterable[Path]) -> dict[str, str]:
    """The digests of the files that a build left in its folder, and of some elsewhere."""
    left = {f"{output}/{name}": digest for name, digest in files.items()}
    return left | {str(path): digest_of_file(path) for path in more}
