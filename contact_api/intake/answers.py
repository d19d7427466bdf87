"""What the endpoint answers: JSON to those who ask for it, to everyone else a page of the site."""

import re
import uuid
from functools import lru_cache
from http import HTTPStatus

from flask import Response, make_response, redirect, render_template, request, url_for
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup, escape
from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

from contact_api.inbox import Receipt
from contact_api.intake.forms import EnquiryForm
from contact_api.intake.frames import framed
from contact_api.intake.origin import keeps_no_cookie, own_origin
from contact_api.intake.rules import UUID
from contact_api.intake.spam import shown_now
from contact_api.runtime import runtime
from contact_api.security_headers import security_headers
from ground.texts import N_, translations

UNKNOWN_ORIGIN = N_("Your browser does not say from which site this form comes. If you wrote this, please confirm it.")
NO_COOKIE = N_(
    "Your browser kept no cookie of this page, and without it nothing shows that the click was yours. "
    "Please allow cookies here and send it once more, or write to %(email)s."
)
# What was typed into a page stays when somebody comes back to it; “no-store” would let browsers forget it.
# https://www.rfc-editor.org/rfc/rfc9111#section-5.2.2: nobody else keeps it, and nothing is shown again unasked.
PRIVATE = "private, no-cache"
PARAMETER = re.compile(r";(?!\s*q\s*=)[^;,]*", re.IGNORECASE)


def wants_json() -> bool:
    """Whether the client asks for JSON rather than for a page."""
    return prefers_json(request.headers.get("Accept", ""))


@lru_cache(maxsize=64)
def prefers_json(accept: str) -> bool:
    """Whether this header does, its parameters apart (https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1)."""
    accepted = parse_accept_header(PARAMETER.sub("", accept), MIMEAccept)
    return accepted.best_match(["text/html", "application/json"]) == "application/json"


def asked_language() -> str:
    """The language where no form tells it: that of the address, else the browser's, else the site's own."""
    facts = runtime().site.facts
    preferred = [code.partition("-")[0] for code, quality in request.accept_languages if quality > 0]
    asked = (request.args.get("language"), *preferred)
    return next((code for code in asked if code in facts.languages), facts.default_language)


def site_page(language: str, key: str) -> Response:
    """Lead on to a page of the site; nothing that a visitor sends chooses where."""
    address = runtime().settings.site_origin + runtime().site.page(language, key)
    return make_response(redirect(address, HTTPStatus.SEE_OTHER))


def received(form: EnquiryForm, receipt: Receipt) -> Response:
    """The enquiry is kept, now or by an earlier click."""
    if not wants_json():
        return site_page(form.language_code, "thanks")
    status = HTTPStatus.CREATED if receipt.outcome == "stored" else HTTPStatus.OK
    return make_response({"id": receipt.id, "status": "received"}, status)


def refused(form: EnquiryForm, status: HTTPStatus, sentence: str = "", retry_after: int | None = None) -> Response:
    """The form again with everything typed and what is wrong with it; ``sentence`` is about the whole."""
    about = [with_address(sentence, form.language_code)] if sentence else []
    if wants_json():
        whole = {"form": [text.striptags() for text in about]} if about else {}
        answer = make_response({"errors": form.errors | whole}, status)
    else:
        for hidden in (form.submission_id, form.website, form.language):  # no link can lead there
            about += hidden.errors
            hidden.errors = ()
        title = N_("Your message is not sent yet")
        # The origin of this page, or this browser, may not show where the form comes from.
        token = not is_allowed_here() or bool(form.csrf_token.data)
        answer = form_page("form.html", form, title, status, token=token, form_errors=about)
    if retry_after is not None:
        answer.headers["Retry-After"] = str(retry_after)
    return answer


def begun(form: EnquiryForm) -> Response:
    """The form with what somebody has chosen on another page of the site."""
    return form_page("form.html", form, N_("Write to me"), HTTPStatus.OK, token=not is_allowed_here())


def is_allowed_here() -> bool:
    """Whether a form on a page of this origin shows where it comes from."""
    return own_origin() in runtime().settings.allowed_origins


def confirm(form: EnquiryForm) -> Response:
    """Ask to confirm, on a page that can carry a token, what did not show where it comes from."""
    if wants_json():
        sentence = N_("There is no telling which site this comes from: please use the form on the contact page.")
        return sentence_only(HTTPStatus.FORBIDDEN, sentence, form.language_code)
    no_cookie = keeps_no_cookie(form.csrf_token.data)
    sentence = NO_COOKIE if no_cookie else UNKNOWN_ORIGIN
    said = with_address(sentence, form.language_code)
    return form_page("confirm.html", form, N_("One more click"), HTTPStatus.OK, sentence=said, refused=no_cookie)


def form_page(
    template: str, form: EnquiryForm, title: str, status: HTTPStatus, token: bool = True, **context: object
) -> Response:
    """A page that holds the form, with what tells a second click, and a robot's haste, when it comes back.

    ``token``: whether it carries Flask-WTF's session token.
    """
    if not UUID.fullmatch(form.submission_id.data):
        form.submission_id.data = str(uuid.uuid4())
    form.shown.data = form.shown.data or shown_now(runtime().settings.secret_key)
    hidden = Markup('<input type="hidden" name="csrf_token" value="{}">')
    answer = page(
        template,
        form.language_code,
        form.say(title),
        status,
        form=form,
        form_action=url_for("contact.take"),
        csrf_token_field=hidden.format(generate_csrf()) if token else "",
        **context,
    )
    answer.headers["Cache-Control"] = PRIVATE
    return answer


def sentence_only(status: HTTPStatus, sentence: str, language: str) -> Response:
    """One sentence, where there is no form to show."""
    text = with_address(sentence, language)
    if wants_json():
        return make_response({"errors": {"form": [text.striptags()]}}, status)
    title = translations(language).gettext(N_("That did not work"))
    return page("sentence.html", language, title, status, sentence=text)


def with_address(sentence: str, language: str) -> Markup:
    """The translated sentence, its ``%(email)s`` a link to write to."""
    email = runtime().site.text("contact.email", language)
    link = Markup('<a href="mailto:{0}">{0}</a>').format(email)
    return escape(translations(language).gettext(sentence)) % {"email": link}


def page(template: str, language: str, title: str, status: HTTPStatus, **context: object) -> Response:
    """A whole page of the site around what the template gives."""
    main = Markup(render_template(template, lang=language, title=title, **context))  # noqa: S704 - autoescaped
    site = runtime().settings.site_origin
    elsewhere = "" if own_origin() == site else site
    whole = framed(runtime().site.published, language, title, main, elsewhere)
    # Half characters, which JSON can carry, have no place in UTF-8.
    return Response(whole.encode("utf-8", "replace"), status, mimetype="text/html")


@lru_cache
def headers_at(own: str, site: str, https: bool) -> dict[str, str]:
    """The headers of an answer given at this origin."""
    headers = security_headers((site,), "" if own == site else site, https)
    return {**headers, "Cache-Control": "no-store", "Vary": "Accept, Accept-Language, Origin"}


def with_security_headers(answer: Response) -> Response:
    """The site's security headers on every answer, and no copy of it anywhere, unless it says so itself."""
    settings = runtime().settings
    headers = headers_at(own_origin(), settings.site_origin, settings.production)
    given = set(answer.headers.keys())
    answer.headers.extend({name: value for name, value in headers.items() if name not in given})
    return answer
