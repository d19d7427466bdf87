"""Where a test lets a site be built, and how."""

from pathlib import Path


def places(root: Path, content: Path | None = None) -> dict[str, object]:
    """The settings that keep a build in a folder; its pages are in ``content`` there, unless elsewhere.

    No cards are drawn, which take longer than all the rest.
    """
    return {
        "PATH": str(content or root / "content"),
        "OUTPUT_PATH": str(root / "output"),
        "VAR_PATH": str(root / "var"),
        "PUBLISHED_PATH": str(root / "var" / "preview" / "published"),
        "DRAWS_CARDS": False,
    }
