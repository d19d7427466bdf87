"""The routes of the endpoint. An enquiry's way: body, origin, form, spam, inbox, answer."""

from collections.abc import Sequence
from http import HTTPStatus

from flask import Blueprint, Response, current_app, g, jsonify, make_response, request
from werkzeug import Response as BaseResponse
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from contact_api.inbox import InboxError, new_enquiry
from contact_api.intake import answers
from contact_api.intake.bodies import UNREADABLE, Body, read_body
from contact_api.intake.forms import EnquiryForm
from contact_api.intake.log import log
from contact_api.intake.origin import sending_page, sent_from
from contact_api.intake.spam import Known, remember, shown_now, spam_reason
from contact_api.intake.ticks import message_about, ticked
from contact_api.notify import without_words
from contact_api.runtime import runtime
from contact_api.senders.limit import TooManyError, sender
from contact_api.senders.store import why_alone
from ground.texts import N_

RETRY_AFTER = 60  # seconds

blueprint = Blueprint("contact", __name__, url_prefix="/api")


@blueprint.before_request
def count() -> None:
    """Count what is posted, before it is read."""
    if request.method == "POST":
        runtime().enquiry_limit.count(sender())


@blueprint.post("/contact", provide_automatic_options=False)
def take() -> Response:
    """Take an enquiry."""
    body = read_body()
    form = form_of(body)
    if body.status != HTTPStatus.OK:
        return answers.refused(form, body.status, body.sentence)
    valid = form.validate()
    if form.csrf_token.errors:  # nothing shows that the form came from the site
        log("unconfirmed")
        return answers.confirm(form)
    if not valid:
        log("invalid")
        return answers.refused(form, HTTPStatus.UNPROCESSABLE_ENTITY)
    return keep(form)


def form_of(body: Body) -> EnquiryForm:
    """The form as it was sent; where that cannot be read, in the language that the browser prefers."""
    unread = {} if body.status == HTTPStatus.OK else {"language": answers.asked_language()}
    shared = runtime()
    return EnquiryForm(
        MultiDict(unread | body.fields),
        facts=shared.site.facts,
        allowed_origins=shared.settings.allowed_origins,
    )


def form_about(tasks: Sequence[str], language: str) -> EnquiryForm:
    """The form in this language, its message begun with these tasks."""
    shared = runtime()
    form = EnquiryForm(
        facts=shared.site.facts, data={"language": language}, allowed_origins=shared.settings.allowed_origins
    )
    form.message.data = message_about(tasks, form.say(N_("These are the things I’ve ticked:")))
    return form


def keep(form: EnquiryForm) -> Response:
    """Keep what was sent; only then say so."""
    shared = runtime()
    known = Known(shared.settings.secret_key, sender(), shared.counts)
    enquiry = new_enquiry(
        form.content(),
        submission_id=form.submission_id.data,
        page=sending_page(shared.settings.allowed_origins),
        spam_reason=spam_reason(form, known),
        privacy_version=str(shared.site.facts.value("privacy.version")),
    )
    notices = shared.notifier.notices_of(enquiry)
    try:
        receipt = shared.inbox.keep(enquiry, notices)
    except InboxError as error:
        log("unavailable", reason=error)
        return unavailable(form)
    if notices:
        shared.worker.wake()
    log(enquiry.state if receipt.outcome == "stored" else receipt.outcome, receipt.id)
    if receipt.outcome == "conflict":
        form.submission_id.data = ""  # sent again as it is, it is an enquiry of its own
        sentence = N_("You have already sent this form, with another message. Press the button to send this one too.")
        return answers.refused(form, HTTPStatus.CONFLICT, sentence)
    if receipt.outcome == "stored":
        remember(form, known)
    return answers.received(form, receipt)


def unavailable(form: EnquiryForm) -> Response:
    """Nothing can be kept now: the form again, and the other way in."""
    sentence = N_(
        "Your message could not be kept just now. Everything you wrote is still here: "
        "please try again in a minute, or write to %(email)s."
    )
    return answers.refused(form, HTTPStatus.SERVICE_UNAVAILABLE, sentence, RETRY_AFTER)


@blueprint.get("/contact", provide_automatic_options=False)
def contact_page() -> Response:
    """Lead to the form; with the tasks that were ticked on a page of the site, show it begun with them."""
    language = answers.asked_language()
    tasks = ticked(request.args.getlist("task"))
    if not tasks or answers.wants_json():
        return answers.site_page(language, "contact")
    return answers.begun(form_about(tasks, language))


@blueprint.route("/contact", methods=["OPTIONS"])
def preflight() -> Response:
    """Tell a page of another allowed origin that it may post (https://fetch.spec.whatwg.org/#cors-preflight-fetch)."""
    if "Origin" not in request.headers:
        return Response(status=HTTPStatus.NO_CONTENT, headers={"Allow": "GET, HEAD, OPTIONS, POST"})
    settings = runtime().settings
    if not sent_from(settings.allowed_origins):
        return Response(status=HTTPStatus.FORBIDDEN)
    allowed = {
        "Access-Control-Allow-Methods": "POST",
        "Access-Control-Allow-Headers": "Accept, Content-Type",
        "Access-Control-Max-Age": "600",
        "Form-Shown": shown_now(settings.secret_key),
    }
    return Response(status=HTTPStatus.NO_CONTENT, headers=allowed)


@blueprint.get("/health")
def health() -> Response:
    """Whether an enquiry could be kept now; what else is amiss: late notifications, a rate store that is away."""
    try:
        runtime().inbox.check()
        notices = runtime().notifier.trouble()
    except InboxError as error:
        log("unhealthy", reason=error)
        later = {"Retry-After": str(RETRY_AFTER)}
        return make_response({"status": "unavailable"}, HTTPStatus.SERVICE_UNAVAILABLE, later)
    amiss = {"notifications": notices, "rate_store": "away" if why_alone(runtime().counts) else ""}
    return jsonify(status="ok", **{name: what for name, what in amiss.items() if what})


@blueprint.after_request
def open_to_allowed_origins(answer: Response) -> Response:
    """Let a page of an allowed origin read the answer."""
    if "Origin" in request.headers and sent_from(runtime().settings.allowed_origins):
        answer.headers["Access-Control-Allow-Origin"] = request.headers["Origin"]
        answer.headers["Access-Control-Expose-Headers"] = "Retry-After"
    return answer


def failed(error: Exception) -> Response:
    """Answer what went wrong on the way, so that nothing typed is lost."""
    current_app.logger.error("outcome=failed %s", without_words(error))
    return unavailable(form_of(g.get("body", UNREADABLE)))


def too_many(error: TooManyError) -> Response:
    """The form again, to be sent later."""
    form = form_of(read_body())
    log("limited")
    sentence = N_(
        "That was a lot in a short time. Everything you wrote is still here: "
        "please try again later, or write to %(email)s."
    )
    return answers.refused(form, HTTPStatus.TOO_MANY_REQUESTS, sentence, error.wait)


def refused_by_flask(error: HTTPException) -> BaseResponse:
    """No such address, no such method: one sentence."""
    if error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        return error.get_response()
    sentence = N_("There is nothing to see at this address. If you want to reach me, write to %(email)s.")
    answer = answers.sentence_only(HTTPStatus(error.code), sentence, answers.asked_language())
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        answer.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return answer
