"""What one application opened at its start, for commands and for requests alike."""

from dataclasses import dataclass
from pathlib import Path

from contact_api.inbox import Keeper
from contact_api.notify.notifier import Notifier
from contact_api.settings import Settings
from contact_api.site import OnlineSite


@dataclass(frozen=True)
class Opened:
    """The folder of ``var/``, the settings, the site, the inbox, and what is to be told of it."""

    root: Path
    settings: Settings
    site: OnlineSite
    inbox: Keeper
    notifier: Notifier
