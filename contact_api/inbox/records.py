"""What an inbox holds: enquiries, and the notices of them that are still to be sent."""

import hashlib
import json
import uuid
import zlib
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from typing import Literal, get_args

from ground.texts import LANGUAGES

STATES = ("new", "answered", "archived", "spam")
# What may stand in a cell that somebody else may have written.
ALLOWED = {"state": STATES, "language": LANGUAGES, "reply_language": LANGUAGES}
# Without a submission_id, the same words within this time are a second click.
SECOND_CLICK = timedelta(minutes=10)
# How long one worker has a notice for itself: longer than the longest conversation with a mail server.
LEASE = timedelta(minutes=30)
# How long a notice that was sent is remembered, for those that are sent once a day.
KEEP_SENT = timedelta(days=2)
# An index knows pieces of so many letters; a page of what holds fewer comes from the newest enquiries alone.
PIECE, NEWEST = 3, 10_000
AT_ONCE = 500  # rows in one transaction, so that no visitor waits long
ONE_MOMENT = 2048  # places for those of one microsecond
# What the visitor wrote and chose.
CONTENT = ("language", "reply_language", "name", "email", "phone", "topic", "message")


# By which way somebody is told of an enquiry.
Kind = Literal["mail", "webhook", "acknowledgement"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class InboxError(Exception):
    """The inbox cannot be read or written now; the message holds nothing personal.

    It is ``text`` with its values; ``said`` gives it in the assistant's language.
    """

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text % values if values else text)
        self._text, self._values = text, values

    def said(self, gettext: Callable[[str], str]) -> str:
        """The message by this catalogue."""
        text = gettext(self._text)
        return text % self._values if self._values else text


class RowRefused(InboxError):
    """The place is fine, but does not take what was to be written."""


class InboxUnfit(InboxError):
    """The place is none for an inbox, now or later; the message says what to do."""


class InboxTooNew(InboxUnfit):
    """A newer version of this program has written it; the message is a sentence."""


class CopyDiffers(Exception):
    """Another enquiry is where a copy should go; the message is its id."""


@dataclass(frozen=True)
class Enquiry:
    """One enquiry; the columns of an export come first, in their order."""

    id: str
    received_at: str  # UTC, ISO 8601
    state: str
    language: str
    reply_language: str
    name: str
    email: str
    phone: str
    topic: str
    message: str
    page: str
    spam_reason: str
    submission_key: str  # unique: the submission_id, or what the words give
    changed_at: str
    privacy_version: str

    @property
    def content(self) -> tuple[str, ...]:
        """What the visitor wrote and chose."""
        return tuple(getattr(self, name) for name in CONTENT)

    @property
    def exported(self) -> dict[str, str]:
        """What an export holds of it."""
        return {column: getattr(self, column) for column in EXPORT_COLUMNS}

    @property
    def numbered(self) -> bool:
        """Whether the visitor's page gave a submission_id."""
        return not self.submission_key.startswith("sha256:")

    def repeats(self, earlier: "Enquiry") -> bool:
        """Whether this one, of the same key, is the earlier one sent again."""
        # A clock may have been set back meanwhile.
        apart = abs(parse_time(self.received_at) - parse_time(earlier.received_at))
        return self.content == earlier.content and (self.numbered or apart <= SECOND_CLICK)


EXPORT_COLUMNS = [field.name for field in fields(Enquiry)][:12]


@dataclass(frozen=True)
class Receipt:
    """What became of an enquiry: the id under which it is kept, and whether this was the first time."""

    id: str
    outcome: Literal["stored", "repeated", "conflict"]


@dataclass(frozen=True)
class Notice:
    """That somebody is to be told of an enquiry. It holds nothing that was typed: the sender looks it up.

    Two of one ``id`` are one: whoever makes them decides by it what is told once only.
    """

    id: str
    enquiry_id: str
    kind: Kind
    language: str
    created_at: str  # times are UTC, ISO 8601, as ``written_time`` gives them
    due_at: str
    state: Literal["waiting", "sending", "sent", "given_up", "dismissed"] = "waiting"
    attempts: int = 0  # tries begun
    last_error: str = ""


def new_enquiry(
    content: dict[str, str],
    *,
    submission_id: str = "",
    page: str = "",
    spam_reason: str = "",
    privacy_version: str = "",
) -> Enquiry:
    """An enquiry received now, its ``content`` by the names of CONTENT."""
    now = written_time(datetime.now(UTC))
    enquiry = Enquiry(
        id=str(uuid.uuid4()),
        received_at=now,
        changed_at=now,
        state="spam" if spam_reason else "new",
        page=page,
        spam_reason=spam_reason,
        submission_key=submission_id.lower(),
        privacy_version=privacy_version,
        **content,
    )
    return enquiry if submission_id else replace(enquiry, submission_key=key_of(enquiry.content))


def key_of(content: tuple[str, ...]) -> str:
    """The key of an enquiry whose page gave none: the same for the same words."""
    return "sha256:" + hashlib.sha256(json.dumps(content).encode()).hexdigest()


def written_time(moment: datetime) -> str:
    """A moment in UTC, ISO 8601, always of the same length."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def parse_time(text: str) -> datetime:
    """A moment as ``written_time`` writes it."""
    return datetime.fromisoformat(text)


def position_of(received_at: str, enquiry_id: str) -> int:
    """The place among all enquiries, the later the higher; it fits into 63 bits from 1970 until 2112."""
    since = max(parse_time(received_at) - datetime(1970, 1, 1, tzinfo=UTC), timedelta())
    return (since // timedelta(microseconds=1)) * ONE_MOMENT + zlib.crc32(enquiry_id.encode()) % ONE_MOMENT
