"""Our own drawings, as SVG inside the page, so that they take the page's colours."""

import re
from collections.abc import Callable
from pathlib import Path

from markupsafe import Markup, escape

PROLOG = re.compile(r"<\?xml.*?(?:\?>|\Z)|<!DOCTYPE[^>]*(?:>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL)
NAME = re.compile(r"[\w-]{1,100}")
LABEL = re.compile(r'{{ _\("([^"]*)"\) }}')


def drawing_path(theme: Path, name: str) -> Path:
    """The file of a drawing."""
    return theme / "templates" / "drawings" / f"{name}.svg"


def read_drawing(theme: Path, name: str) -> str:
    """The SVG of a drawing without what only a file of its own needs; empty where the theme has none."""
    if not NAME.fullmatch(name):
        return ""
    try:
        return PROLOG.sub("", drawing_path(theme, name).read_text(encoding="utf-8")).strip()
    except FileNotFoundError:
        return ""


def described(svg: str, gettext: Callable[[str], str], alt: str = "", css_class: str = "") -> Markup:
    """The SVG of a drawing for a page: an image with this text, or decoration when there is none.

    What is written in it as ``{{ _("…") }}`` is shown in the language of ``gettext``.
    """
    role = f'role="img" aria-label="{escape(alt)}"' if alt else 'aria-hidden="true"'
    shown = f'class="{css_class}" {role}' if css_class else role
    labelled = LABEL.sub(lambda label: str(escape(gettext(label[1]))), svg)
    return Markup(labelled.replace("<svg ", f'<svg {shown} focusable="false" ', 1))  # noqa: S704 - our own file
