"""What each setting accepts, and what those of the notifications need."""

import pytest

from contact_api.settings import SettingsError, read_settings

MAIL = {
    "CONTACT_NOTIFY_TO": "anna@studio.it",
    "CONTACT_MAIL_FROM": "sito@studio.it",
    "CONTACT_SMTP_URL": "smtp+starttls://anna:p%40ss@mail.studio.it:587",
}
HOOK = {"CONTACT_WEBHOOK_URL": "https://hooks.studio.it/in", "CONTACT_WEBHOOK_SECRET": "0123456789abcdef"}
PRODUCTION = {
    "CONTACT_ENV": "production",
    "CONTACT_SECRET_KEY": "0123456789abcdef" * 4,
    "CONTACT_SITE_URL": "https://www.site.it",
}


def test_off_by_default(tmp_path):
    """Without settings nobody is told, visitors get no mail, and enquiries are kept for two years."""
    settings = read_settings(tmp_path, {})
    assert (settings.notify_to, settings.webhook_url, settings.acknowledge) == ("", "", False)
    assert settings.retention_days == 730


@pytest.mark.parametrize(
    ("name", "text", "accepted"),
    [
        ("CONTACT_INBOX", "inbox.db", "sqlite:///FILE"),
        ("CONTACT_INBOX", "mysql://u:p@h/d", "postgresql://"),
        ("CONTACT_ENV", "prod", "development or production"),
        ("CONTACT_SITE_URL", "www.site.it", "https://www.example.org"),
        ("CONTACT_SITE_URL", "https://user@site.it", "https://www.example.org"),
        ("CONTACT_SITE_URL", "https://site.it/?a=b", "https://www.example.org"),
        ("CONTACT_ALLOWED_ORIGINS", "*", "never \\* or null"),
        ("CONTACT_ALLOWED_ORIGINS", "null", "never \\* or null"),
        ("CONTACT_ALLOWED_ORIGINS", "https://site.it/", "full origins"),
        ("CONTACT_ALLOWED_ORIGINS", "https://Site.it", "full origins"),
        ("CONTACT_ALLOWED_ORIGINS", "https://site.it:443", "full origins"),
        ("CONTACT_ALLOWED_ORIGINS", "https://user@site.it", "full origins"),
        ("CONTACT_ALLOWED_ORIGINS", "https://site.it:nine", "full origins"),
        ("CONTACT_ALLOWED_ORIGINS", "https://ok.it, site.it", "full origins"),
        ("CONTACT_RATE_LIMIT", "often", "20 per hour"),
        ("CONTACT_RATE_LIMIT", "0 per hour", "20 per hour"),
        ("CONTACT_RATE_STORE", "file://x", "memory://"),
        ("CONTACT_RATE_STORE", "redis://localhost:x/0", "memory://"),
        ("CONTACT_RATE_STORE", "redis://localhost:99999/0", "memory://"),
        ("CONTACT_SITE_URL", "http://site.it:b", "full address"),
        ("CONTACT_SITE_URL", "http://site.it:99999", "full address"),
        ("CONTACT_SITE_URL", "https://müller.de", "xn--"),
        ("CONTACT_SITE_URL", "https://exa mple.org", "full address"),
        ("CONTACT_INBOX", "postgresql://ada@host:xx/db", "sqlite:///FILE"),
        ("CONTACT_INBOX", "postgresql://[::1/db", "sqlite:///FILE"),
        ("CONTACT_TRUSTED_PROXIES", "-1", "from 0 to 9"),
        ("CONTACT_NOTIFY_TO", "anna", "an address alone"),
        ("CONTACT_NOTIFY_TO", "Anna <anna@studio.it>", "an address alone"),
        ("CONTACT_MAIL_FROM", "jörg@studio.it", "an address alone"),
        ("CONTACT_SMTP_URL", "mail.studio.it", "smtp\\+starttls://"),
        ("CONTACT_SMTP_URL", "http://mail.studio.it", "smtp\\+starttls://"),
        ("CONTACT_SMTP_URL", "smtp://", "smtp\\+starttls://"),
        ("CONTACT_SMTP_URL", "smtp://host:port", "smtp\\+starttls://"),
        ("CONTACT_SMTP_URL", "smtp://anna:passwörd@host", "%C3%BC for ü"),
        ("CONTACT_SMTP_URL", "smtp://anna:passw%F6rd@host", "%C3%BC for ü"),
        ("CONTACT_SMTP_URL", "smtp://anna:a%00b@host", "USER:PASS@HOST"),
        ("CONTACT_WEBHOOK_URL", "https://an%FCa@hooks.studio.it", "https://hooks"),
        ("CONTACT_WEBHOOK_URL", "ftp://hooks.studio.it", "https://hooks"),
        ("CONTACT_WEBHOOK_URL", "https://hooks.studio.it/a b", "https://hooks"),
        ("CONTACT_ACKNOWLEDGE", "maybe", "yes or no"),
        ("CONTACT_RETENTION_DAYS", "0", "from 1 to 99999"),
        ("CONTACT_RETENTION_DAYS", "two years", "from 1 to 99999"),
    ],
)
def test_wrong_setting(tmp_path, name, text, accepted):
    """A wrong value is a sentence with the setting's name and what is accepted."""
    with pytest.raises(SettingsError, match=f"^{name} is .*{accepted}.*\\.$"):
        read_settings(tmp_path, {name: text})


@pytest.mark.parametrize(
    ("settings", "lacking"),
    [
        ({"CONTACT_NOTIFY_TO": "anna@studio.it"}, "CONTACT_MAIL_FROM"),
        (MAIL | {"CONTACT_SMTP_URL": ""}, "CONTACT_SMTP_URL"),
        ({"CONTACT_ACKNOWLEDGE": "yes"}, "CONTACT_SMTP_URL"),
        (HOOK | {"CONTACT_WEBHOOK_SECRET": ""}, "CONTACT_WEBHOOK_SECRET"),
        (HOOK | {"CONTACT_WEBHOOK_SECRET": "short"}, "CONTACT_WEBHOOK_SECRET"),
    ],
)
def test_something_is_missing(tmp_path, settings, lacking):
    """What needs another setting says which."""
    with pytest.raises(SettingsError, match=lacking):
        read_settings(tmp_path, settings)


@pytest.mark.parametrize(
    "settings",
    [
        MAIL | {"CONTACT_SMTP_URL": "smtp://mail.studio.it"},
        HOOK | {"CONTACT_WEBHOOK_URL": "http://hooks.studio.it"},
    ],
)
def test_production_encrypts(tmp_path, settings):
    """In production, enquiries do not travel in the clear."""
    with pytest.raises(SettingsError, match=r"has to begin with .*s://"):
        read_settings(tmp_path, PRODUCTION | settings)


def test_production_with_a_server_of_its_own(tmp_path):
    """What stays on the same machine needs no encryption."""
    local = MAIL | {"CONTACT_SMTP_URL": "smtp://localhost"}
    assert read_settings(tmp_path, PRODUCTION | local | HOOK).smtp_url == "smtp://localhost"


def test_a_password_is_not_shown(tmp_path):
    """Whatever is wrong with an address, its password is not in the sentence."""
    for text in ("smpt://anna:p@ss@mail.studio.it", "anna:p@ss@mail.studio.it"):
        with pytest.raises(SettingsError) as refused:
            read_settings(tmp_path, {"CONTACT_SMTP_URL": text})
        assert "ss@" not in str(refused.value)
