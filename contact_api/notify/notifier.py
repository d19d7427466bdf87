"""Sending what waits in the outbox: each at least once, again after a while where it failed."""

import hashlib
import hmac
import logging
import uuid
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from contact_api.inbox import (
    KINDS,
    UNSURE_PAUSE,
    Alarm,
    Enquiry,
    Keeper,
    Kind,
    Notice,
    parse_time,
    pause,
    written_time,
)
from contact_api.notify import NotSentError, mail, webhook, without_words
from contact_api.notify.line import Line
from contact_api.notify.smtp import hand_over
from contact_api.setting_values import header_address
from contact_api.settings import Settings
from ground.facts import Facts
from ground.mail_addresses import normal_address

# What goes to one server waits for nothing that goes to another; the quicker one first.
WAYS: tuple[tuple[Kind, ...], ...] = (("webhook",), ("mail", "acknowledgement"))
LATE = timedelta(hours=1)
# A day later, nobody needs to hear that their message arrived.
GIVE_UP_AFTER = {
    "mail": timedelta(days=3),
    "webhook": timedelta(days=3),
    "acknowledgement": timedelta(days=1),
}

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Notifier:
    """What the settings say is to be told of the enquiries in this inbox."""

    inbox: Keeper
    settings: Settings
    facts: Callable[[], Facts]  # as they are online when they are needed

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What is set up."""
        settings = self.settings
        on = {"mail": settings.notify_to, "webhook": settings.webhook_url, "acknowledgement": settings.acknowledge}
        return tuple(kind for kind in KINDS if on[kind])

    @property
    def ways(self) -> list[tuple[Kind, ...]]:
        """The kinds that are set up, by the server to which they go."""
        ways = (tuple(kind for kind in way if kind in self.kinds) for way in WAYS)
        return [way for way in ways if way]

    def notices_of(self, enquiry: Enquiry, made_at: str = "") -> list[Notice]:
        """What is to be kept with this enquiry, to be sent afterwards; nothing about what looks like spam.

        ``made_at``: when that was decided, if not when it came.
        """
        if enquiry.state == "spam" or not self.kinds:
            return []
        facts, now = self.facts(), made_at or enquiry.received_at
        desk = str(facts.text("desk.language", facts.default_language))
        chosen: list[tuple[Kind, str, str]] = [
            (kind, desk, number(enquiry, kind)) for kind in self.kinds if kind != "acknowledgement"
        ]
        if "acknowledgement" in self.kinds and header_address(enquiry.email) and not outlived(enquiry, now):
            of_day = number_of_day(enquiry, self.settings.secret_key)
            chosen.append(("acknowledgement", enquiry.reply_language, of_day))
        return [Notice(id, enquiry.id, kind, language, now, due_at=now) for kind, language, id in chosen]

    def mark(self, enquiry: Enquiry, state: str) -> bool:
        """Give it another state; whether there is something to send: what leaves the spam is told like a new one."""
        suspected = state == "new" and enquiry.spam_reason
        now = written_time(datetime.now(UTC))
        notices = self.notices_of(replace(enquiry, state=state), now) if suspected else []
        return self.inbox.mark(enquiry.id, state, notices) and bool(notices)

    def trouble(self) -> dict[str, int]:
        """How many were ``given_up`` and are ``waiting``; {} where none was, and none waits for long."""
        counts = self.inbox.notice_counts(self.kinds)
        (waiting, oldest), (given_up, _) = counts["waiting"], counts["given_up"]
        if not given_up and not (oldest and parse_time(oldest) < late()):
            return {}
        return {"given_up": given_up, "waiting": waiting}

    def alarms(self) -> list[Alarm]:
        """Why there is trouble."""
        return self.inbox.alarms(late(), self.kinds)

    def dismiss(self) -> int:
        """Let go of what alarms; how many notices that were. The enquiries stay."""
        told: list[Kind] = [kind for kind in self.kinds if kind != "acknowledgement"]
        return self.inbox.dismiss(late(), told)

    def drop_what_is_off(self) -> None:
        """Let go of what was to go a way that is not set up any more."""
        off = [kind for kind in KINDS if kind not in self.kinds]
        if off and (count := self.inbox.dismiss(datetime.max.replace(tzinfo=UTC), off)):
            logger.info("outcome=dropped count=%s", count)

    def send_due(self, line: Line | None = None) -> Counter[str]:
        """Send what is due, way by way; how many were ``sent``, are ``waiting``, were ``given_up``.

        Raises InboxError.
        """
        self.drop_what_is_off()
        outcomes: Counter[str] = Counter()
        for way in self.ways:
            outcomes += self.send_by(way, line or Line())
        return outcomes

    def send_by(self, kinds: Collection[Kind], line: Line) -> Counter[str]:
        """Send what is due of these kinds, which go to one server, one after the other. Raises InboxError."""
        outcomes: Counter[str] = Counter()
        silence: NotSentError | None = None  # nothing else waits for the same
        while not line.is_closing and (due := self.inbox.notices_due(datetime.now(UTC), 1, kinds)):
            (notice,) = due
            try:
                if silence:
                    raise silence
                self.send(notice, line)
            except NotSentError as error:
                if error.unreachable:
                    silence = NotSentError(str(error), unreachable=True)
                outcomes[self.put_off(notice, error, line)] += 1
            else:
                self.inbox.settle(notice.id, "sent")
                log(logging.INFO, "sent", notice)
                outcomes["sent"] += 1
        return outcomes

    def send(self, notice: Notice, line: Line) -> None:
        """Send it now; NotSentError where that fails. One whose enquiry was erased is not sent."""
        for enquiry in self.inbox.find(notice.enquiry_id):
            try:
                self.tell(notice, enquiry, line)
            except NotSentError:
                raise
            except Exception as error:
                logger.error("outcome=failed id=%s %s", enquiry.id, without_words(error))
                raise NotSentError(type(error).__name__) from None

    def tell(self, notice: Notice, enquiry: Enquiry, line: Line) -> None:
        """By the way that the notice names."""
        settings = self.settings
        if notice.kind == "webhook":
            webhook.post(notice, enquiry, settings, line)
        else:
            written = mail.notification if notice.kind == "mail" else mail.acknowledgement
            hand_over(written(notice, enquiry, settings, self.facts()), settings.smtp_url, line)

    def put_off(self, notice: Notice, error: NotSentError, line: Line) -> str:
        """Decide when to try again, if ever; the new state."""
        now = datetime.now(UTC)
        if error.unsure and notice.kind == "acknowledgement":  # none is better than two
            self.inbox.settle(notice.id, "sent", reason=str(error))
            log(logging.WARNING, "unsure", notice, error)
            return "sent"
        if is_hopeless(notice, error, now):
            self.inbox.settle(notice.id, "given_up", reason=str(error))
            log(logging.ERROR, "given_up", notice, error)
            return "given_up"
        self.inbox.settle(notice.id, "waiting", reason=str(error), due_at=now + wait(notice, error, line))
        log(logging.WARNING, "postponed", notice, error)
        return "waiting"


def late() -> datetime:
    """What waits since before then is an alarm."""
    return datetime.now(UTC) - LATE


def outlived(enquiry: Enquiry, now: str) -> bool:
    """Whether nobody needs to hear any more that it arrived."""
    return parse_time(now) - parse_time(enquiry.received_at) >= GIVE_UP_AFTER["acknowledgement"]


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


def number(enquiry: Enquiry, kind: str) -> str:
    """The same for the same enquiry, so that whoever gets it twice can tell."""
    return str(uuid.uuid5(uuid.UUID(enquiry.id), kind))


def number_of_day(enquiry: Enquiry, key: str) -> str:
    """The same for everything from one address in one day, and nobody without the key can tell which."""
    words = f"acknowledgement {normal_address(enquiry.email)} {enquiry.received_at[:10]}"
    return str(uuid.UUID(bytes=hmac.digest(key.encode(), words.encode(), hashlib.sha256)[:16]))


def log(level: int, outcome: str, notice: Notice, error: object = "") -> None:
    """One line with the ids, and nothing personal."""
    words = {"outcome": outcome, "kind": notice.kind, "id": notice.enquiry_id, "reason": error}
    logger.log(level, " ".join(f"{name}={value}" for name, value in words.items() if value))
