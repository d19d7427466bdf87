"""What is to be told of the enquiries, whom, and what does not get through; ``sending`` does it."""

import hashlib
import hmac
import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from contact_api.inbox import (
    KINDS,
    Alarm,
    Enquiry,
    Keeper,
    Kind,
    Notice,
    parse_time,
    written_time,
)
from contact_api.setting_values import header_address
from contact_api.settings import Settings
from ground.facts import Facts
from ground.mail_addresses import normal_address

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


def late() -> datetime:
    """What waits since before then is an alarm."""
    return datetime.now(UTC) - LATE


def outlived(enquiry: Enquiry, now: str) -> bool:
    """Whether nobody needs to hear any more that it arrived."""
    return parse_time(now) - parse_time(enquiry.received_at) >= GIVE_UP_AFTER["acknowledgement"]


def number(enquiry: Enquiry, kind: str) -> str:
    """The same for the same enquiry, so that whoever gets it twice can tell."""
    return str(uuid.uuid5(uuid.UUID(enquiry.id), kind))


def number_of_day(enquiry: Enquiry, key: str) -> str:
    """The same for everything from one address in one day, and nobody without the key can tell which."""
    words = f"acknowledgement {normal_address(enquiry.email)} {enquiry.received_at[:10]}"
    return str(uuid.UUID(bytes=hmac.digest(key.encode(), words.encode(), hashlib.sha256)[:16]))
