"""The look of the site for what is drawn at build: its colours, and where its typeface is."""

import re
from pathlib import Path

COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{3,8})\b", re.IGNORECASE)


def sources(theme: Path) -> tuple[Path, ...]:
    """The files that the look is read from."""
    static = theme / "static"
    return (static / "css" / "tokens.css", static / "fonts" / "brygada-1918.woff2")


def colours(theme: Path) -> dict[str, str]:
    """The colours of tokens.css in the light scheme: name → ``#rrggbb``."""
    found: dict[str, str] = {}
    for name, value in COLOUR.findall(sources(theme)[0].read_text(encoding="utf-8")):
        found.setdefault(name, value)  # the light scheme stands first
    return found
