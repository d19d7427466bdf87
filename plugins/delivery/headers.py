"""The ``_headers`` file, as Netlify and Cloudflare Pages read it: security, and how long to keep what."""

from urllib.parse import urlsplit

from contact_api.security_headers import security_headers

FOR_EVER = "public, max-age=31536000, immutable"


def headers_file(settings) -> str:
    """The text of ``_headers`` for this site."""
    headers = security_headers(form_origins(settings), https=settings["SITE_URL"].startswith("https:"))
    if settings["PREVIEW"]:
        headers["X-Robots-Tag"] = "noindex"
    rules = {"/*": headers, "/assets/*": {"Cache-Control": FOR_EVER}}
    for origin in form_origins(settings):  # its pages use the site's styles and fonts
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        rules["/assets/*"]["Access-Control-Allow-Origin"] = origin
    return "".join(
        f"{pattern}\n" + "".join(f"  {name}: {value}\n" for name, value in values.items())
        for pattern, values in rules.items()
    )


def form_origins(settings) -> tuple[str, ...]:
    """The origin of the endpoint, when the form is sent to another one."""
    endpoint = urlsplit(settings["FACTS"].value("site.endpoint"))
    return (f"{endpoint.scheme}://{endpoint.netloc}",) if endpoint.netloc else ()
