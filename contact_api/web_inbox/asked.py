"""What the address of the list asks for: a state, a search, a place in the list."""

from flask import request

from contact_api.inbox import STATES
from contact_api.inbox.records import position_of
from contact_api.intake.rules import tidy

LONGEST_SEARCH = 200
FARTHEST = 2**63  # no place in a database is


def asked_for() -> tuple[str, str]:
    """State and search text as the address gives them; a search looks everywhere unless told."""
    search = tidy(typed("search"))[:LONGEST_SEARCH]
    state = request.args.get("state", "all" if search else "new")
    return state if state in STATES else "all", search


def before_which() -> tuple[str, str] | None:
    """The last enquiry of the page before this one; None where the address has no place that can be."""
    place = typed("before"), typed("after")
    try:
        return place if position_of(*place) < FARTHEST else None
    except (ValueError, TypeError):
        return None


def typed(name: str) -> str:
    """A part of the address, without what PostgreSQL cannot take."""
    return request.args.get(name, "").replace("\0", "")
