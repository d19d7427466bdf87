"""The endpoint for gunicorn, with its folder elsewhere."""

import os
from pathlib import Path

from contact_api import create_app


def app():
    """The application; ``ROOT`` is the folder of what it keeps."""
    return create_app({"ROOT": Path(os.environ["ROOT"])})
