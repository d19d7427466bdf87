"""The preview: the site in memory and the endpoint as one WSGI application."""

import mimetypes
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from flask import Flask
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from contact_api import create_app
from contact_api.security_headers import security_headers
from ground.addresses import file_of, is_within

ENDPOINT = ("/api/", "/inbox")
TYPES = {".webmanifest": "application/manifest+json", ".atom": "application/atom+xml", ".vcf": "text/vcard"}
File = Callable[[str], bytes | None]


class Website:
    """A site at an address of this computer, and its endpoint.

    ``file`` gives the bytes of a file of the site, None where there is none; ``languages``, those of the folders
    that have a 404 page of their own; ``base``, the path that it stands below. ``overrides`` are passed on
    to the endpoint's ``create_app``.
    """

    def __init__(self, file: File, languages: Iterable[str], address: str, base: str = "", **overrides: Any):
        self.file, self.languages, self.base = file, tuple(languages), base
        localhost = address.replace("127.0.0.1", "localhost")
        self.endpoint = endpoint_at(address, {address, localhost}, overrides)
        # Opened as localhost, the site leads to its address after a form, and a form that comes back there
        # has its looks from here.
        self.headers = {
            **security_headers((address,)),
            "Cross-Origin-Resource-Policy": "cross-origin",
            "Access-Control-Allow-Origin": localhost,
            "Cache-Control": "no-cache",
        }

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request."""
        if environ.get("PATH_INFO", "").startswith(tuple(f"{self.base}{path}" for path in ENDPOINT)):
            return self.endpoint(environ, start_response)
        request = Request(environ)
        response = self.answer(request.path)
        response.headers.update(self.headers)
        response.add_etag()
        return response.make_conditional(environ)(environ, start_response)

    def answer(self, path: str) -> Response:
        """What stands at an address; the way to it where only its final slash is missing; or the 404 page."""
        if path in ("/", self.base) and self.base:
            return redirect(f"{self.base}/")
        name = file_of(path, self.base)
        data = self.file(name) if is_within(self.base, path) else None
        if data is not None:
            return Response(data, content_type=content_type(name))
        if not path.endswith("/") and is_within(self.base, path) and self.file(f"{name}/index.html") is not None:
            return redirect(f"{path}/")
        first = name.split("/")[0]
        folder = f"{first}/" if first in self.languages and "/" in name else ""
        page = self.file(f"{folder}404.html") or self.file("404.html") or b"404"
        return Response(page, status=404, content_type="text/html; charset=utf-8")


def endpoint_at(address: str, origins: set[str], overrides: Mapping[str, Any]) -> Flask:
    """The endpoint for this computer only."""
    return create_app(
        {
            "CONTACT_ENV": "development",
            "CONTACT_PUBLISHED": "",  # where a build for this computer leaves it, unless a setting says otherwise
            "CONTACT_SITE_URL": address,
            "CONTACT_ALLOWED_ORIGINS": ",".join(sorted(origins)),
            "CONTACT_TRUSTED_PROXIES": "0",
            "TEMPLATES_AUTO_RELOAD": True,
            **overrides,
        }
    )


def content_type(name: str) -> str:
    """The media type of a file, by its ending."""
    suffix = PurePosixPath(name).suffix
    found = TYPES.get(suffix) or mimetypes.types_map.get(suffix, "application/octet-stream")
    is_text = found.startswith("text/") or found.endswith(("+xml", "+json", "/json", "/xml", "/javascript"))
    return f"{found}; charset=utf-8" if is_text else found
