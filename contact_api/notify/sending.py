"""Sending what waits in the outbox: each at least once, again after a while where it failed."""

import logging
from collections import Counter
from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from contact_api.inbox import UNSURE_PAUSE, Enquiry, Kind, Notice, parse_time, pause
from contact_api.notify import NotSentError, mail, webhook, without_words
from contact_api.notify.line import Line
from contact_api.notify.notifier import GIVE_UP_AFTER, Notifier
from contact_api.notify.smtp import hand_over

# What goes to one server waits for nothing that goes to another; the quicker one first.
WAYS: tuple[tuple[Kind, ...], ...] = (("webhook",), ("mail", "acknowledgement"))

logger = logging.getLogger(__name__)


def ways(notifier: Notifier) -> list[tuple[Kind, ...]]:
    """The kinds that are set up, by the server to which they go."""
    found = (tuple(kind for kind in way if kind in notifier.kinds) for way in WAYS)
    return [way for way in found if way]


def send_due(notifier: Notifier, line: Line | None = None) -> Counter[str]:
    """Send what is due, way by way; how many were ``sent``, are ``waiting``, were ``given_up``.

    Raises InboxError.
    """
    notifier.drop_what_is_off()
    outcomes: Counter[str] = Counter()
    for way in ways(notifier):
        outcomes += send_by(notifier, way, line or Line())
    return outcomes


def send_by(notifier: Notifier, kinds: Collection[Kind], line: Line) -> Counter[str]:
    """Send what is due of these kinds, which go to one server, one after the other. Raises InboxError."""
    outcomes: Counter[str] = Counter()
    silence: NotSentError | None = None  # nothing else waits for the same
    while not line.is_closing and (due := notifier.inbox.notices_due(datetime.now(UTC), 1, kinds)):
        (notice,) = due
        try:
            if silence:
                raise silence
            send(notifier, notice, line)
        except NotSentError as error:
            if error.unreachable:
                silence = NotSentError(str(error), unreachable=True)
            outcomes[put_off(notifier, notice, error, line)] += 1
        else:
            notifier.inbox.settle(notice.id, "sent")
            log(logging.INFO, "sent", notice)
            outcomes["sent"] += 1
    return outcomes


def send(notifier: Notifier, notice: Notice, line: Line) -> None:
    """Send it now; NotSentError where that fails. One whose enquiry was erased is not sent."""
    for enquiry in notifier.inbox.find(notice.enquiry_id):
        try:
            tell(notifier, notice, enquiry, line)
        except NotSentError:
            raise
        except Exception as error:
            logger.error("outcome=failed id=%s %s", enquiry.id, without_words(error))
            raise NotSentError(type(error).__name__) from None


def tell(notifier: Notifier, notice: Notice, enquiry: Enquiry, line: Line) -> None:
    """By the way that the notice names."""
    settings = notifier.settings
    if notice.kind == "webhook":
        webhook.post(notice, enquiry, settings, line)
    else:
        written = mail.notification if notice.kind == "mail" else mail.acknowledgement
        hand_over(written(notice, enquiry, settings, notifier.facts()), settings.smtp_url, line)


def put_off(notifier: Notifier, notice: Notice, error: NotSentError, line: Line) -> str:
    """Decide when to try again, if ever; the new state."""
    now = datetime.now(UTC)
    if error.unsure and notice.kind == "acknowledgement":  # none is better than two
        notifier.inbox.settle(notice.id, "sent", reason=str(error))
        log(logging.WARNING, "unsure", notice, error)
        return "sent"
    if is_hopeless(notice, error, now):
        notifier.inbox.settle(notice.id, "given_up", reason=str(error))
        log(logging.ERROR, "given_up", notice, error)
        return "given_up"
    notifier.inbox.settle(notice.id, "waiting", reason=str(error), due_at=now + wait(notice, error, line))
    log(logging.WARNING, "postponed", notice, error)
    return "waiting"


def is_hopeless(notice: Notice, error: NotSentError, now: datetime) -> bool:
    """Whether to try no more: after days, where nobody will take it, or where a mail may have arrived twice."""
    too_old = now - parse_time(notice.created_at) >= GIVE_UP_AFTER[notice.kind]
    nobody = error.refused and notice.kind == "acknowledgement"
    # A receiver of webhooks can tell doubles; a person has to look at them.
    twice = error.unsure and notice.kind == "mail" and notice.last_error == str(error)
    return too_old or nobody or twice


def wait(notice: Notice, error: NotSentError, line: Line) -> timedelta:
    """How long to wait until the next try: not at all where it was the line that was cut."""
    if error.unsure:
        return max(pause(notice.attempts), UNSURE_PAUSE)
    return timedelta() if line.is_cut else pause(notice.attempts)


def log(level: int, outcome: str, notice: Notice, error: object = "") -> None:
    """One line with the ids, and nothing personal."""
    words = {"outcome": outcome, "kind": notice.kind, "id": notice.enquiry_id, "reason": error}
    logger.log(level, " ".join(f"{name}={value}" for name, value in words.items() if value))
