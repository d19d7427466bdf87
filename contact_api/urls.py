"""What can be asked of an address of the web."""

import re
from collections.abc import Collection
from functools import lru_cache
from urllib.parse import urlsplit


@lru_cache
def origin_of(url: str) -> str:
    """The origin of an address as browsers write it: scheme, host, and any but the usual port."""
    parts = urlsplit(url)
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    port = "" if parts.port in (None, usual) else f":{parts.port}"
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"{parts.scheme}://{host}{port}"


def has_host(url: str, schemes: Collection[str]) -> bool:
    """Whether this is an address of one of the schemes, with a host."""
    parts = urlsplit(url)
    try:
        found = parts.scheme in schemes and parts.hostname and parts.port != 0
        return bool(found) and re.fullmatch("[!-~]+", url) is not None
    except ValueError:
        return False
