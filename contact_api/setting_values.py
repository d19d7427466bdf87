"""What each setting is when it is not given, what it accepts, and how its text is read."""

import re
from collections.abc import Callable, Collection
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from contact_api.urls import has_host, origin_of

USUAL_RATE = "20 per hour"
SMTP_PORTS = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}


class Setting(NamedTuple):
    """``read`` raises ValueError for what is not ``accepted``, which ends “has to be …”."""

    default: str
    accepted: str
    read: Callable[[str], object]


def header_address(text: str) -> str:
    """The address in letters that every mail server takes; empty where it has none, or a header would change it."""
    # Not at every start: it takes long to load, and most commands look at no address.
    from email_validator import EmailNotValidError, validate_email

    try:
        address = validate_email(text, check_deliverability=False).ascii_email or ""
    except EmailNotValidError:
        return ""
    # As a header reads it: https://www.rfc-editor.org/rfc/rfc2047#section-2
    return "" if "=?" in address else address


def is_server(text: str, schemes: Collection[str]) -> bool:
    """Whether this is an address of a server, or none; what shows who asks may be in any letters of UTF-8."""
    parts = urlsplit(text)
    login = unquote(f"{parts.username or ''}{parts.password or ''}", errors="strict")
    return not text or (has_host(text, schemes) and login.isprintable())


def matching(pattern: str, read: Callable[[str], object] = str) -> Callable[[str], object]:
    """A reader of what the pattern matches from end to end."""
    return checked(re.compile(pattern).fullmatch, read)


def checked(accepts: Callable[[str], object], read: Callable[[str], object] = str) -> Callable[[str], object]:
    """A reader of what ``accepts`` finds true."""

    def reader(text: str) -> object:
        if not accepts(text):
            raise ValueError(text)
        return read(text)

    return reader


def mail_address(text: str) -> object:
    return checked(header_address, header_address)(text) if text else ""


def is_site(text: str) -> bool:
    parts = urlsplit(text)
    return has_host(text, ("http", "https")) and not ("@" in parts.netloc or parts.query or parts.fragment)


def is_inbox(text: str) -> bool:
    urlsplit(text).port  # noqa: B018 - ValueError for what is no port
    return re.fullmatch(r"(sqlite|csv):///.+|postgresql://.+", text) is not None


def is_rate_limit(text: str) -> bool:
    if text in ("", USUAL_RATE):
        return True
    # Not at every start: it takes long to load, and commands count nobody.
    from limits import parse_many

    return all(limit.amount > 0 for limit in parse_many(text))


def is_origin(text: str) -> bool:
    web = urlsplit(text).scheme in ("http", "https") and text.isascii()
    return web and origin_of(text) == text


def allowed_origins(text: str) -> frozenset[object]:
    origins = filter(None, map(str.strip, text.split(",")))
    return frozenset(map(checked(is_origin), origins))


SETTINGS = {
    "CONTACT_INBOX": Setting(
        "sqlite:///var/inbox.db",
        "sqlite:///FILE, csv:///FILE or postgresql://USER:PASS@HOST/DB",
        checked(is_inbox),
    ),
    "CONTACT_PUBLISHED": Setting("", "a folder", str),
    "CONTACT_SECRET_KEY": Setting("", "any text", str),
    "CONTACT_ENV": Setting("development", "development or production", matching("development|production")),
    "CONTACT_SITE_URL": Setting(
        "http://127.0.0.1:8000",
        "the full address of the site, such as https://www.example.org (a name with accents as xn--…)",
        checked(is_site, lambda text: text.rstrip("/")),
    ),
    "CONTACT_ALLOWED_ORIGINS": Setting(
        "",
        "full origins, such as https://www.example.org, with commas between; never * or null",
        allowed_origins,
    ),
    "CONTACT_RATE_LIMIT": Setting(
        USUAL_RATE,
        "like “20 per hour” or “5 per minute; 50 per day”, or empty for none",
        checked(is_rate_limit),
    ),
    "CONTACT_RATE_STORE": Setting(
        "memory://",
        "memory:// or redis://HOST:PORT/NUMBER",
        checked(lambda text: text == "memory://" or has_host(text, ("redis", "rediss"))),
    ),
    "CONTACT_INBOX_PASSWORD_HASH": Setting(
        "",
        "what “flask --app contact_api inbox password” prints",
        matching(r"(scrypt:32768:8:1\$[^$]+\$[0-9a-f]{128})?"),
    ),
    "CONTACT_TRUSTED_PROXIES": Setting("0", "a number from 0 to 9", matching("[0-9]", int)),
    "CONTACT_NOTIFY_TO": Setting("", "an address alone, such as anna@example.org", mail_address),
    "CONTACT_MAIL_FROM": Setting("", "an address alone, such as anna@example.org", mail_address),
    "CONTACT_SMTP_URL": Setting(
        "",
        "smtp://, smtps:// or smtp+starttls:// and then USER:PASS@HOST:PORT (other letters in UTF-8: %C3%BC for ü)",
        checked(lambda text: is_server(text, SMTP_PORTS)),
    ),
    "CONTACT_WEBHOOK_URL": Setting(
        "",
        "a full address, such as https://hooks.example.org/enquiries",
        checked(lambda text: is_server(text, ("http", "https"))),
    ),
    "CONTACT_WEBHOOK_SECRET": Setting("", "any text", str),
    "CONTACT_ACKNOWLEDGE": Setting("no", "yes or no", matching("yes|no", "yes".__eq__)),
    "CONTACT_RETENTION_DAYS": Setting("730", "a number of days from 1 to 99999", matching("[1-9][0-9]{0,4}", int)),
}
