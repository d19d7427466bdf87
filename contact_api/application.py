"""The endpoint as a Flask application, put together of its rooms."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

import click
from flask import Flask
from flask.cli import FlaskGroup

from contact_api.inbox import InboxError, InboxUnfit, Keeper, open_inbox
from contact_api.notify.notifier import Notifier
from contact_api.opened import Opened
from contact_api.sessions import SessionsOnDemand
from contact_api.settings import PREFIX, ROOT, Settings, SettingsError, read_settings
from contact_api.shell.group import InboxGroup
from contact_api.site import OnlineSite
from ground.published import PublishedError


def create_app(overrides: Mapping[str, Any] | None = None) -> Flask:
    """The endpoint as a Flask application.

    ``overrides`` holds settings (``CONTACT_…``) that win over the environment
    and ``.env``, Flask's own configuration keys, and ``ROOT``, the folder of
    ``.env`` and ``var/``; for tests and for the development server.

    Where a setting is wrong, or there is no site to answer for, the start ends with one sentence.
    """
    given = dict(overrides or {})
    root = Path(given.pop("ROOT", ROOT))
    app = Flask("contact_api", static_folder=None)
    app.url_map.merge_slashes = False  # it would redirect to whatever Host was sent
    app.logger.setLevel("INFO")
    app.session_interface = SessionsOnDemand()
    try:
        settings = read_settings(root, given)
        app.config.update(configuration(settings))
        app.config.update({key: value for key, value in given.items() if not key.startswith(PREFIX)})
        opened = open_all(root, settings)
        if not is_for_a_command():
            from contact_api.answering import answer_requests
            from contact_api.runtime import shared

            answer_requests(app, shared(app, opened))
    except (SettingsError, PublishedError, InboxUnfit) as error:
        refuse_start(str(error))
    app.cli.add_command(InboxGroup(opened))
    return app


def is_for_a_command() -> bool:
    """Whether flask looks for a command such as ``inbox list``, which needs no site that is online."""
    context = click.get_current_context(silent=True)
    return context is not None and isinstance(context.command, FlaskGroup)


def open_all(root: Path, settings: Settings) -> Opened:
    """What commands and requests have in common, opened. Raises InboxUnfit."""
    site = OnlineSite(settings.published)
    inbox = ready(open_inbox(settings.inbox, root, site.desk_language()))
    return Opened(root, settings, site, inbox, Notifier(inbox, settings, lambda: site.facts))


def ready(inbox: Keeper) -> Keeper:
    """The inbox, upgraded where it can be reached now; if not, its first use does it. Raises InboxUnfit."""
    try:
        inbox.prepare()
    except InboxUnfit as error:
        raise InboxUnfit("CONTACT_INBOX cannot be used: %(reason)s.", reason=error) from None
    except InboxError:
        pass
    inbox.close()  # a server that forks may not share what is open
    return inbox


def configuration(settings: Settings) -> dict[str, object]:
    """What Flask and Flask-WTF have to know of the settings."""
    return {
        "SECRET_KEY": settings.secret_key,
        "SESSION_COOKIE_NAME": "__Host-contact" if settings.production else "contact",
        "SESSION_COOKIE_SECURE": settings.production,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Strict",
        # A confirmation page may stay open over lunch; the token ends with the session.
        "WTF_CSRF_TIME_LIMIT": None,
    }


def refuse_start(sentence: str) -> NoReturn:
    """End the start with this sentence; status 3 is the one at which gunicorn does not try for ever."""
    print(sentence, file=sys.stderr)
    sys.exit(3)
