"""The mails: to the assistant about an enquiry, and to the visitor that it arrived.

Nothing that a visitor wrote stands in a header, but for the address to answer to.
"""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import localtime

from contact_api.inbox import Enquiry, Notice
from contact_api.inbox.wording import whole
from contact_api.setting_values import header_address
from contact_api.settings import Settings
from ground.facts import Facts
from ground.texts import translations


def notification(notice: Notice, enquiry: Enquiry, settings: Settings, facts: Facts) -> EmailMessage:
    """All of the enquiry, to be answered with “Reply”."""
    _ = translations(notice.language, "desk").gettext
    subject = _("New enquiry %(number)s") % {"number": enquiry.id[:8]}
    topics = dict(facts.topics(notice.language))
    topic = topics.get(enquiry.topic)
    subject = f"{subject}: {topic}" if topic else subject
    message = new_message(notice.id, settings, settings.notify_to, subject)
    if address := header_address(enquiry.email):
        message["Reply-To"] = Address(addr_spec=address)
        hint = _("Your reply to this mail goes to the person who wrote.")
    else:
        hint = _("Write to the address above: a reply to this mail does not reach the person.")
    message.set_content(f"{whole(enquiry, notice.language, topics)}\n\n-- \n{hint}\n", cte="quoted-printable")
    return message


def acknowledgement(notice: Notice, enquiry: Enquiry, settings: Settings, facts: Facts) -> EmailMessage:
    """That something arrived, in the language of the answer to come; https://www.rfc-editor.org/rfc/rfc3834."""
    language = notice.language
    _ = translations(language).gettext
    message = new_message(notice.id, settings, header_address(enquiry.email), _("Your message has arrived"))
    message.replace_header("Auto-Submitted", "auto-replied")
    lines = [_("Thank you: your message has arrived, and I am going to answer it myself.")]
    if answer_time := given(facts, "answer.time", language):
        lines.append(_("I answer %(time)s.") % {"time": answer_time})
    lines.append(_("This mail is sent automatically. If you did not write to me, you need not do anything."))
    lines.append("\n".join(filter(None, [given(facts, "person.name", language), settings.site_url])))
    message.set_content("\n\n".join(lines) + "\n", cte="quoted-printable")
    return message


def given(facts: Facts, key: str, language: str) -> str:
    """The fact; empty while it is a placeholder."""
    text = facts.text(key, language)
    return "" if facts.is_placeholder(text) else str(text)


def new_message(number: str, settings: Settings, to: str, subject: str) -> EmailMessage:
    """What all have in common; the same notice has the same Message-ID, however often it is sent."""
    sender = Address(addr_spec=settings.mail_from)
    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject
    message["From"] = sender
    message["To"] = Address(addr_spec=to)
    message["Auto-Submitted"] = "auto-generated"
    message["Date"] = localtime()
    message["Message-ID"] = f"<{number}@{sender.domain}>"
    return message
