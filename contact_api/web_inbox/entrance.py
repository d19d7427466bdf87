"""The door of the web inbox: signing in and out, and what its pages are dressed in."""

from functools import cache
from http import HTTPStatus
from pathlib import Path
from uuid import UUID

from flask import current_app, redirect, request, send_from_directory, url_for
from flask_wtf import FlaskForm
from werkzeug import Response
from wtforms import PasswordField
from wtforms.csrf.core import CSRFTokenField

from contact_api.intake.log import log
from contact_api.intake.origin import keeps_no_cookie, own_origin
from contact_api.runtime import runtime
from contact_api.senders.limit import sender
from contact_api.web_inbox import password, sessions
from contact_api.web_inbox.pages import open_pages, page, say

STATIC = Path(__file__).parents[2] / "theme" / "static"
# The site's own sheets, as far as these pages need them, then what only they have.
SHEETS = [
    *(STATIC / "css" / f"{name}.css" for name in ("tokens", "reset", "base", "layout", "site-header")),
    *(STATIC / "css" / f"{name}.css" for name in ("site-footer", "blocks", "form", "utilities")),
    Path(__file__).parent / "inbox.css",
]
DAY = 24 * 60 * 60  # seconds

blueprint = open_pages("entrance")


class SignInForm(FlaskForm):
    """One field and Flask-WTF's token."""

    password = PasswordField(render_kw={"autocomplete": "current-password", "required": True, "autofocus": True})
    csrf_token: CSRFTokenField


@blueprint.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> Response:
    """Ask for the password; whatever is wrong, the answer is one and the same and takes as long."""
    form = SignInForm()
    if request.method == "POST":  # counted before it is looked at
        runtime().sign_in_limit.count(sender())
    if sessions.signed_in():
        return to_the_enquiries()
    if request.method == "GET":
        return page("sign_in", say("Sign in"), form=form)
    right = password.is_right(form.password.data or "", runtime().settings.inbox_password_hash)
    if form.validate() and right:
        sessions.sign_in()
        runtime().sign_in_limit.forgive(sender())
        log("signed-in")
        return to_the_enquiries()
    log("sign-in-refused")
    return page("sign_in", say("Sign in"), HTTPStatus.FORBIDDEN, form=form, wrong=why_not(form))


def why_not(form: SignInForm) -> str:
    """What to tell whoever was not let in; nothing in it depends on the password."""
    if keeps_no_cookie(form.csrf_token.data):
        return say(
            "This browser keeps no cookies of %(address)s, and without one nobody can sign in. "
            "Allow them for this address, then sign in again.",
            address=own_origin(),
        )
    return say("That did not open the door. Please type the password once more.")


@blueprint.get("")
def without_slash() -> Response:
    """Lead on by an address of one’s own; Flask’s would name whatever Host was sent."""
    return redirect(url_for("enquiries.latest"), HTTPStatus.SEE_OTHER)


def to_the_enquiries() -> Response:
    """Lead on to the enquiry that was asked for, else to the list."""
    enquiry = request.args.get("enquiry", type=UUID)
    address = url_for("enquiries.show", id=enquiry) if enquiry else url_for("enquiries.latest")
    return redirect(address, HTTPStatus.SEE_OTHER)


@blueprint.post("/sign-out")
def sign_out() -> Response:
    """End the session."""
    current_app.extensions["csrf"].protect()
    sessions.sign_out()
    return redirect(url_for("entrance.sign_in"), HTTPStatus.SEE_OTHER)


@cache
def sheets() -> str:
    """The style sheets, as they are at the start."""
    return "\n".join(path.read_text(encoding="utf-8") for path in SHEETS)


@blueprint.get("/static/css/inbox.css")
def sheet() -> Response:
    """The style sheets as one, so that the inbox looks like the site wherever that is served."""
    answer = Response(sheets(), mimetype="text/css")
    answer.add_etag()
    answer.cache_control.no_cache = True  # asked for again with its tag
    return answer.make_conditional(request)


@blueprint.get("/static/js/inbox.js")
def script() -> Response:
    """The keys of the inbox."""
    return send_from_directory(Path(__file__).parent, "inbox.js", max_age=0)


@blueprint.get("/static/<path:name>")
def static(name: str) -> Response:
    """The typeface and the little picture in the tab."""
    return send_from_directory(STATIC, name, max_age=DAY)
