"""Our own drawings, as SVG inside the page, so that they take the page's colours."""

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup, escape

PROLOG = re.compile(r"<\?xml.*?\?>|<!DOCTYPE[^>]*>|<!--.*?-->", re.DOTALL)


def drawing_path(theme, name: str) -> Path:
    """The file of a drawing."""
    return Path(theme) / "templates" / "drawings" / f"{name}.svg"


def drawing(theme, name: str, alt: str = "", css_class: str = "drawing") -> Markup:
    """The SVG of a drawing: an image with this text, or decoration when there is none.

    Raises FileNotFoundError when the theme has no such drawing.
    """
    path = drawing_path(theme, name)
    role = f'role="img" aria-label="{escape(alt)}"' if alt else 'aria-hidden="true"'
    described = f'class="{css_class}" {role}' if css_class else role
    svg = read_drawing(path, path.stat().st_mtime_ns)
    return Markup(svg.replace("<svg ", f'<svg {described} focusable="false" ', 1))  # noqa: S704 - our own file


@cache
def read_drawing(path: Path, _changed: int) -> str:
    """The text of a drawing, without what only a file of its own needs."""
    return PROLOG.sub("", path.read_text(encoding="utf-8")).strip()
