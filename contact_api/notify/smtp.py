"""Handing a mail over to a mail server."""

import smtplib
import ssl
from contextlib import suppress
from email.message import EmailMessage
from urllib.parse import SplitResult, unquote, urlsplit

from contact_api.notify import TIMEOUT, NotSentError
from contact_api.setting_values import SMTP_PORTS

PERMANENT = 500  # reply codes from here on: https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1


def hand_over(message: EmailMessage, url: str) -> None:
    """Return when the server of ``CONTACT_SMTP_URL`` has taken the mail; else raise NotSentError."""
    address = urlsplit(url)
    sender, recipient = message["From"].addresses[0], message["To"].addresses[0]
    try:
        server = connected(address, sender.domain)
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        raise NotSentError(reason(error), unreachable=True) from None
    try:
        # send_message() would change lines that begin with “From”.
        server.sendmail(sender.addr_spec, recipient.addr_spec, message.as_bytes())
    except (smtplib.SMTPException, OSError) as error:
        raise NotSentError(reason(error), refused=code(error) >= PERMANENT) from None
    finally:
        with suppress(smtplib.SMTPException, OSError):  # the mail is handed over, or it is not
            server.quit()
        server.close()


def connected(address: SplitResult, name: str) -> smtplib.SMTP:
    """A server that is ready for a mail; ``name`` is what it is told of this side."""
    place = (address.hostname or "", address.port or SMTP_PORTS[address.scheme], name)
    server: smtplib.SMTP
    if address.scheme == "smtps":
        server = smtplib.SMTP_SSL(*place, timeout=TIMEOUT, context=ssl.create_default_context())
    else:
        server = smtplib.SMTP(*place, timeout=TIMEOUT)
    try:
        if address.scheme == "smtp+starttls":
            server.starttls(context=ssl.create_default_context())
        if address.username:
            server.login(unquote(address.username), unquote(address.password or ""))
    except BaseException:
        server.close()
        raise
    return server


def code(error: Exception) -> int:
    """The reply code of the server; 0 where there is none."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return next(iter(error.recipients.values()))[0]
    return error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else 0


def reason(error: Exception) -> str:
    """The kind of error and the reply code; the server's words may quote an address."""
    return f"{type(error).__name__} {code(error) or ''}".rstrip()
