"""The endpoint for gunicorn, with its folder elsewhere and a lease that ends soon."""

import os
import sys
from datetime import timedelta
from pathlib import Path

from contact_api import create_app


def app():
    """The application; ``ROOT`` is the folder of what it keeps."""
    made = create_app({"ROOT": Path(os.environ["ROOT"])})
    for name, module in list(sys.modules.items()):
        if name.startswith("contact_api") and hasattr(module, "LEASE"):
            module.LEASE = timedelta(seconds=1)
    return made
