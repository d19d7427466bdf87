"""Where a form was sent from, and the proof of it that a static page can give, which carries no token.

Browsers say with every form from which origin it comes. Who does not say it is
shown a page to confirm on, and that page carries Flask-WTF's ordinary token.
"""

from collections.abc import Collection
from urllib.parse import urlsplit

from flask import current_app, request
from flask_wtf.csrf import validate_csrf
from wtforms.csrf.core import CSRF, CSRFTokenField
from wtforms.fields.core import UnboundField
from wtforms.form import BaseForm

from contact_api.urls import origin_of

LONGEST_PAGE = 200


class OriginCSRF(CSRF):
    """WTForms' seam for it: ``form.validate()`` finds an error of the token field where there is no proof.

    The form's ``Meta.csrf_context`` holds the origins that are allowed.
    """

    def setup_form(self, form: BaseForm) -> list[tuple[str, UnboundField]]:
        """Remember the origins; the field is WTForms' own."""
        self._allowed: Collection[str] = form.meta.csrf_context
        fields: list[tuple[str, UnboundField]] = super().setup_form(form)
        return fields

    def generate_csrf_token(self, csrf_token_field: CSRFTokenField) -> str:
        """Nothing: the form is rendered once for everybody."""
        return ""

    def validate_csrf_token(self, form: BaseForm, field: CSRFTokenField) -> None:
        """Accept the site's own origin, or else a token; wtforms.ValidationError where there is neither."""
        if not sent_from(self._allowed):
            validate_csrf((field.data or "").encode(errors="replace"))  # JSON can carry half characters


def sent_from(allowed: Collection[str]) -> bool:
    """Whether the browser says that one of the allowed origins sent this request.

    Origins are compared whole. ``Sec-Fetch-Site`` counts where there is no
    ``Origin`` at all: https://www.w3.org/TR/fetch-metadata/.
    """
    origin = request.headers.get("Origin")
    if origin is None:
        return request.headers.get("Sec-Fetch-Site") == "same-origin"
    return origin in allowed


def keeps_no_cookie(token: str | None) -> bool:
    """Whether a page's session token comes back without the cookie that the page gave along with it."""
    return bool(token) and current_app.config["SESSION_COOKIE_NAME"] not in request.cookies


def own_origin() -> str:
    """The origin at which this request arrived; empty where its Host header is no host."""
    # Not by ``host_url``, which would write xn--… out with its accents.
    return origin_of(f"{request.scheme}://{request.host}") if request.host else ""


def sending_page(allowed: Collection[str]) -> str:
    """The path of the page; empty where the browser does not say it, or names one of no allowed origin."""
    try:
        address = urlsplit(request.referrer or "")
        known = origin_of(address.geturl()) in allowed
    except ValueError:
        return ""
    path = address.path
    return path[:LONGEST_PAGE] if known and path.isprintable() and path != request.script_root + request.path else ""
