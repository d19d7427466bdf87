"""The contact endpoint: takes what visitors send, keeps it, and lets the assistant read it.

Knows nothing of how the site is built. What it promises to browsers, scripts and
servers stands in ``.env.example`` (settings) and in ``docs/architecture.md``.

The site's build shares the form, what templates can say, and the security headers;
nothing else is loaded for them.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask


def create_app(overrides: Mapping[str, Any] | None = None) -> "Flask":
    """The endpoint as a Flask application; see ``contact_api.application``."""
    from contact_api.application import create_app as create

    return create(overrides)
