"""The ``_headers`` file, as Netlify and Cloudflare Pages read it: security, and how long to keep what."""

from urllib.parse import urlsplit

from contact_api.security_headers import security_headers
from plugins.site_settings import SiteSettings

FOR_EVER = "public, max-age=31536000, immutable"


def headers_file(settings: SiteSettings, endpoint: str, base: str = "") -> str:
    """The text of ``_headers`` for this site, whose form is sent to ``endpoint``; it stands below ``base``."""
    headers = security_headers(form_origins(endpoint), https=settings.site_url.startswith("https:"))
    if settings.preview:
        headers["X-Robots-Tag"] = "noindex"
    assets = {"Cache-Control": FOR_EVER}
    rules = {f"{base}/*": headers, f"{base}/assets/*": assets}
    for origin in form_origins(endpoint):  # its pages use the site's styles and fonts
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        assets["Access-Control-Allow-Origin"] = origin
    return "".join(
        f"{pattern}\n" + "".join(f"  {name}: {value}\n" for name, value in values.items())
        for pattern, values in rules.items()
    )


def form_origins(endpoint: str) -> tuple[str, ...]:
    """The origin of the endpoint, when the form is sent to another one."""
    parts = urlsplit(endpoint)
    return (f"{parts.scheme}://{parts.netloc}",) if parts.netloc else ()
