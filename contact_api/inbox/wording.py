"""An enquiry in plain text, in the assistant's words: in a list, and whole."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from contact_api.inbox.records import Enquiry, parse_time
from ground.texts import N_, locale, translations

TIME_ZONE = ZoneInfo("Europe/Rome")
# What an enquiry is, and the lists of them, by state.
STATE_NAMES = {"new": N_("new"), "answered": N_("answered"), "archived": N_("archived"), "spam": N_("spam")}
LISTS = {
    "new": N_("New"),
    "answered": N_("Answered"),
    "archived": N_("Archived"),
    "spam": N_("Spam"),
    "all": N_("All"),
}
LABELS = {
    "id": N_("Number"),
    "received_at": N_("Received"),
    "state": N_("State"),
    "language": N_("Language of the page"),
    "reply_language": N_("Answer in"),
    "name": N_("Name"),
    "email": N_("Email"),
    "phone": N_("Telephone"),
    "topic": N_("Topic"),
    "page": N_("Sent from"),
    "spam_reason": N_("Suspected because of"),
}


STILL_HELD = N_(
    "The files of the inbox still hold the bytes of what was removed, because it is in use or very large. "
    "The web inbox tries again by itself; after a command, run “inbox purge” later."
)


def moment(text: str, language: str) -> str:
    """A time of the inbox as her clock shows it."""
    return format_datetime(parse_time(text).astimezone(TIME_ZONE), "d MMM y, HH:mm", locale=locale(language))


def clock(text: str) -> str:
    """A time of the inbox as her clock shows it, without its day."""
    return f"{parse_time(text).astimezone(TIME_ZONE):%H:%M}"


def one_line(enquiry: Enquiry, language: str) -> str:
    """An enquiry in the list."""
    sender = f"{enquiry.name} <{enquiry.email}>"
    when, state = moment(enquiry.received_at, language), state_name(enquiry.state, language)
    return "  ".join([enquiry.id[:8], when, state, enquiry.language, sender, enquiry.topic]).rstrip()


def state_name(state: str, language: str) -> str:
    """What an enquiry of this state is; the state itself where that is none."""
    return translations(language, "desk").gettext(STATE_NAMES[state]) if state in STATE_NAMES else state


def whole(enquiry: Enquiry, language: str, topics: Mapping[str, str]) -> str:
    """All of an enquiry, the message last; ``topics`` are their names in this language, by key."""
    gettext, names = translations(language, "desk").gettext, locale(language).languages
    said = enquiry.exported | {
        "received_at": moment(enquiry.received_at, language),
        "state": state_name(enquiry.state, language),
        "language": names.get(enquiry.language, enquiry.language),
        "reply_language": names.get(enquiry.reply_language, enquiry.reply_language),
        "topic": topics.get(enquiry.topic, enquiry.topic),
    }
    lines = [f"{gettext(label)}: {said[column]}" for column, label in LABELS.items() if said[column]]
    return "\n".join([*lines, "", enquiry.message])
