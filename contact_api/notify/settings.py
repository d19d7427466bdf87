"""What the settings of the notifications accept; ValueError says what one has to be."""

import re
from urllib.parse import urlsplit

from email_validator import EmailNotValidError, validate_email

SMTP_PORTS = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}
SHORTEST_SECRET = 16
LOCAL = ("localhost", "127.0.0.1", "::1")


def mail_address(text: str) -> str:
    if text and not (address := header_address(text)):
        raise ValueError("an address alone, such as anna@example.org")
    return address if text else ""


def header_address(text: str) -> str:
    """The address in letters that every mail server takes; empty where it has none."""
    try:
        return validate_email(text, check_deliverability=False).ascii_email or ""
    except EmailNotValidError:
        return ""


def smtp_url(text: str) -> str:
    if text and not has_host(text, SMTP_PORTS):
        raise ValueError("smtp://, smtps:// or smtp+starttls:// and then USER:PASS@HOST:PORT")
    return text


def webhook_url(text: str) -> str:
    if text and not has_host(text, ("http", "https")):
        raise ValueError("a full address, such as https://hooks.example.org/enquiries")
    return text


def has_host(url: str, schemes) -> bool:
    """Whether this is an address of one of the schemes, with a host."""
    parts = urlsplit(url)
    try:
        found = parts.scheme in schemes and parts.hostname and parts.port != 0
        return bool(found) and re.fullmatch("[!-~]+", url) is not None
    except ValueError:
        return False


def retention_days(text: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,4}", text):
        raise ValueError("a number of days from 1 to 99999")
    return int(text)


def yes_or_no(text: str) -> bool:
    if text not in ("yes", "no"):
        raise ValueError("yes or no")
    return text == "yes"


def missing(values: dict) -> str:
    """The sentence about what is given without what it needs; empty where nothing is missing."""
    mail = values["mail_from"] and values["smtp_url"]
    for name in ("notify_to", "acknowledge"):
        if values[name] and not mail:
            return f"CONTACT_{name.upper()} needs CONTACT_MAIL_FROM and CONTACT_SMTP_URL: give both."
    if values["webhook_url"] and len(values["webhook_secret"]) < SHORTEST_SECRET:
        return (
            f"CONTACT_WEBHOOK_URL needs CONTACT_WEBHOOK_SECRET, at least {SHORTEST_SECRET} random characters."
        )
    return ""


def insecure(values: dict) -> str:
    """The sentence about what would send enquiries openly through the internet; empty where nothing does."""
    for name, secure in (("smtp_url", ("smtps", "smtp+starttls")), ("webhook_url", ("https",))):
        parts = urlsplit(values[name])
        if values[name] and parts.scheme not in secure and parts.hostname not in LOCAL:
            accepted = " or ".join(f"{scheme}://" for scheme in secure)
            return f"CONTACT_{name.upper()} has to begin with {accepted} when CONTACT_ENV=production."
    return ""
