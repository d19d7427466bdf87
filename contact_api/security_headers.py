"""The security headers of every page: the endpoint's, the published site's, the preview's."""

from collections.abc import Iterable


def security_headers(
    form_action_origins: Iterable[str] = (), asset_origin: str = "", https: bool = False
) -> dict[str, str]:
    """Header names and values.

    ``form_action_origins``: where forms are sent and the answers lead, besides the page's own origin.
    ``asset_origin``: where styles, fonts, pictures and the script come from besides the page's own origin.
    ``https``: whether the page is only ever served over HTTPS, which is then remembered.
    """
    own = f"'self' {asset_origin}".strip()
    forms = " ".join(dict.fromkeys(["'self'", *filter(None, form_action_origins)]))
    policy = {
        "default-src": "'none'",
        "style-src": own,
        "script-src": own,
        "img-src": own,
        "font-src": own,
        "manifest-src": own,
        "connect-src": forms,
        "form-action": forms,
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    headers = {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        # A stricter one would make browsers send “Origin: null” with the form.
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }
    if https:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return headers
