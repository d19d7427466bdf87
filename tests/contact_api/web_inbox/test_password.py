"""The password of the web inbox."""

import pytest

from contact_api.settings import SettingsError, read_settings
from contact_api.web_inbox.password import hash_of


def test_an_umlaut_typed_as_two_characters_is_the_same(make_app, token):
    """A Mac sends “ö” apart where another keyboard sends it whole."""
    client = make_app(CONTACT_INBOX_PASSWORD_HASH=hash_of("zwo\u0308lf Tauben")).test_client()
    page = client.get("/inbox/sign-in")
    answer = client.post("/inbox/sign-in", data={"password": "zw\u00f6lf Tauben", "csrf_token": token(page)})
    assert answer.status_code == 303


@pytest.mark.parametrize("wrong", ["my own password", "scrypt:2:8:1$salt$" + "0" * 128, "pbkdf2:x$y$z"])
def test_what_is_no_hash_stops_the_start_and_is_not_shown(wrong, tmp_path):
    """Somebody who writes the password itself into the setting does not find it in the log."""
    with pytest.raises(SettingsError, match="inbox password") as refusal:
        read_settings(tmp_path, {"CONTACT_INBOX_PASSWORD_HASH": wrong})
    assert wrong not in str(refusal.value)
