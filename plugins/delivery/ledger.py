"""The ledger: the files that builds wrote into a folder, and their digests."""

import json
from collections.abc import Mapping
from pathlib import Path

from plugins.cache.seal import sealed, unsealed
from plugins.delivery import compress
from plugins.files import write_if_changed


class Ledger:
    """What earlier builds wrote into a folder; only these files may ever be removed."""

    def __init__(self, path: Path, output: Path):
        self.path, self.output = path, output

    def read(self) -> dict[str, str]:
        """The names, from the folder, and the digests; none when nothing is known.

        No digest of a compressed sibling where another version compressed it: it is to be made again.
        """
        for kept in filter(None, map(unsealed, self.copies)):
            known = json.loads(kept)
            files = known["files"] if known["output"] == str(self.output) else {}
            same = known.get("compressed_by") == compress.MADE_BY
            return {name: digest if same or not is_sibling(name) else "" for name, digest in files.items()}
        return {}

    def write(self, files: Mapping[str, str]) -> None:
        """Remember the names and the digests."""
        known = {
            "output": str(self.output),
            "compressed_by": compress.MADE_BY,
            "files": dict(sorted(files.items())),
        }
        data = sealed(json.dumps(known, indent=1).encode())
        for path in self.copies:
            write_if_changed(path, data)

    @property
    def copies(self) -> tuple[Path, Path]:
        """Twice the same, as nothing else tells what may be removed where one of them is damaged."""
        return self.path, self.path.with_suffix(".copy")


def is_sibling(name: str) -> bool:
    """Whether a file is the compressed form of another."""
    return name.endswith(compress.SUFFIXES)
