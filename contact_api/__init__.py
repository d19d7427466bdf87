"""The contact endpoint: takes what visitors send, keeps it, and lets the assistant read it.

Knows nothing of how the site is built. What it promises to browsers, scripts and
servers stands in ``.env.example`` (settings) and in ``docs/architecture.md``.
"""

import sys
from pathlib import Path

from flask import Flask
from flask_limiter import RateLimitExceeded
from jinja2 import ChoiceLoader, FileSystemLoader
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from contact_api import answers, commands, rendering, views
from contact_api.inbox import InboxError, InboxTooNew, Keeper, open_inbox
from contact_api.notify.delivery import Delivery
from contact_api.notify.worker import Worker
from contact_api.published_facts import PublishedFacts
from contact_api.rate_limit import limit_senders
from contact_api.retention import let_go, warn_of_promise
from contact_api.settings import Settings, SettingsError, read_settings
from contact_api.state import Contact
from contact_api.web_inbox import add_web_inbox
from ground.facts import Facts, FactsError

ROOT = Path(__file__).parent.parent


def create_app(overrides: dict | None = None) -> Flask:
    """The endpoint as a Flask application.

    ``overrides`` holds settings (``CONTACT_…``) that win over the environment
    and ``.env``, Flask's own configuration keys, and ``ROOT``, the folder of
    ``.env`` and ``var/``; for tests and for the development server.

    Where a setting or a fact is wrong, the start ends with one sentence.
    """
    overrides = dict(overrides or {})
    root = Path(overrides.pop("ROOT", ROOT))
    app = Flask(__name__, static_folder=None)
    app.url_map.merge_slashes = False  # it would redirect to whatever Host was sent
    try:
        settings = read_settings(root, overrides)
        facts = PublishedFacts(root / "var" / "frames" / "site.toml")
        app.config.update(configuration(settings))
        app.config.update({key: value for key, value in overrides.items() if not key.startswith("CONTACT_")})
        shared = opened(app, root, settings, facts)
    except (SettingsError, FactsError, InboxTooNew) as error:
        refuse_start(str(error))
    app.extensions["contact"] = shared
    set_up_templates(app, facts, settings)
    warn_of_promise(facts, settings.retention_days)
    app.register_blueprint(views.blueprint)
    if settings.inbox_password_hash:
        add_web_inbox(app, shared.limiter)
    app.register_error_handler(RateLimitExceeded, views.too_many)
    app.register_error_handler(HTTPException, views.refused_by_flask)
    app.register_error_handler(Exception, views.failed)
    app.before_request(facts.renew)
    app.after_request(answers.with_security_headers)
    if not app.testing:  # a test sends when it wants to
        app.before_request(shared.worker.start)
    app.cli.add_command(commands.inbox_commands(facts))
    proxies = settings.trusted_proxies
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)
    return app


def opened(app: Flask, root: Path, settings: Settings, facts: Facts) -> Contact:
    """What every request shares, opened. Raises InboxTooNew and SettingsError."""
    inbox = ready(open_inbox(settings.inbox, root))
    delivery = Delivery(inbox, settings, facts)
    return Contact(
        root=root,
        settings=settings,
        facts=facts,
        inbox=inbox,
        frames=rendering.Frames(root / "var" / "frames", settings.site_url),
        limiter=limit_senders(app, views.blueprint, settings),
        delivery=delivery,
        worker=Worker(delivery, daily=lambda: let_go(inbox, settings.retention_days)),
    )


def ready(inbox: Keeper) -> Keeper:
    """The inbox, upgraded where it can be reached now; if not, its first use does it. Raises InboxTooNew."""
    try:
        inbox.prepare()
    except InboxTooNew as error:
        raise InboxTooNew(f"CONTACT_INBOX cannot be used: {error}.") from None
    except InboxError:
        pass
    inbox.close()  # a server that forks may not share what is open
    return inbox


def configuration(settings: Settings) -> dict:
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


def set_up_templates(app: Flask, facts: Facts, settings: Settings) -> None:
    """Let the endpoint's pages use the site's own templates and texts."""
    app.logger.setLevel("INFO")
    app.jinja_options = {"extensions": ["jinja2.ext.i18n"], "trim_blocks": True, "lstrip_blocks": True}
    app.jinja_loader = ChoiceLoader(
        [FileSystemLoader(ROOT / "contact_api" / "templates"), FileSystemLoader(ROOT / "theme" / "templates")]
    )
    rendering.install(
        app.jinja_env,
        rendering.template_functions(facts, lambda context: context["lang"], settings.site_url),
    )


def refuse_start(sentence: str) -> None:
    """End the start with this sentence; status 3 is the one at which gunicorn does not try for ever."""
    print(sentence, file=sys.stderr)
    sys.exit(3)
