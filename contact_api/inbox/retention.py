"""How long enquiries are kept: the promise of the privacy notice, kept every day."""

import logging
from datetime import UTC, datetime, timedelta

from contact_api.inbox.sql import Keeper
from ground.facts import Facts

logger = logging.getLogger(__name__)


def past(days: int) -> datetime:
    """The moment before which enquiries had their last change that nobody has to keep any more."""
    return datetime.now(UTC) - timedelta(days=days)


def promise_differs(facts: Facts, days: int) -> int:
    """The days that the privacy notice names, where enquiries are kept for another number; else 0."""
    promised = facts.optional("privacy.retention_days", days)
    return promised if promised != days else 0


def warn_of_promise(facts: Facts, days: int) -> None:
    """Say in the log that the privacy notice names another number of days."""
    if promised := promise_differs(facts, days):
        logger.warning("outcome=retention_differs privacy.retention_days=%s kept=%s", promised, days)


def let_go(inbox: Keeper, days: int) -> int:
    """Remove what is past retention but for the unanswered; how many.

    Those stay because this may be their last copy: the log, ``inbox check`` and
    ``inbox purge`` name them until somebody decides.
    """
    before = past(days)
    states = {enquiry.id: enquiry.state for enquiry in inbox.expired(before)}
    old = {id for id, state in states.items() if state != "new"}
    removed = inbox.purge(before, old)
    unanswered = len(states) - len(old)
    if unanswered:
        logger.warning("outcome=unanswered_past_retention count=%s", unanswered)
    if removed:
        logger.info("outcome=purged count=%s", removed)
    if inbox.owed:
        logger.warning("outcome=bytes_still_held")
    return removed
