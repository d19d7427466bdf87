"""How many times one sender may post, counted by Flask-Limiter."""

import logging
import time
from contextlib import suppress
from ipaddress import IPv6Address, IPv6Network

from flask import Blueprint, Flask, request
from flask_limiter import Limiter
from limits.errors import ConfigurationError

from contact_api.intake import rate_store
from contact_api.settings import Settings, SettingsError, masked

WAIT = {"socket_connect_timeout": 1, "socket_timeout": 1}  # seconds for a store that does not answer


def limit_senders(app: Flask, blueprint: Blueprint, settings: Settings) -> Limiter:
    """Limit what is posted to the blueprint, by the sender's address.

    Where the shared store does not answer, each process counts for itself:
    an enquiry does not wait for a store. Raises SettingsError.
    """
    # It would write the sender's address into the log.
    logging.getLogger("flask-limiter").setLevel(logging.WARNING)
    limiter = Limiter(
        sender,
        storage_uri=settings.rate_store.replace("memory://", f"{rate_store.SCHEME}://"),
        storage_options={"wrap_exceptions": True, **WAIT} if "redis" in settings.rate_store else {},
        in_memory_fallback_enabled=True,
    )
    try:
        limiter.init_app(app)
    except ConfigurationError as error:
        raise SettingsError(f"CONTACT_RATE_STORE is “{masked(settings.rate_store)}”, but: {error}.") from None
    if settings.rate_limit:
        limiter.limit(settings.rate_limit, methods=["POST"])(blueprint)
    return limiter


def sender() -> str:
    """The sender's address; of IPv6, the network around it, which is the least that one subscriber has."""
    address = request.remote_addr or ""
    with suppress(ValueError):
        number = IPv6Address(address)
        return str(number.ipv4_mapped or IPv6Network((number, 64), strict=False))
    return address


def seconds_to_wait(limiter: Limiter) -> int:
    """How long whoever it refused just now has to wait."""
    limit = limiter.current_limit
    return max(1, int(limit.reset_at - time.time())) if limit else 1
