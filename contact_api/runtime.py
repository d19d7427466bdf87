"""What those share that answer requests; commands do without it, and without the time that it takes to load."""

from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app
from limits.strategies import FixedWindowRateLimiter

from contact_api.inbox.retention import let_go
from contact_api.notify.worker import Worker
from contact_api.opened import Opened
from contact_api.senders.limit import SIGN_IN_LIMIT, SenderLimit, sender_limit
from contact_api.senders.store import open_counts


@dataclass(frozen=True)
class Runtime(Opened):
    """What was opened, who is counted, and the threads that send."""

    counts: FixedWindowRateLimiter
    enquiry_limit: SenderLimit
    sign_in_limit: SenderLimit
    worker: Worker


def shared(app: Flask, opened: Opened) -> Runtime:
    """What every request of the application shares. Raises SettingsError."""
    settings, inbox = opened.settings, opened.inbox
    counts = open_counts(settings.rate_store, app.logger)
    made = Runtime(
        **vars(opened),
        counts=counts,
        enquiry_limit=sender_limit(counts, settings.rate_limit, "enquiry"),
        sign_in_limit=sender_limit(counts, SIGN_IN_LIMIT, "sign-in"),
        worker=Worker(opened.notifier, daily=lambda: let_go(inbox, settings.retention_days)),
    )
    app.extensions["contact"] = made
    return made


def runtime() -> Runtime:
    """That of the application that answers now; Flask passes a view nothing but what the address holds."""
    return cast(Runtime, current_app.extensions["contact"])
