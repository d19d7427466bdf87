"""The ledger: the files that builds wrote into a folder, and their digests."""

import json
from collections.abc import Mapping
from pathlib import Path

from plugins.files import write_if_changed


class Ledger:
    """What earlier builds wrote into a folder; only these files may ever be removed."""

    def __init__(self, path: Path, output: Path):
        self.path, self.output = path, output

    def read(self) -> dict[str, str]:
        """The names, from the folder, and the digests; none when nothing is known."""
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
            return dict(kept["files"]) if kept["output"] == str(self.output) else {}
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return {}

    def write(self, files: Mapping[str, str]) -> None:
        """Remember the names and the digests."""
        kept = {"output": str(self.output), "files": dict(sorted(files.items()))}
        write_if_changed(self.path, json.dumps(kept, indent=1).encode())
