"""Telling another program of an enquiry, signed so that it can trust it."""

import hashlib
import hmac
import json
from base64 import b64encode
from http.client import HTTPConnection, HTTPException
from urllib.parse import SplitResult, unquote, urlsplit

from contact_api.inbox import Enquiry, Notice
from contact_api.notify import NotSentError
from contact_api.notify.line import Line
from contact_api.settings import Settings

PORTS = {"http": 80, "https": 443}


class Connection(HTTPConnection):
    """Python's, on a line."""

    def __init__(self, line: Line, address: SplitResult) -> None:
        self._line, self._encrypted = line, address.scheme == "https"
        self.default_port = PORTS[address.scheme]
        super().__init__(address.hostname or "", address.port)

    def connect(self) -> None:
        """Connect. Raises OSError."""
        self.sock = self._line.connect(self.host, self.port, encrypted=self._encrypted)


def post(notice: Notice, enquiry: Enquiry, settings: Settings, line: Line) -> None:
    """Return when the receiver has answered 2xx; else, a redirect included, raise NotSentError.

    ``notice`` in the body is the same each time it is tried.
    """
    body = json.dumps({"notice": notice.id, "enquiry": enquiry.exported}, ensure_ascii=False).encode()
    address = urlsplit(settings.webhook_url)
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "contact_api",  # some receivers refuse who has none
        "X-Signature-256": signature(body, settings.webhook_secret),
        **login(address),
    }
    target = address._replace(scheme="", netloc="", fragment="").geturl() or "/"
    connection, asked = Connection(line, address), False
    try:
        with line.conversation(), line.within(line.patience.webhook):
            connection.request("POST", target, body, headers)
            asked = True
            status = connection.getresponse().status
    except (OSError, HTTPException, UnicodeError) as error:
        unsure = asked and isinstance(error, TimeoutError)
        raise NotSentError(type(error).__name__, unreachable=isinstance(error, OSError), unsure=unsure) from None
    finally:
        connection.close()
    if not 200 <= status < 300:
        raise NotSentError(f"HTTP {status}")


def login(address: SplitResult) -> dict[str, str]:
    """What shows who asks, where the address holds a name: https://www.rfc-editor.org/rfc/rfc7617."""
    if not address.username:
        return {}
    words = f"{unquote(address.username)}:{unquote(address.password or '')}"
    return {"Authorization": f"Basic {b64encode(words.encode()).decode()}"}


def signature(body: bytes, secret: str) -> str:
    """What ``X-Signature-256`` holds: HMAC-SHA256 of the body, as GitHub and others write it."""
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
