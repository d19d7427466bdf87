"""The assistant's web inbox at ``/inbox/``: pages that need no script, behind a password.

``CONTACT_INBOX_PASSWORD_HASH`` turns it on; without it nothing answers there.
"""

from flask import Flask
from flask_wtf.csrf import CSRFProtect

from contact_api.web_inbox import enquiries, entrance


def add_web_inbox(app: Flask) -> None:
    """Let the application answer at ``/inbox/``."""
    # What visitors send is checked by its origin; the web inbox calls ``protect`` for all that is its own.
    app.config["WTF_CSRF_CHECK_DEFAULT"] = False
    CSRFProtect(app)
    entrance.sheets()
    app.register_blueprint(entrance.blueprint)
    app.register_blueprint(enquiries.blueprint)
