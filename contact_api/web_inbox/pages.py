"""What every page of the web inbox shares: its language, its frame, its security headers, its refusals."""

from http import HTTPStatus
from urllib.parse import urlencode

from flask import Blueprint, Response, current_app, render_template, request, session
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from contact_api.inbox import InboxError
from contact_api.inbox.wording import clock, moment
from contact_api.intake.bodies import LARGEST
from contact_api.intake.log import log
from contact_api.notify import without_words
from contact_api.runtime import runtime
from contact_api.senders.limit import TooManyError
from contact_api.web_inbox.reply import mailto
from contact_api.web_inbox.sessions import signed_in
from ground.texts import language_name, locale, translations

# What visitors typed is shown here, so nothing may run but the file with the keys, and nothing may be fetched.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


def open_pages(name: str) -> Blueprint:
    """A blueprint of pages below ``/inbox``, with all that this module gives."""
    blueprint = Blueprint(name, __name__, url_prefix="/inbox", template_folder="templates")
    blueprint.before_request(prepare)
    blueprint.after_request(with_policy)
    blueprint.register_error_handler(InboxError, unavailable)
    blueprint.register_error_handler(TooManyError, too_many)
    blueprint.register_error_handler(HTTPException, refused)
    blueprint.register_error_handler(Exception, failed)
    return blueprint


def prepare() -> Response | None:
    """Limit what may be sent, remember the language, and let the cookie catch up.

    A browser leaves a SameSite=Strict cookie out when a link of another site leads here,
    a webmail’s for one; the same page asked for by ourselves comes with it.
    """
    request.max_content_length = LARGEST
    asked = request.args.get("language")
    if asked in runtime().site.facts.languages and asked != session.get("language"):
        session["language"] = asked
    from_elsewhere = request.method == "GET" and request.headers.get("Sec-Fetch-Site") == "cross-site"
    if from_elsewhere and not signed_in():
        answer = sentence(say("One moment …"), HTTPStatus.OK)
        answer.headers["Refresh"] = "0"
        return answer
    return None


def page_language() -> str:
    """The language she chose, else that of her desk."""
    facts = runtime().site.facts
    chosen = session.get("language")
    return chosen if chosen in facts.languages else runtime().site.desk_language()


def say(text: str, **values: object) -> str:
    """The text in the language of the page, its ``%(name)s`` filled in."""
    translated = translations(page_language(), "desk").gettext(text)
    return translated % values if values else translated


def page(template: str, title: str, status: HTTPStatus = HTTPStatus.OK, **context: object) -> Response:
    """A whole page of the inbox."""
    language = page_language()
    context.update(
        lang=language,
        title=title,
        languages=[(code, language_name(code), in_language(code)) for code in runtime().site.facts.languages],
        signed_in=signed_in(),
        language_name=lambda code: locale(language).languages.get(code, code),
        moment=lambda text: moment(text, language),
        clock=clock,
        mailto=mailto,
        _=say,
    )
    return Response(render_template(f"inbox/{template}.html", **context), status, mimetype="text/html")


def in_language(code: str) -> str:
    """The address, relative to itself, of the page in another language."""
    return "?" + urlencode({**request.args.to_dict(), "language": code})


def sentence(text: str, status: HTTPStatus) -> Response:
    """A page with one sentence."""
    return page("sentence", say("Inbox"), status, sentence=text)


def unavailable(error: InboxError) -> Response:
    """The inbox cannot be read or written now."""
    log("unavailable", reason=error)
    text = say("The inbox cannot be read or written just now. Please try again in a minute.")
    return sentence(text, HTTPStatus.SERVICE_UNAVAILABLE)


def refused(error: HTTPException) -> Response:
    """No such enquiry, a page that was open for too long, and the like."""
    if isinstance(error, CSRFError):
        text = say("This page was open for too long, so nothing was changed. Please open it again.")
    elif error.code == HTTPStatus.NOT_FOUND:
        text = say("This enquiry is not here, or not here any more.")
    else:
        text = say("That cannot be done here.")
    return sentence(text, HTTPStatus(error.code or HTTPStatus.BAD_REQUEST))


def too_many(error: TooManyError) -> Response:
    """A guesser, or somebody with a bad memory: not now."""
    log("sign-in-limited")
    text = say("That was too often. Please try again in %(minutes)s min.", minutes=-(-error.wait // 60))
    answer = sentence(text, HTTPStatus.TOO_MANY_REQUESTS)
    answer.headers["Retry-After"] = str(error.wait)
    return answer


def failed(error: Exception) -> Response:
    """Something of ours went wrong."""
    current_app.logger.error("outcome=failed %s", without_words(error))
    return sentence(say("That did not work."), HTTPStatus.INTERNAL_SERVER_ERROR)


def with_policy(answer: Response) -> Response:
    """The policy of these pages."""
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
