"""The endpoint as a Flask application, put together of its rooms."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click
from flask import Flask
from flask.cli import FlaskGroup
from jinja2 import ChoiceLoader, FileSystemLoader
from werkzeug.exceptions import HTTPException

from contact_api import rendering
from contact_api.inbox import InboxError, InboxUnfit, Keeper, open_inbox
from contact_api.inbox.retention import let_go, warn_of_promise
from contact_api.intake import answers, views
from contact_api.intake.offers import vocabulary
from contact_api.notify.notifier import Notifier
from contact_api.notify.worker import Worker
from contact_api.runtime import Runtime
from contact_api.senders.limit import TooManyError, sender_limit
from contact_api.senders.proxies import TrustedProxies
from contact_api.senders.store import open_counts
from contact_api.settings import PREFIX, ROOT, Settings, SettingsError, read_settings
from contact_api.shell.group import inbox_commands
from contact_api.site import OnlineSite
from contact_api.web_inbox import SIGN_IN_LIMIT, add_web_inbox
from ground.addresses import is_within
from ground.published import PublishedError
from ground.texts import translations

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

TEMPLATES = [ROOT / "contact_api" / "templates", ROOT / "theme" / "templates"]


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
    try:
        settings = read_settings(root, given)
        app.config.update(configuration(settings))
        app.config.update({key: value for key, value in given.items() if not key.startswith(PREFIX)})
        runtime = opened(app, root, settings)
        if not is_for_a_command():
            answer_requests(app, runtime)
    except (SettingsError, PublishedError, InboxUnfit) as error:
        refuse_start(str(error))
    app.cli.add_command(inbox_commands(runtime))
    return app


def is_for_a_command() -> bool:
    """Whether flask looks for a command such as ``inbox list``, which needs no site that is online."""
    context = click.get_current_context(silent=True)
    return context is not None and isinstance(context.command, FlaskGroup)


def opened(app: Flask, root: Path, settings: Settings) -> Runtime:
    """What every request shares, opened. Raises InboxUnfit and SettingsError."""
    site = OnlineSite(settings.published)
    inbox = ready(open_inbox(settings.inbox, root, site.desk_language()))
    notifier = Notifier(inbox, settings, lambda: site.facts)
    counts = open_counts(settings.rate_store, app.logger)
    runtime = Runtime(
        root=root,
        settings=settings,
        site=site,
        inbox=inbox,
        counts=counts,
        enquiry_limit=sender_limit(counts, settings.rate_limit, "enquiry"),
        sign_in_limit=sender_limit(counts, SIGN_IN_LIMIT, "sign-in"),
        notifier=notifier,
        worker=Worker(notifier, daily=lambda: let_go(inbox, settings.retention_days)),
    )
    app.extensions["contact"] = runtime
    return runtime


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


def answer_requests(app: Flask, runtime: Runtime) -> None:
    """Let the application answer for the site that is online. Raises PublishedError where there is none."""
    settings, site = runtime.settings, runtime.site
    site.renew()
    set_up_templates(app, site, settings)
    vocabulary()
    warn_of_promise(site.facts, settings.retention_days)
    app.register_blueprint(views.blueprint)
    if settings.inbox_password_hash:
        add_web_inbox(app)
    app.register_error_handler(TooManyError, views.too_many)
    app.register_error_handler(HTTPException, views.refused_by_flask)
    app.register_error_handler(Exception, views.failed)
    app.after_request(answers.with_security_headers)
    if not app.testing:  # a test sends when it wants to
        app.before_request(runtime.worker.start)
    app.wsgi_app = BelowPath(app.wsgi_app, site)  # type: ignore[method-assign]  # as the proxy's
    if proxies := settings.trusted_proxies:
        trusting = TrustedProxies(app.wsgi_app, proxies, app.logger)
        app.wsgi_app = trusting  # type: ignore[method-assign]  # Flask's manual puts it in front like this


class BelowPath:
    """The application below the path of the site, too: then its own addresses lead there.

    Each request is for the site as it is online at that moment.
    """

    def __init__(self, application: "WSGIApplication", site: OnlineSite):
        self.application, self.site = application, site

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request, whether the path was left in its address or not."""
        self.site.renew()
        base, path = self.site.facts.base, environ.get("PATH_INFO", "")
        if base and is_within(base, path):
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + base
            environ["PATH_INFO"] = path.removeprefix(base)
        return self.application(environ, start_response)


def set_up_templates(app: Flask, site: OnlineSite, settings: Settings) -> None:
    """Let the endpoint's pages use the site's own templates and texts, as they are at the start."""
    ours = {"extensions": ["jinja2.ext.i18n"], "trim_blocks": True, "lstrip_blocks": True}
    app.jinja_options = {**app.jinja_options, **ours}
    app.jinja_loader = ChoiceLoader([FileSystemLoader(folder) for folder in TEMPLATES])
    functions = rendering.template_functions(site, site, lambda context: context["lang"], settings.site_origin)
    rendering.install(app.jinja_env, functions)
    for name in ("_form.html", *(path.name for path in TEMPLATES[0].glob("*.html"))):
        app.jinja_env.get_template(name)
    for language in site.facts.languages:
        for domain in ("site", "desk"):
            translations(language, domain)


def refuse_start(sentence: str) -> NoReturn:
    """End the start with this sentence; status 3 is the one at which gunicorn does not try for ever."""
    print(sentence, file=sys.stderr)
    sys.exit(3)
