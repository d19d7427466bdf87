"""Sending what waits in the outbox: each at least once, again after a while where it failed."""

import hashlib
import hmac
import logging
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from contact_api.inbox import Enquiry, Keeper, Kind, Notice, parse_time
from contact_api.notify import NotSentError, mail, webhook, without_words
from contact_api.notify.smtp import hand_over
from contact_api.setting_values import header_address
from contact_api.settings import Settings
from ground.facts import Facts
from ground.mail_addresses import normal_address

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=6)
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

    def notices_of(self, enquiry: Enquiry) -> list[Notice]:
        """What is to be kept with this enquiry, to be sent afterwards; nothing about what looks like spam."""
        if enquiry.state == "spam":
            return []
        facts = self.facts()
        desk = str(facts.text("desk.language", facts.default_language))
        chosen: list[tuple[Kind, str, str]] = []
        if self.settings.notify_to:
            chosen.append(("mail", desk, number(enquiry, "mail")))
        if self.settings.webhook_url:
            chosen.append(("webhook", desk, number(enquiry, "webhook")))
        if self.settings.acknowledge and header_address(enquiry.email):
            of_day = number_of_day(enquiry, self.settings.secret_key)
            chosen.append(("acknowledgement", enquiry.reply_language, of_day))
        now = enquiry.received_at
        return [Notice(id, enquiry.id, kind, language, now, due_at=now) for kind, language, id in chosen]

    def trouble(self) -> dict[str, int]:
        """How many were ``given_up`` and are ``waiting``; {} where none was, and none waits for long."""
        counts = self.inbox.notice_counts()
        (waiting, oldest), (given_up, _) = counts["waiting"], counts["given_up"]
        if not given_up and not (oldest and datetime.now(UTC) - parse_time(oldest) > LATE):
            return {}
        return {"given_up": given_up, "waiting": waiting}

    def send_due(self, stopping: Callable[[], bool] = lambda: False) -> Counter[str]:
        """Send what is due, one after the other; how many were ``sent``, are ``waiting``, were ``given_up``.

        Raises InboxError.
        """
        outcomes: Counter[str] = Counter()
        unreachable: dict[str, NotSentError] = {}  # nothing else waits for the same silence
        while not stopping() and (due := self.inbox.notices_due(datetime.now(UTC), 1)):
            (notice,) = due
            server = "webhook" if notice.kind == "webhook" else "mail"
            try:
                if server in unreachable:
                    raise unreachable[server]
                self.send(notice)
            except NotSentError as error:
                if error.unreachable:
                    unreachable[server] = error
                outcomes[self.put_off(notice, error)] += 1
            else:
                self.inbox.settle(notice.id, "sent")
                log(logging.INFO, "sent", notice)
                outcomes["sent"] += 1
        return outcomes

    def send(self, notice: Notice) -> None:
        """Send it now; NotSentError where that fails. One whose enquiry was erased is not sent."""
        for enquiry in self.inbox.find(notice.enquiry_id):
            try:
                self.tell(notice, enquiry)
            except NotSentError:
                raise
            except Exception as error:
                logger.error("outcome=failed id=%s %s", enquiry.id, without_words(error))
                raise NotSentError(type(error).__name__) from None

    def tell(self, notice: Notice, enquiry: Enquiry) -> None:
        """By the way that the notice names."""
        settings = self.settings
        if notice.kind == "webhook" and settings.webhook_url:
            webhook.post(notice, enquiry, settings)
        elif notice.kind == "mail" and settings.notify_to:
            hand_over(mail.notification(notice, enquiry, settings, self.facts()), settings.smtp_url)
        elif notice.kind == "acknowledgement" and settings.acknowledge:
            hand_over(mail.acknowledgement(notice, enquiry, settings, self.facts()), settings.smtp_url)
        else:
            raise NotSentError("not set up any more")

    def put_off(self, notice: Notice, error: NotSentError) -> str:
        """Decide when to try again, if ever; the new state."""
        now = datetime.now(UTC)
        age = now - parse_time(notice.created_at)
        hopeless = error.refused and notice.kind == "acknowledgement"
        if hopeless or age >= GIVE_UP_AFTER[notice.kind]:
            self.inbox.settle(notice.id, "given_up", reason=str(error))
            log(logging.ERROR, "given_up", notice, error)
            return "given_up"
        self.inbox.settle(notice.id, "waiting", reason=str(error), due_at=now + wait(notice.attempts))
        log(logging.WARNING, "postponed", notice, error)
        return "waiting"


def number(enquiry: Enquiry, kind: str) -> str:
    """The same for the same enquiry, so that whoever gets it twice can tell."""
    return str(uuid.uuid5(uuid.UUID(enquiry.id), kind))


def number_of_day(enquiry: Enquiry, key: str) -> str:
    """The same for everything from one address in one day, and nobody without the key can tell which."""
    words = f"acknowledgement {normal_address(enquiry.email)} {enquiry.received_at[:10]}"
    return str(uuid.UUID(bytes=hmac.digest(key.encode(), words.encode(), hashlib.sha256)[:16]))


def wait(attempts: int) -> timedelta:
    """How long after so many tries to begin the next."""
    doublings: int = min(max(attempts, 1) - 1, 20)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def log(level: int, outcome: str, notice: Notice, error: object = "") -> None:
    """One line with the ids, and nothing personal."""
    words = {"outcome": outcome, "kind": notice.kind, "id": notice.enquiry_id, "reason": error}
    logger.log(level, " ".join(f"{name}={value}" for name, value in words.items() if value))
