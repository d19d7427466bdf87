"""The inbox: what is kept of an enquiry, and what every keeper of enquiries can do."""

import hashlib
import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal, Protocol

STATES = ("new", "answered", "archived", "spam")
# Without a submission_id, the same words within this time are a second click.
SECOND_CLICK = timedelta(minutes=10)


class InboxError(Exception):
    """The inbox cannot be read or written now; the message holds nothing personal."""


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
        """What the visitor wrote."""
        return (
            self.language,
            self.reply_language,
            self.name,
            self.email,
            self.phone,
            self.topic,
            self.message,
        )

    @property
    def numbered(self) -> bool:
        """Whether the visitor's page gave a submission_id."""
        return not self.submission_key.startswith("sha256:")

    def repeats(self, earlier: "Enquiry") -> bool:
        """Whether this one, of the same key, is the earlier one sent again."""
        if self.content != earlier.content:
            return False
        return self.numbered or not self.outlives(earlier)

    def outlives(self, earlier: "Enquiry") -> bool:
        """Whether the earlier one came too long ago for a second click."""
        return parse_time(self.received_at) - parse_time(earlier.received_at) > SECOND_CLICK


EXPORT_COLUMNS = [field.name for field in fields(Enquiry)][:12]


@dataclass(frozen=True)
class Receipt:
    """What became of an enquiry: the id under which it is kept, and whether this was the first time."""

    id: str
    outcome: Literal["stored", "repeated", "conflict"]


class Keeper(Protocol):
    """A place for enquiries. Every method raises InboxError when the place cannot be reached."""

    def keep(self, enquiry: Enquiry) -> Receipt:
        """Keep it durably; ``conflict`` and nothing kept where its key is taken by other words."""

    def check(self) -> None:
        """Try whether an enquiry could be kept now."""

    def enquiries(self, state: str = "all", search: str = "") -> Iterator[Enquiry]:
        """Those of this state that hold this text, newest first."""

    def find(self, beginning: str) -> list[Enquiry]:
        """Those whose id begins so; at most two, which is one too many."""

    def mark(self, enquiry_id: str, state: str) -> None:
        """Give it another state."""

    def counts(self) -> dict[str, int]:
        """How many there are of each state."""

    def close(self) -> None:
        """Let go of files and connections."""


def new_enquiry(
    content: dict[str, str], *, submission_id: str, page: str, spam_reason: str, privacy_version: str
) -> Enquiry:
    """An enquiry received now."""
    now = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
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


def parse_time(text: str) -> datetime:
    """A moment as ``new_enquiry`` writes it."""
    return datetime.fromisoformat(text)


def open_inbox(url: str, root: Path) -> Keeper:
    """The inbox that ``CONTACT_INBOX`` names; nothing is read or written before the first use."""
    from contact_api.inbox.sql import SqlInbox  # it needs the names above

    return SqlInbox(url, root)
