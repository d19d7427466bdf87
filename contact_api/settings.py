"""The settings: read once from the environment and ``.env``, checked, and then fixed.

Each is described in ``.env.example``. A wrong or unknown one is a SettingsError
whose sentence names it and says what is accepted.
"""

import os
import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from urllib.parse import urlsplit

from dotenv import dotenv_values

from contact_api.setting_values import SETTINGS
from contact_api.urls import origin_of

ROOT = Path(__file__).parents[1]  # of the project: where .env and var/ are
PREFIX = "CONTACT_"
SHORTEST_KEY = 32
SHORTEST_SECRET = 16
# Where “make publish” and, of what is only shown on this computer, “make serve” leave the site's hand-over.
PUBLISHED = {True: "var/published", False: "var/preview/published"}
LOCAL = ("localhost", "127.0.0.1", "::1")


class SettingsError(Exception):
    """A setting cannot be used; the message names it and says what is accepted."""


@dataclass(frozen=True)
class Settings:
    """The settings as the application uses them."""

    inbox: str
    published: Path
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

    @property
    def site_origin(self) -> str:
        """Where the site is, without the path that it may stand below: its addresses hold that."""
        return origin_of(self.site_url)


def read_settings(root: Path, overrides: Mapping[str, Any]) -> Settings:
    """The settings from ``root/.env``, the environment, and ``overrides``, the later winning.

    Raises SettingsError.
    """
    given = {**dotenv(root / ".env"), **os.environ, **overrides}
    given = {name: value or "" for name, value in given.items() if name.startswith(PREFIX)}
    for name in sorted(given.keys() - SETTINGS.keys()):
        raise SettingsError(f"{name} is not a setting. There are: {', '.join(SETTINGS)}.")
    values: dict[str, Any] = {name.removeprefix(PREFIX).lower(): value_of(name, given) for name in SETTINGS}
    production = values.pop("env") == "production"
    values["published"] = root / (values["published"] or PUBLISHED[production])
    values["allowed_origins"] = values["allowed_origins"] or frozenset({origin_of(values["site_url"])})
    for sentence in [*lacking(values), *(insecure(values) if production else ())]:
        raise SettingsError(sentence)
    values["secret_key"] = values["secret_key"] or made_key(root)
    return Settings(production=production, **values)


def dotenv(path: Path) -> Mapping[str, str | None]:
    """What the file holds; nothing where there is none. SettingsError where it cannot be read."""
    try:
        return dotenv_values(path)
    except (OSError, ValueError):
        raise SettingsError(f"{path} cannot be read: it has to be a text file in UTF-8.") from None


def value_of(name: str, given: Mapping[str, str]) -> object:
    """The value of a setting; SettingsError where it is not what is accepted."""
    default, accepted, read = SETTINGS[name]
    text = given.get(name, default).strip()
    if not text and name != "CONTACT_RATE_LIMIT":  # where empty means: none
        text = default
    try:
        return read(text)
    except ValueError:
        shown = "…" if re.search("PASSWORD|SECRET", name) else masked(text)
        raise SettingsError(f"{name} is “{shown}”, but has to be {accepted}.") from None


def lacking(values: Mapping[str, Any]) -> Iterator[str]:
    """What is given without what it needs."""
    for name in ("notify_to", "acknowledge"):
        if values[name] and not (values["mail_from"] and values["smtp_url"]):
            yield f"CONTACT_{name.upper()} needs CONTACT_MAIL_FROM and CONTACT_SMTP_URL: give both."
    if values["webhook_url"] and len(values["webhook_secret"]) < SHORTEST_SECRET:
        secret = f"at least {SHORTEST_SECRET} random characters"
        yield f"CONTACT_WEBHOOK_URL needs CONTACT_WEBHOOK_SECRET, {secret}."


def insecure(values: Mapping[str, Any]) -> Iterator[str]:
    """What is fine on one’s own machine only."""
    production = "when CONTACT_ENV=production."
    if len(values["secret_key"]) < SHORTEST_KEY:
        yield f"CONTACT_SECRET_KEY has to have at least {SHORTEST_KEY} random characters {production}"
    if not values["site_url"].startswith("https://"):
        yield f"CONTACT_SITE_URL has to begin with https:// {production}"
    for origin in sorted(values["allowed_origins"]):
        if not origin.startswith("https://"):
            yield f"CONTACT_ALLOWED_ORIGINS holds “{origin}”, but has to begin with https:// {production}"
    for name, schemes in (("smtp_url", ("smtps", "smtp+starttls")), ("webhook_url", ("https",))):
        parts = urlsplit(values[name])
        if values[name] and parts.scheme not in schemes and parts.hostname not in LOCAL:
            accepted = " or ".join(f"{scheme}://" for scheme in schemes)
            yield f"CONTACT_{name.upper()} has to begin with {accepted} {production}"


def made_key(root: Path) -> str:
    """The key kept in ``var/secret_key``."""
    path = root / "var" / "secret_key"
    try:
        key = kept_secret_key(path)
    except OSError as error:
        raise SettingsError(
            f"CONTACT_SECRET_KEY is not given and {error.filename} cannot be made or read "
            f"({error.strerror}): give at least {SHORTEST_KEY} random characters."
        ) from None
    if len(key) < SHORTEST_KEY:
        raise SettingsError(f"{path} holds no key: remove it, and a new one is made.")
    return key


def kept_secret_key(path: Path) -> str:
    """The key in this file, readable by its owner only; made at the first start.

    Several processes that start at once get the same key: it is written whole
    beside the file and then linked, which succeeds for one of them.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=path.parent, prefix=".secret_key.") as made:  # mode 0600
            made.write(secrets.token_hex(32))
            made.flush()
            os.fsync(made.fileno())
            with suppress(FileExistsError):  # another process was first
                os.link(made.name, path)
    return path.read_text().strip()


def masked(url: str) -> str:
    """An address without the password in it, fit to be shown."""
    return re.sub(r"((?://|^)[^/@:]*):(?!//).*@", r"\1:…@", url)
