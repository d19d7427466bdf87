"""What lets the application answer requests: routes, templates, and what is around every answer.

Commands do without it, and without the time that it takes to load.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask
from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from jinja2.meta import find_referenced_templates
from werkzeug.exceptions import HTTPException

from contact_api import rendering
from contact_api.inbox.retention import warn_of_promise
from contact_api.intake import answers, views
from contact_api.intake.offers import vocabulary
from contact_api.runtime import Runtime
from contact_api.senders.limit import TooManyError
from contact_api.senders.proxies import TrustedProxies
from contact_api.settings import ROOT, Settings
from contact_api.site import OnlineSite
from contact_api.web_inbox import add_web_inbox
from ground.addresses import is_within
from ground.texts import translations

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

TEMPLATES = [ROOT / "contact_api" / "templates", ROOT / "theme" / "templates"]


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
    load(app.jinja_env, {path.name for path in TEMPLATES[0].glob("*.html")})
    for language in site.facts.languages:
        for domain in ("site", "desk"):
            translations(language, domain)


def load(environment: Environment, names: set[str]) -> None:
    """Read the templates of these names now, and all that they include: the theme may change meanwhile."""
    read: set[str] = set()
    while names - read:
        name = min(names - read)
        read.add(name)
        environment.get_template(name)
        source, _, _ = environment.loader.get_source(environment, name)  # type: ignore[union-attr]  # it has one
        names |= {included for included in find_referenced_templates(environment.parse(source)) if included}
