"""What one application opened at its start, for those that answer requests."""

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from flask import current_app
from limits.strategies import FixedWindowRateLimiter

from contact_api.inbox import Keeper
from contact_api.notify.notifier import Notifier
from contact_api.notify.worker import Worker
from contact_api.senders.limit import SenderLimit
from contact_api.settings import Settings
from contact_api.site import OnlineSite


@dataclass(frozen=True)
class Runtime:
    """The folder of ``var/``, the settings, the site, and what was opened with them."""

    root: Path
    settings: Settings
    site: OnlineSite
    inbox: Keeper
    counts: FixedWindowRateLimiter
    enquiry_limit: SenderLimit
    sign_in_limit: SenderLimit
    notifier: Notifier
    worker: Worker


def runtime() -> Runtime:
    """That of the application that answers now; Flask passes a view nothing but what the address holds."""
    return cast(Runtime, current_app.extensions["contact"])
