"""The proxies in front, believed as far as the settings say."""

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING

from werkzeug.http import parse_list_header
from werkzeug.middleware.proxy_fix import ProxyFix

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class TrustedProxies(ProxyFix):
    """Werkzeug's ProxyFix for so many ``proxies``, each of which adds an address to ``X-Forwarded-For``.

    Scheme and host are those that the last one says: proxies replace these, or leave them as they are.
    A header with fewer entries than that is not believed, and then all senders are one, the proxy: the log says so.
    """

    def __init__(self, application: "WSGIApplication", proxies: int, logger: logging.Logger) -> None:
        super().__init__(application, x_for=proxies, x_proto=1, x_host=1)
        self._logger = logger
        self._untold = {"X-Forwarded-For": proxies, "X-Forwarded-Proto": 1, "X-Forwarded-Host": 1}

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request as the sender's; of those that are posted, look at the headers."""
        if self._untold and environ["REQUEST_METHOD"] == "POST":
            self._tell(environ)
        return super().__call__(environ, start_response)

    def _tell(self, environ: "WSGIEnvironment") -> None:
        """Say once of each header how many proxies are missing in it, and nothing that stands there."""
        for header, wanted in list(self._untold.items()):
            name = "HTTP_" + header.upper().replace("-", "_")
            entries = len(parse_list_header(environ.get(name, "")))
            if entries < wanted and self._untold.pop(header, 0):
                self._logger.warning(
                    "outcome=proxies_missing header=%s entries=%s wanted=%s: nobody can be told by it; set "
                    "CONTACT_TRUSTED_PROXIES to the number of proxies that add to X-Forwarded-For, or let them add",
                    *(header, entries, wanted),
                )
