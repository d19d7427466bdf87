"""What draws: another version of it may draw another picture."""

from importlib.metadata import version
from pathlib import Path

LIBRARIES = "".join(version(package) for package in ("resvg_py", "pillow", "fonttools"))
CODE = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
MADE_BY = LIBRARIES.encode() + CODE
