"""What every place for enquiries can do."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Protocol

from contact_api.inbox.records import Enquiry, Notice, Receipt


class Keeper(Protocol):
    """A place for enquiries. Every method raises InboxError when the place cannot be reached.

    What the methods are for is said here only.
    """

    owed: bool
    """Whether files may still hold the bytes of what was removed; ``tidy`` tries again."""

    def prepare(self) -> None:
        """Bring it to the form that this program knows; InboxTooNew when it knows more than that.

        The first use does so as well; done at the start, it is out of the visitors' way.
        """

    def keep(self, enquiry: Enquiry, notices: Sequence[Notice] = ()) -> Receipt:
        """Keep it durably; ``conflict`` and nothing kept where its key is taken by other words.

        When it is ``stored``, the notices are, in the same transaction.
        """

    def check(self) -> None:
        """Try whether an enquiry could be kept now."""

    def enquiries(
        self,
        state: str = "all",
        search: str = "",
        limit: int | None = None,
        before: tuple[str, str] | None = None,
    ) -> Iterator[Enquiry]:
        """Those of this state that hold this text, newest first.

        With a ``limit``, a text shorter than PIECE is looked for among the NEWEST only.
        ``before``: only those that come after the one of this ``received_at`` and ``id``, for the next page.
        """

    def find(self, beginning: str) -> list[Enquiry]:
        """Those whose id begins so; at most two, which is one too many."""

    def mark(self, enquiry_id: str, state: str) -> None:
        """Give it another state."""

    def counts(self) -> dict[str, int]:
        """How many there are of each state."""

    def weeks(self, since: datetime) -> dict[tuple[str, str], int]:
        """How many came since that day, by ISO week (``2026-W47``) and language; spam is left out."""

    def of_person(self, email: str) -> list[Enquiry]:
        """All from this address, in capitals or not, newest first."""

    def erase(self, email: str) -> int:
        """Remove all from this address and every notice of it; how many.

        No file holds the bytes afterwards, nor those of what was removed before, unless it is ``owed``.
        """

    def remove(self, ids: Sequence[str]) -> int:
        """Remove these and every notice of them; how many. Files may hold the bytes for a while."""

    def expired(self, before: datetime) -> Iterator[Enquiry]:
        """Those that nobody changed since then, newest first."""

    def purge(self, before: datetime, ids: Collection[str] | None = None) -> int:
        """Remove the expired ones, or those of them with these ids, as ``erase`` does; how many.

        Notices that were sent some days ago go as well.
        """

    def add_copies(self, enquiries: Sequence[Enquiry]) -> int:
        """Add what another inbox held, to the letter; how many were not there yet.

        CopyDiffers, and none of them added, where another has the id or the key of one.
        """

    def tidy(self) -> bool:
        """Do a little of what can wait, such as indexing for the search; whether there is more of it."""

    def notices_about(self, ids: Collection[str]) -> list[Notice]:
        """All notices of the enquiries with these ids, sent or not."""

    def notices_due(self, now: datetime, limit: int) -> list[Notice]:
        """Take some that are due; for LEASE nobody else gets them, then they are due again."""

    def settle(self, notice_id: str, state: str, *, reason: str = "", due_at: datetime | None = None) -> None:
        """Say what became of one: ``sent``, ``given_up``, or ``waiting`` until ``due_at``."""

    def renew_notices(self, now: datetime) -> int:
        """Make those due again that were given up or have failed before (``last_error``); how many."""

    def notice_counts(self) -> dict[str, tuple[int, str]]:
        """How many are ``waiting`` and ``given_up``, and since when the oldest (empty: none).

        Acknowledgements do not count: an address that a visitor mistyped is nobody's alarm.
        """

    def close(self) -> None:
        """Let go of files and connections."""
