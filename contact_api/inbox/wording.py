"""An enquiry in plain text: in a list, and whole."""

from collections.abc import Callable

from contact_api.inbox.records import Enquiry
from ground.texts import N_

LABELS = {
    "id": N_("Number"),
    "received_at": N_("Received (UTC)"),
    "state": N_("State"),
    "language": N_("Language of the page"),
    "reply_language": N_("Answer in"),
    "name": N_("Name"),
    "email": N_("Email"),
    "phone": N_("Telephone"),
    "topic": N_("Topic"),
    "message": N_("Message"),
    "page": N_("Sent from"),
    "spam_reason": N_("Suspected because of"),
}


STILL_HELD = N_(
    "The files of the inbox still hold the bytes of what was removed, because it is in use or very large. "
    "The web inbox tries again by itself; after a command, run “inbox purge” later."
)


def one_line(enquiry: Enquiry) -> str:
    """An enquiry in the list."""
    when = enquiry.received_at[:16].replace("T", " ")
    sender = f"{enquiry.name} <{enquiry.email}>"
    cells = (enquiry.id[:8], when, enquiry.state, enquiry.language, sender, enquiry.topic)
    return "  ".join(cells).rstrip()


def whole(enquiry: Enquiry, _: Callable[[str], str]) -> str:
    """All of an enquiry, the message last."""
    told = {column: cell for column, cell in enquiry.exported.items() if column != "message" and cell}
    lines = [f"{_(LABELS[column])}: {cell}" for column, cell in told.items()]
    return "\n".join([*lines, "", enquiry.message])
