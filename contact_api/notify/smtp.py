"""Handing a mail over to a mail server."""

import smtplib
import socket
import ssl
from base64 import b64encode
from contextlib import suppress
from email.message import EmailMessage
from urllib.parse import SplitResult, unquote, urlsplit

from contact_api.notify import NotSentError
from contact_api.notify.line import Line
from contact_api.notify.reasons import UNANSWERED
from contact_api.setting_values import SMTP_PORTS

# Reply codes: https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3
SIGNED_IN = 235
SEND_THE_TEXT = 354
PERMANENT = 500  # from here on


class Conversation(smtplib.SMTP):
    """smtplib's, each step in its time; ``in_text``: the text is on its way, and no answer to it came yet."""

    def __init__(self, line: Line, address: SplitResult, name: str) -> None:
        self._line, self._encrypted = line, address.scheme == "smtps"
        self.in_text = False
        super().__init__(address.hostname or "", address.port or SMTP_PORTS[address.scheme], name)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        with self._line.within(self._line.patience.command):
            return self._line.connect(host, port, encrypted=self._encrypted)

    def getreply(self) -> tuple[int, bytes]:
        """As smtplib does it, but TimeoutError where the answer takes longer than patience lasts."""
        patience = self._line.patience
        try:
            with self._line.within(patience.end_of_text if self.in_text else patience.command):
                code, words = super().getreply()
        except TimeoutError:
            self.close()
            raise
        self.in_text = code == SEND_THE_TEXT
        return code, words

    def encrypt(self) -> None:
        """Go on encrypted, or not at all."""
        with self._line.within(self._line.patience.command):
            self.starttls(context=ssl.create_default_context())

    def sign_in(self, user: str, password: str) -> None:
        """As smtplib does it, and in other letters than ASCII (https://www.rfc-editor.org/rfc/rfc4616)."""
        if f"{user}{password}".isascii():
            self.login(user, password)
            return
        self.ehlo_or_helo_if_needed()
        response = b64encode(f"\0{user}\0{password}".encode()).decode()
        code, words = self.docmd("AUTH", f"PLAIN {response}")
        if code != SIGNED_IN:
            raise smtplib.SMTPAuthenticationError(code, words)


def hand_over(message: EmailMessage, url: str, line: Line) -> None:
    """Return when the server of ``CONTACT_SMTP_URL`` has taken the mail; else raise NotSentError."""
    with line.conversation():
        server = ready(line, urlsplit(url), message["From"].addresses[0].domain)
        try:
            tell(server, message)
        finally:
            # The mail is handed over, or it is not.
            with suppress(OSError), line.within(line.patience.connect):
                server.quit()
            server.close()


def ready(line: Line, address: SplitResult, name: str) -> Conversation:
    """A server that is ready for a mail; ``name`` is what it is told of this side. Raises NotSentError."""
    try:
        server = Conversation(line, address, name)
        try:
            if address.scheme == "smtp+starttls":
                server.encrypt()
            if address.username:
                server.sign_in(unquote(address.username), unquote(address.password or ""))
        except BaseException:
            server.close()
            raise
    except (OSError, UnicodeError) as error:
        raise NotSentError(reason(error), unreachable=True) from None
    return server


def tell(server: Conversation, message: EmailMessage) -> None:
    """Give it the mail. Raises NotSentError."""
    sender, recipient = message["From"].addresses[0], message["To"].addresses[0]
    try:
        # send_message() would change lines that begin with “From”.
        server.sendmail(sender.addr_spec, recipient.addr_spec, message.as_bytes())
    except OSError as error:
        silent = isinstance(error, TimeoutError)
        if server.in_text:
            raise NotSentError(UNANSWERED, unreachable=silent, unsure=True) from None
        raise NotSentError(reason(error), unreachable=silent, refused=code(error) >= PERMANENT) from None


def code(error: Exception) -> int:
    """The reply code of the server; 0 where there is none."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return next(iter(error.recipients.values()))[0]
    return error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else 0


def reason(error: Exception) -> str:
    """The kind of error and the reply code; the server's words may quote an address."""
    return f"{type(error).__name__} {code(error) or ''}".rstrip()
