"""The link that begins an answer in her mail program."""

from urllib.parse import quote

from contact_api.inbox import Enquiry, parse_time
from contact_api.inbox.wording import TIME_ZONE
from ground.facts import Facts
from ground.texts import N_, long_date, translations

LONGEST = 2000  # Windows hands no longer address to a mail program


def reply_link(enquiry: Enquiry, facts: Facts) -> str:
    """A ``mailto:`` (RFC 6068) with a subject and the quoted message, in the language of the answer."""
    asked = enquiry.reply_language
    language = asked if asked in facts.languages else facts.default_language
    say = translations(language).gettext
    topic = dict(facts.topics(language)).get(enquiry.topic)
    subject = say(N_("Your enquiry")) + (f": {topic}" if topic else "")
    written = parse_time(enquiry.received_at).astimezone(TIME_ZONE).date()
    opening = say(N_("Your message (%(date)s):")) % {"date": long_date(written, language)}
    quoted = [f"> {line}".rstrip() for line in enquiry.message.splitlines()]
    link = f"{mailto(enquiry.email)}?subject={quote(subject, safe='')}&body="
    return link + encoded("\r\n".join(["", "", opening, "", *quoted]), LONGEST - len(link))


def mailto(email: str) -> str:
    """The link that writes to an address (RFC 6068)."""
    return f"mailto:{quote(email, safe='@')}"


def encoded(text: str, room: int) -> str:
    """The text as a part of an address, cut off with an ellipsis where there is no more room."""
    whole = quote(text, safe="")
    if len(whole) <= room:
        return whole
    ellipsis, kept = quote(" […]"), ""
    for character in text:
        piece = quote(character, safe="")
        if len(kept) + len(piece) + len(ellipsis) > room:
            break
        kept += piece
    return kept + ellipsis
