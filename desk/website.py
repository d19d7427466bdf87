"""The preview: the built site and the endpoint as one WSGI application."""

from http import HTTPStatus
from pathlib import Path

from whitenoise import WhiteNoise

from contact_api import create_app
from contact_api.security_headers import security_headers

ENDPOINT = ("/api/", "/inbox")


def website(output: Path, address: str, **overrides):
    """The WSGI application for the site in ``output`` at this address, for this computer only.

    ``overrides`` are passed on to the endpoint's ``create_app``.
    """
    localhost = address.replace("127.0.0.1", "localhost")
    origins = {address, localhost}
    endpoint = create_app(
        {
            "CONTACT_ENV": "development",
            "CONTACT_PUBLISHED": "",  # where a build for this computer leaves it
            "CONTACT_SITE_URL": address,
            "CONTACT_ALLOWED_ORIGINS": ",".join(sorted(origins)),
            "CONTACT_TRUSTED_PROXIES": "0",
            "TEMPLATES_AUTO_RELOAD": True,
            **overrides,
        }
    )
    # Opened as localhost, the site leads to its address after a form, and a form that comes back there
    # has its looks from here.
    headers = {
        **security_headers((address,)),
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Access-Control-Allow-Origin": localhost,
    }

    def add_headers(found, path, url):
        for name, value in headers.items():
            found[name] = value

    pages = Beside(output, endpoint, headers)
    return WhiteNoise(
        pages,
        root=output,
        autorefresh=True,
        index_file=True,
        max_age=0,
        allow_all_origins=False,
        add_headers_function=add_headers,
        mimetypes={".webmanifest": "application/manifest+json"},
    )


class Beside:
    """What answers where there is no file: the endpoint, or the 404 page in the language of the address."""

    def __init__(self, output: Path, endpoint, headers: dict[str, str]):
        self.output = output
        self.endpoint = endpoint
        self.site = endpoint.extensions["contact"].site
        self.headers = headers

    def __call__(self, environ, start_response):
        """Answer one request."""
        path = environ.get("PATH_INFO", "")
        if path.startswith(ENDPOINT):
            return self.endpoint(environ, start_response)
        body = self.not_found(path)
        status = f"{HTTPStatus.NOT_FOUND.value} {HTTPStatus.NOT_FOUND.phrase}"
        headers = {
            **self.headers,
            "Content-Type": "text/html; charset=utf-8",
            "Content-Length": str(len(body)),
        }
        start_response(status, list(headers.items()))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def not_found(self, path: str) -> bytes:
        """The 404 page of the language that the address begins with."""
        first = path.split("/")[1] if "/" in path else ""
        page = self.output / (first if first in self.site.facts.languages else "") / "404.html"
        return page.read_bytes() if page.exists() else b"404"
