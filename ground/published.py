"""What the build hands over to the endpoint: facts, addresses and frames of the site that is online."""

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from ground.addresses import Addresses

FILE = "site.json"


def write_published(folder: Path, facts_source: str, addresses: Addresses, frames: Mapping[str, str]) -> bool:
    """Hand a site over, in one step; whether it is another one than before."""
    told = {"facts": facts_source, "addresses": asdict(addresses), "frames": dict(frames)}
    data = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode()
    path = folder / FILE
    if path.exists() and path.read_bytes() == data:
        return False
    folder.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=".writing-")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        os.fchmod(file.fileno(), 0o644)
    os.replace(temporary, path)
    return True
