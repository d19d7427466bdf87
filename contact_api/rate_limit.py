"""How many times one sender may post, counted by Flask-Limiter."""

import logging

from flask import Blueprint, Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from limits.errors import ConfigurationError

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
        get_remote_address,
        storage_uri=settings.rate_store,
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
