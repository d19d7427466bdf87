"""The facts as they are before the assistant fills them in, for tests that rely on what they say."""

import shutil
from pathlib import Path

from ground.facts import CONTENT, Facts

UNFILLED = Path(__file__).parent / "unfilled"


def write_facts(content: Path, replaced: dict[str, str] | None = None) -> Facts:
    """Put the unfilled facts into a content folder, some of their text replaced; the facts."""
    text = (UNFILLED / "site.toml").read_text(encoding="utf-8")
    for old, new in (replaced or {}).items():
        assert old in text
        text = text.replace(old, new, 1)
    (content / "site.toml").write_text(text, encoding="utf-8")
    return Facts(content)


def copy_content(folder: Path, replaced: dict[str, str] | None = None) -> Facts:
    """Copy the real pages to a folder that there is not yet, with the unfilled facts; the facts."""
    shutil.copytree(CONTENT, folder)
    return write_facts(folder, replaced)
