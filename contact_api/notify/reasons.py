"""Why something did not get through, in words: what to do about each reason that a NotSentError can have."""

from collections.abc import Callable

from contact_api.inbox import Alarm
from ground.texts import N_

UNANSWERED = "unanswered"
SETTINGS = {"mail": "CONTACT_SMTP_URL", "webhook": "CONTACT_WEBHOOK_URL"}

NO_CONNECTION = N_("the connection broke off: if that goes on, check host and port in %(setting)s")
NO_ENCRYPTION = N_("the server does not encrypt at this port: check scheme and port in %(setting)s")
NO_HTTP = N_("what answers there is no web server: check host and port in %(setting)s")
NO_NAME = N_("no server of this name is known: check the host in %(setting)s, and whether this computer is online")
NO_WAY = N_("no way leads there: check whether this computer is online, and the host in %(setting)s")
NO_WORD = N_("the server gave no answer in time: check host and port in %(setting)s, or wait until it is well again")
NO_SIGN_IN = N_(
    "the server offers no encryption or no sign-in at this port: check scheme, port and password in %(setting)s"
)
NO_ENTRY = N_("the mail server lets nobody in: check host and port in %(setting)s, or ask who runs it")
LATER = N_("the server does not want it now: if that goes on, ask whoever runs it what this number means")

# By name and number of a reason, by the hundred of the number, or by the name alone.
SENTENCES = {
    "": N_("nobody has tried yet: see to it that the endpoint runs, or send it by “inbox notify”"),
    "gaierror": NO_NAME,
    "UnicodeError": NO_NAME,
    "ConnectionRefusedError": N_("nobody listens at this port: check host and port in %(setting)s"),
    "OSError": NO_WAY,
    "TimeoutError": NO_WORD,
    "ConnectionResetError": NO_CONNECTION,
    "ConnectionAbortedError": NO_CONNECTION,
    "BrokenPipeError": NO_CONNECTION,
    "RemoteDisconnected": NO_CONNECTION,
    "SMTPServerDisconnected": NO_CONNECTION,
    "BadStatusLine": NO_HTTP,
    "SSLCertVerificationError": N_(
        "the certificate of the server is not valid for this name: "
        "write the host into %(setting)s as the certificate has it, or ask whoever runs the server"
    ),
    "SSLError": NO_ENCRYPTION,
    "SSLEOFError": NO_ENCRYPTION,
    "SMTPNotSupportedError": NO_SIGN_IN,
    "SMTPException": NO_SIGN_IN,
    "SMTPAuthenticationError": N_(
        "the mail server does not take the name or the password: check both in %(setting)s, "
        "signs other than letters and digits as %%40 for @"
    ),
    "SMTPSenderRefused": N_("the mail server does not take the sender: check CONTACT_MAIL_FROM"),
    "SMTPRecipientsRefused": N_("the mail server does not take the recipient: check CONTACT_NOTIFY_TO"),
    "SMTPRecipientsRefused 4xx": LATER,
    "SMTPSenderRefused 4xx": LATER,
    "SMTPAuthenticationError 4xx": LATER,
    "SMTPDataError 4xx": LATER,
    "SMTPDataError": N_("the mail server does not take this mail: ask whoever runs it what this number means"),
    "SMTPConnectError": NO_ENTRY,
    "SMTPHeloError": NO_ENTRY,
    "SMTPResponseException": NO_ENTRY,
    "SMTPConnectError 4xx": LATER,
    "SMTPResponseException 4xx": LATER,
    UNANSWERED: N_("the mail server took the text, but never said whether it keeps it: look whether the mail is there"),
    "HTTP 3xx": N_("the receiver is elsewhere now: write its new address into %(setting)s"),
    "HTTP 401": N_("the receiver lets nobody in: check the name and password in %(setting)s"),
    "HTTP 403": N_("the receiver lets nobody in: check the name and password in %(setting)s"),
    "HTTP 404": N_("the receiver has nothing at this address: check %(setting)s"),
    "HTTP 410": N_("the receiver has nothing at this address: check %(setting)s"),
    "HTTP 429": LATER,
    "HTTP 4xx": N_("the receiver does not take it: ask whoever runs it what this number means"),
    "HTTP 5xx": N_("the receiver is out of order: if that goes on, tell whoever runs it"),
}
UNKNOWN = N_("something unforeseen went wrong: the log of the endpoint says where")

WAYS = {"mail": N_("By mail, %(count)s: %(reason)s."), "webhook": N_("By webhook, %(count)s: %(reason)s.")}


def explained(reason: str, kind: str, _: Callable[[str], str]) -> str:
    """The reason in words, without a full stop, and as it stands in the log; ``_`` gives a text of the catalogue."""
    name, _space, number = reason.partition(" ")
    wanted = (reason, f"{name} {number[:1]}xx", name)
    sentence = next((SENTENCES[key] for key in wanted if key in SENTENCES), UNKNOWN)
    words = _(sentence) % {"setting": SETTINGS[kind]}
    return f"{words} ({reason})" if reason else words


def alarm_sentence(alarm: Alarm, _: Callable[[str], str]) -> str:
    """How many do not get through by which way, and why."""
    words = {"count": alarm.number, "reason": explained(alarm.reason, alarm.kind, _)}
    return _(WAYS[alarm.kind]) % words
