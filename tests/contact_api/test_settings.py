"""Settings: where they come from, what is accepted, and how a wrong one is refused."""

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from contact_api.setting_values import SETTINGS
from contact_api.settings import SettingsError, kept_secret_key, read_settings

KEY = "0123456789abcdef" * 4
PRODUCTION = {
    "CONTACT_ENV": "production",
    "CONTACT_SECRET_KEY": KEY,
    "CONTACT_SITE_URL": "https://www.site.it",
}


def test_defaults(tmp_path):
    """Without any setting, everything has a value that works on one's own machine."""
    settings = read_settings(tmp_path, {})
    assert settings.inbox == "sqlite:///var/inbox.db"
    assert settings.allowed_origins == {"http://127.0.0.1:8000"}
    assert settings.rate_limit == "20 per hour"
    assert not settings.production


def test_dotenv_is_read_and_the_environment_wins(tmp_path, monkeypatch):
    """``.env`` is read; what the environment says counts more."""
    (tmp_path / ".env").write_text("CONTACT_SITE_URL=https://one.it\nCONTACT_TRUSTED_PROXIES=2\n")
    monkeypatch.setenv("CONTACT_SITE_URL", "https://two.it/")
    settings = read_settings(tmp_path, {})
    assert (settings.site_url, settings.trusted_proxies) == ("https://two.it", 2)
    assert settings.allowed_origins == {"https://two.it"}


def test_unknown_setting(tmp_path):
    """A setting that does not exist is named, with those that do."""
    with pytest.raises(SettingsError, match=r"CONTACT_INBOXX is not a setting.*CONTACT_INBOX,"):
        read_settings(tmp_path, {"CONTACT_INBOXX": "x"})


def test_a_file_of_settings_in_other_letters(tmp_path):
    """A .env that is not in UTF-8 is a sentence with its name."""
    (tmp_path / ".env").write_bytes("CONTACT_INBOX=sqlite:///città.db".encode("latin-1"))
    with pytest.raises(SettingsError, match=r"\.env cannot be read: .* UTF-8"):
        read_settings(tmp_path, {})


def test_a_key_file_that_holds_no_key(tmp_path):
    """Nothing is signed with an empty key."""
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "secret_key").touch()
    with pytest.raises(SettingsError, match="secret_key holds no key: remove it"):
        read_settings(tmp_path, {})


def test_a_password_is_not_shown(tmp_path):
    """The sentence about a wrong address keeps its password to itself."""
    with pytest.raises(SettingsError) as refused:
        read_settings(tmp_path, {"CONTACT_INBOX": "mysql://ada:s3cret@host/db"})
    assert "s3cret" not in str(refused.value)


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"CONTACT_SECRET_KEY": ""}, "CONTACT_SECRET_KEY"),
        ({"CONTACT_SECRET_KEY": "short"}, "CONTACT_SECRET_KEY"),
        ({"CONTACT_SITE_URL": "http://www.site.it"}, "CONTACT_SITE_URL"),
        ({"CONTACT_ALLOWED_ORIGINS": "http://www.site.it"}, "CONTACT_ALLOWED_ORIGINS"),
    ],
)
def test_production_refuses(tmp_path, settings, named):
    """In production a missing or short key and plain HTTP stop the start."""
    with pytest.raises(SettingsError, match=named):
        read_settings(tmp_path, PRODUCTION | settings)


def test_production_cookie_and_headers(make_app):
    """In production the cookie is secure and tied to its host, and HTTPS is remembered."""
    app = make_app(**PRODUCTION)
    answer = app.test_client().post("/api/contact", data={"name": "Ada"}, base_url="https://www.site.it")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-contact=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Strict"} <= set(cookie.split("; "))
    assert "Strict-Transport-Security" in answer.headers


def test_secret_key_is_made_once(tmp_path):
    """Whoever starts at the same time gets the same key, which only its owner can read."""
    path = tmp_path / "var" / "secret_key"
    with ThreadPoolExecutor(16) as several:
        keys = set(several.map(lambda _: kept_secret_key(path), range(64)))
    assert len(keys) == 1
    assert len(keys.pop()) == 64
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    "command",
    [
        ["flask", "--app", "contact_api", "inbox", "list"],
        ["gunicorn", "--bind", "127.0.0.1:0", "contact_api:create_app()"],
    ],
)
def test_start_is_refused_with_one_sentence(project, command):
    """A wrong setting ends the start, under gunicorn too, without a traceback."""
    run = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        env={**os.environ, "CONTACT_TRUSTED_PROXIES": "many"},
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert run.returncode != 0
    assert "CONTACT_TRUSTED_PROXIES is “many”, but has to be a number from 0 to 9." in run.stderr
    assert "Traceback" not in run.stderr


def test_env_example_lists_every_setting(project):
    """``.env.example`` has each setting once, with its default."""
    lines = (project / ".env.example").read_text().splitlines()
    listed = dict(line.lstrip("# ").split("=", 1) for line in lines if "=" in line and "CONTACT_" in line)
    assert listed == {name: setting.default for name, setting in SETTINGS.items()}
