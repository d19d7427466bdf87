"""The settings: read once from the environment and ``.env``, checked, and then fixed.

Each is described in ``.env.example``. A wrong or unknown one is a SettingsError
whose sentence names it and says what is accepted.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values
from limits import parse_many

from contact_api.notify import settings as notify_settings
from contact_api.secret_key import kept_secret_key

PREFIX = "CONTACT_"
SHORTEST_KEY = 32


class SettingsError(Exception):
    """A setting cannot be used; the message names it and says what is accepted."""


@dataclass(frozen=True)
class Settings:
    """The settings as the application uses them."""

    inbox: str
    secret_key: str
    production: bool
    site_url: str
    allowed_origins: frozenset[str]
    trusted_proxies: int
    rate_limit: str
    rate_store: str
    inbox_password_hash: str
    notify_to: str
    mail_from: str
    smtp_url: str
    webhook_url: str
    webhook_secret: str
    acknowledge: bool
    retention_days: int


def read_settings(root: Path, overrides: Mapping[str, str]) -> Settings:
    """The settings from ``root/.env``, the environment, and ``overrides``, the later winning.

    Raises SettingsError.
    """
    given = {**dotenv_values(root / ".env"), **os.environ, **overrides}
    given = {name: value or "" for name, value in given.items() if name.startswith(PREFIX)}
    for name in sorted(given.keys() - READERS.keys()):
        raise SettingsError(f"{name} is not a setting. There are: {', '.join(READERS)}.")
    values = {}
    for name, (default, read) in READERS.items():
        text = given.get(name, default).strip()
        if not text and name != "CONTACT_RATE_LIMIT":  # where empty means: none
            text = default
        try:
            values[name.removeprefix(PREFIX).lower()] = read(text)
        except ValueError as error:
            shown = "…" if re.search("PASSWORD|SECRET", name) else masked(text)
            raise SettingsError(f"{name} is “{shown}”, but has to be {error}.") from None
    production = values.pop("env") == "production"
    values["allowed_origins"] = values["allowed_origins"] or frozenset({origin_of(values["site_url"])})
    if lacking := notify_settings.missing(values):
        raise SettingsError(lacking)
    if production:
        check_production(values)
    values["secret_key"] = values["secret_key"] or made_key(root)
    return Settings(production=production, **values)


def check_production(values: dict) -> None:
    """Refuse what is fine on one’s own machine only."""
    if len(values["secret_key"]) < SHORTEST_KEY:
        raise SettingsError(
            f"CONTACT_SECRET_KEY has to be given when CONTACT_ENV=production, "
            f"with at least {SHORTEST_KEY} random characters."
        )
    if not values["site_url"].startswith("https://"):
        raise SettingsError("CONTACT_SITE_URL has to begin with https:// when CONTACT_ENV=production.")
    for origin in sorted(values["allowed_origins"]):
        if not origin.startswith("https://"):
            raise SettingsError(
                f"CONTACT_ALLOWED_ORIGINS holds “{origin}”, but every origin has to begin with https:// "
                "when CONTACT_ENV=production."
            )
    if sentence := notify_settings.insecure(values):
        raise SettingsError(sentence)


def made_key(root: Path) -> str:
    """The key kept in ``var/secret_key``."""
    try:
        return kept_secret_key(root / "var" / "secret_key")
    except OSError as error:
        raise SettingsError(
            f"CONTACT_SECRET_KEY is not given and {error.filename} cannot be made or read "
            f"({error.strerror}): give at least {SHORTEST_KEY} random characters."
        ) from None


def masked(url: str) -> str:
    """An address without the password in it, fit to be shown."""
    return re.sub(r"((?://|^)[^/@:]*):(?!//).*@", r"\1:…@", url)


@lru_cache
def origin_of(url: str) -> str:
    """The origin of an address as browsers write it: scheme, host, and any but the usual port."""
    parts = urlsplit(url)
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    port = "" if parts.port in (None, usual) else f":{parts.port}"
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"{parts.scheme}://{host}{port}"


def inbox(text: str) -> str:
    if not re.fullmatch(r"(sqlite|csv):///.+|postgresql://.+", text):
        raise ValueError("sqlite:///FILE, csv:///FILE or postgresql://USER:PASS@HOST/DB")
    return text


def environment(text: str) -> str:
    if text not in ("development", "production"):
        raise ValueError("development or production")
    return text


def site_url(text: str) -> str:
    parts = urlsplit(text)
    whole = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
    if not whole or parts.query or parts.fragment:
        raise ValueError("the full address of the site, such as https://www.example.org")
    return text.rstrip("/")


def allowed_origins(text: str) -> frozenset[str]:
    origins = [origin.strip() for origin in text.split(",") if origin.strip()]
    for origin in origins:
        try:
            web = urlsplit(origin).scheme in ("http", "https") and origin.isascii()
            whole = web and origin_of(origin) == origin
        except ValueError:
            whole = False
        if not whole:
            raise ValueError(
                "full origins, such as https://www.example.org, with commas between; never * or null"
            )
    return frozenset(origins)


def trusted_proxies(text: str) -> int:
    if not re.fullmatch(r"[0-9]", text):
        raise ValueError("a number from 0 to 9")
    return int(text)


def rate_limit(text: str) -> str:
    if text:
        try:
            parse_many(text)
        except ValueError:
            raise ValueError("like “20 per hour” or “5 per minute; 50 per day”, or empty for none") from None
    return text


def rate_store(text: str) -> str:
    if not re.fullmatch(r"memory://|rediss?://.+", text):
        raise ValueError("memory:// or redis://HOST:PORT/NUMBER")
    return text


def inbox_password_hash(text: str) -> str:
    if text and not re.fullmatch(r"scrypt:32768:8:1\$[^$]+\$[0-9a-f]{128}", text):
        raise ValueError("what “flask --app contact_api inbox password” prints")
    return text


READERS = {
    "CONTACT_INBOX": ("sqlite:///var/inbox.db", inbox),
    "CONTACT_SECRET_KEY": ("", str),
    "CONTACT_ENV": ("development", environment),
    "CONTACT_SITE_URL": ("http://127.0.0.1:8000", site_url),
    "CONTACT_ALLOWED_ORIGINS": ("", allowed_origins),
    "CONTACT_RATE_LIMIT": ("20 per hour", rate_limit),
    "CONTACT_RATE_STORE": ("memory://", rate_store),
    "CONTACT_INBOX_PASSWORD_HASH": ("", inbox_password_hash),
    "CONTACT_TRUSTED_PROXIES": ("0", trusted_proxies),
    "CONTACT_NOTIFY_TO": ("", notify_settings.mail_address),
    "CONTACT_MAIL_FROM": ("", notify_settings.mail_address),
    "CONTACT_SMTP_URL": ("", notify_settings.smtp_url),
    "CONTACT_WEBHOOK_URL": ("", notify_settings.webhook_url),
    "CONTACT_WEBHOOK_SECRET": ("", str),
    "CONTACT_ACKNOWLEDGE": ("no", notify_settings.yes_or_no),
    "CONTACT_RETENTION_DAYS": ("730", notify_settings.retention_days),
}
