"""What every request of one application shares."""

from dataclasses import dataclass
from pathlib import Path

from flask import current_app
from flask_limiter import Limiter

from contact_api.inbox import Keeper
from contact_api.notify.delivery import Delivery
from contact_api.notify.worker import Worker
from contact_api.rendering import Frames
from contact_api.settings import Settings
from ground.facts import Facts


@dataclass(frozen=True)
class Contact:
    """The folder of ``var/``, the settings, the facts, and what was opened with them at the start."""

    root: Path
    settings: Settings
    facts: Facts
    inbox: Keeper
    frames: Frames
    limiter: Limiter
    delivery: Delivery
    worker: Worker


def contact() -> Contact:
    """That of the application that answers now."""
    return current_app.extensions["contact"]
