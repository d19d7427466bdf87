"""The states of an enquiry in the web inbox: their names, and what leads from one to the next."""

from contact_api.inbox.wording import LISTS, STATE_NAMES
from contact_api.web_inbox.pages import say

# What a key does to an enquiry, by the state that it leads to.
KEYS = {"answered": "a", "archived": "e", "spam": "s", "new": "n"}


def lists() -> dict[str, str]:
    """The names of the lists, by state."""
    return {state: say(name) for state, name in LISTS.items()}


def state_names() -> dict[str, str]:
    """What an enquiry is, by state."""
    return {state: say(name) for state, name in STATE_NAMES.items()}


def steps(state: str) -> dict[str, str]:
    """What can be done with an enquiry of this state: the next state, and what the button says."""
    archive, again = say("Archive"), say("Back to the new ones")
    return {
        "new": {"answered": say("It is answered"), "archived": archive, "spam": say("This is spam")},
        "answered": {"archived": archive, "new": again},
        "archived": {"new": again},
        "spam": {"new": say("Not spam"), "archived": archive},
    }.get(state, {"new": again})
