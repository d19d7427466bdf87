"""The signing key that is made when none is given."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile


def kept_secret_key(path: Path) -> str:
    """The key in this file, readable by its owner only; made at the first start.

    Several processes that start at once get the same key: it is written whole
    beside the file and then linked, which succeeds for one of them.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=path.parent, prefix=".secret_key.") as made:  # mode 0600
            made.write(secrets.token_hex(32))
            made.flush()
            os.fsync(made.fileno())
            with suppress(FileExistsError):  # another process was first
                os.link(made.name, path)
    return path.read_text().strip()
