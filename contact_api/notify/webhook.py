"""Telling another program of an enquiry, signed so that it can trust it."""

import hashlib
import hmac
import json
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from contact_api.inbox import Enquiry, Notice
from contact_api.notify import TIMEOUT, NotSentError
from contact_api.settings import Settings


def post(notice: Notice, enquiry: Enquiry, settings: Settings) -> None:
    """Return when the receiver has answered 2xx; else, a redirect included, raise NotSentError.

    ``notice`` in the body is the same each time it is tried.
    """
    body = json.dumps({"notice": notice.id, "enquiry": enquiry.exported}, ensure_ascii=False).encode()
    headers = {
        "Content-Type": "application/json",
        "X-Signature-256": signature(body, settings.webhook_secret),
    }
    address = urlsplit(settings.webhook_url)
    opened = HTTPSConnection if address.scheme == "https" else HTTPConnection
    connection = opened(address.hostname or "", address.port, timeout=TIMEOUT)
    target = address._replace(scheme="", netloc="", fragment="").geturl() or "/"
    try:
        connection.request("POST", target, body, headers)
        status = connection.getresponse().status
    except (OSError, HTTPException) as error:
        raise NotSentError(type(error).__name__, unreachable=isinstance(error, OSError)) from None
    finally:
        connection.close()
    if not 200 <= status < 300:
        raise NotSentError(f"HTTP {status}")


def signature(body: bytes, secret: str) -> str:
    """What ``X-Signature-256`` holds: HMAC-SHA256 of the body, as GitHub and others write it."""
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
