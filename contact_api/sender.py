"""From which page of the site a form was sent."""

from urllib.parse import urlsplit

from flask import request

from contact_api.setting_values import origin_of
from contact_api.state import contact

LONGEST = 200


def sending_page() -> str:
    """The path of that page; empty where the browser does not say it, or names another site's."""
    try:
        address = urlsplit(request.referrer or "")
        known = origin_of(address.geturl()) in contact().settings.allowed_origins
    except ValueError:
        return ""
    path = address.path
    return path[:LONGEST] if known and path.isprintable() and path != request.path else ""
