"""Where a test lets a site be built."""

from pathlib import Path


def places(root: Path, content: Path | None = None) -> dict[str, str]:
    """The settings that keep a build in a folder; its pages are in ``content`` there, unless elsewhere."""
    return {
        "PATH": str(content or root / "content"),
        "OUTPUT_PATH": str(root / "output"),
        "VAR_PATH": str(root / "var"),
        "PUBLISHED_PATH": str(root / "var" / "preview" / "published"),
    }
