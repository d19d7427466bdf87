"""The pages behind the door: the enquiries, one of them whole, what can be done with it, the chart."""

from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from http import HTTPStatus
from itertools import chain, islice
from uuid import UUID

from babel.dates import format_skeleton
from flask import abort, current_app, flash, redirect, request, url_for
from werkzeug import Response

from contact_api.inbox import STATES, Enquiry
from contact_api.inbox.export import MARK, csv_lines, list_separator
from contact_api.inbox.records import NEWEST
from contact_api.inbox.wording import STILL_HELD, TIME_ZONE
from contact_api.inbox.words import are_short, words_of
from contact_api.intake.log import log
from contact_api.notify.reasons import alarm_sentence
from contact_api.runtime import runtime
from contact_api.web_inbox import chart
from contact_api.web_inbox.asked import asked_for, before_which
from contact_api.web_inbox.days import LATE, by_day, days_waited, long_day
from contact_api.web_inbox.pages import open_pages, page, page_language, say
from contact_api.web_inbox.reply import reply_link
from contact_api.web_inbox.sessions import signed_in
from contact_api.web_inbox.states import KEYS, lists, state_names, steps
from ground.telephone import dialled
from ground.texts import locale

PAGE = 25

blueprint = open_pages("enquiries")


@blueprint.before_request
def only_signed_in() -> Response | None:
    """Nobody else gets further, and nothing changes without Flask-WTF's token."""
    if not signed_in():
        enquiry = (request.view_args or {}).get("id")
        return redirect(url_for("entrance.sign_in", enquiry=enquiry), HTTPStatus.SEE_OTHER)
    current_app.extensions["csrf"].protect()
    return None


@blueprint.get("/")
def latest() -> Response:
    """The enquiries, newest first, a page at a time."""
    state, search = asked_for()
    before, today = before_which(), datetime.now(TIME_ZONE).date()
    found = list(runtime().inbox.enquiries(state, search, limit=PAGE + 1, before=before))
    counts = runtime().inbox.counts()
    tell_of_erasures()
    return page(
        "list",
        say("Inbox"),
        state=state,
        search=search,
        days=by_day(found[:PAGE]),
        day_name=lambda day: day_name(day, today),
        waited=lambda enquiry: days_waited(enquiry, today),
        LATE=LATE,
        last=found[PAGE - 1] if len(found) > PAGE else None,
        first_page=not before,
        counts={**counts, "all": (total := sum(counts.values()))},
        looked_at=NEWEST if are_short(words_of(search)) and total > NEWEST else 0,
        being_erased=len(runtime().inbox.erasures_asked()),
        lists=lists(),
        state_names=state_names(),
        topics=dict(runtime().site.facts.topics(page_language())),
        alarms=[alarm_sentence(alarm, say) for alarm in runtime().notifier.alarms()],
    )


def day_name(day: date, today: date) -> str:
    """What a day is called: the last two by what they are, too."""
    names = {today: say("Today, %(day)s"), today - timedelta(days=1): say("Yesterday, %(day)s")}
    return names.get(day, "%(day)s") % {"day": long_day(day, page_language())}


def tell_of_erasures() -> None:
    """Say once what became of each erasure that is done."""
    for count, held in runtime().inbox.erasures_done():
        flash(say("Enquiries erased: %(count)s", count=count))
        if held:
            flash(say(STILL_HELD))


@blueprint.post("/notifications")
def notifications() -> Response:
    """Try again what does not get through, or let go of it."""
    if request.form.get("step") == "again":
        runtime().inbox.renew_notices(datetime.now(UTC))
        runtime().worker.wake()
        flash(say("The notifications are tried again now."))
    else:
        count = runtime().notifier.dismiss()
        log("dismissed")
        flash(say("Let go of: %(count)s. The enquiries stay in the inbox.", count=count))
    return redirect(url_for("enquiries.latest"), HTTPStatus.SEE_OTHER)


@blueprint.get("/enquiries.csv")
def download() -> Response:
    """What the list shows, whole, as a table; but for its beginning, it is read while it is sent."""
    name = f"enquiries-{datetime.now(TIME_ZONE):%Y-%m-%d}.csv"
    found = runtime().inbox.enquiries(*asked_for())
    first = list(islice(found, 1))  # where that fails, there is still an answer to give
    lines = chain([MARK], csv_lines(chain(first, found), list_separator(page_language())))
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(lines, mimetype="text/csv", headers=disposition)


@blueprint.get("/<uuid:id>")
def show(id: UUID) -> Response:
    """One enquiry whole."""
    enquiry = the_one(id)
    next_steps = steps(enquiry.state)
    topics = dict(runtime().site.facts.topics(page_language()))
    return page(
        "enquiry",
        enquiry.name,
        enquiry=enquiry,
        next_new=next_new(enquiry),
        reply_link=reply_link(enquiry, runtime().site.facts),
        number=enquiry.phone and dialled(enquiry.phone),
        steps=next_steps,
        state_keys=KEYS,
        letters=" ".join(KEYS[state] for state in next_steps),
        state_names=state_names(),
        topic=topics.get(enquiry.topic, enquiry.topic),
    )


def next_new(enquiry: Enquiry) -> Enquiry | None:
    """The new one that stands below this one in the list, or else the first of all the others; None without any."""
    new = partial(runtime().inbox.enquiries, "new", "")
    below = new(limit=1, before=(enquiry.received_at, enquiry.id))
    return next((one for one in chain(below, new(limit=2)) if one.id != enquiry.id), None)


@blueprint.post("/<uuid:id>/state")
def mark(id: UUID) -> Response:
    """Give it another state."""
    enquiry, state = the_one(id), request.form.get("state")
    if state not in STATES:
        abort(HTTPStatus.BAD_REQUEST)
    if runtime().notifier.mark(enquiry, state):
        runtime().worker.wake()
    log(f"marked-{state}", enquiry.id)
    flash(say("It is now: %(state)s", state=state_names()[state]))
    return redirect(url_for("enquiries.show", id=id), HTTPStatus.SEE_OTHER)


@blueprint.route("/<uuid:id>/erase", methods=["GET", "POST"])
def erase(id: UUID) -> Response:
    """Ask first, then have everything removed that came from the address of this enquiry; the list says the end."""
    enquiry = the_one(id)
    if request.method == "GET":
        all_of_them = runtime().inbox.of_person(enquiry.email)
        return page(
            "erase",
            say("Erase this person?"),
            enquiry=enquiry,
            enquiries=all_of_them,
            state_names=state_names(),
        )
    # Done in this request, a proxy might cut it off before its end.
    runtime().inbox.ask_to_erase(enquiry.email)
    runtime().worker.wake()
    log("to-be-erased", enquiry.id)
    return redirect(url_for("enquiries.latest"), HTTPStatus.SEE_OTHER)


@blueprint.get("/weeks")
def weeks() -> Response:
    """The chart, and the same as a table."""
    today = datetime.now(TIME_ZONE).date()
    since = datetime.combine(chart.first_monday(today), time(), TIME_ZONE)
    drawn = chart.Chart(today, runtime().inbox.weeks(since), runtime().site.facts.languages)
    return page("weeks", say("Enquiries a week"), chart=drawn, day=short_day)


def short_day(day: date) -> str:
    """A day as a table has room for it."""
    return format_skeleton("Md", day, locale=locale(page_language()))


def the_one(id: UUID) -> Enquiry:
    """The enquiry of this number; 404 when there is none."""
    found = runtime().inbox.find(str(id))
    return found[0] if found else abort(HTTPStatus.NOT_FOUND)
