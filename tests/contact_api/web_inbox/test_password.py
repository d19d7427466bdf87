"""The password of the web inbox."""

import pytest

from contact_api.settings import SettingsError, read_settings
from contact_api.web_inbox.password import hash_of


def run(runner, *answers):
    return runner.invoke(args=["inbox", "password"], input="\n".join(answers) + "\n")


def test_the_command_prints_a_hash_that_opens_the_door(runner, make_app, token, tmp_path):
    """What it prints, written into .env as it is, lets in who knows the password."""
    result = run(runner, "una password lunga", "una password lunga")
    assert result.exit_code == 0
    hash_line = result.stdout.splitlines()[-1]
    (tmp_path / ".env").write_text(f"CONTACT_INBOX_PASSWORD_HASH={hash_line}\n", encoding="utf-8")
    client = make_app().test_client()
    page = client.get("/inbox/sign-in")
    answer = client.post("/inbox/sign-in", data={"password": "una password lunga", "csrf_token": token(page)})
    assert answer.status_code == 303


def test_the_command_shows_nothing_of_what_is_typed(runner):
    """Neither the screen nor the output shows the password."""
    assert "una password lunga" not in run(runner, "una password lunga", "una password lunga").output


def test_the_command_speaks_her_language_when_it_refuses(runner):
    """A short password and two different ones are refused in a sentence, and nothing is printed."""
    for answers, sentence in [
        (("corta",), "Questa password è troppo corta: scegli almeno 12 caratteri."),
        (("una password lunga", "una password lunta"), "Erano due password diverse: ricomincia da capo."),
    ]:
        result = run(runner, *answers)
        assert result.exit_code == 1
        assert sentence in result.stderr
        assert "scrypt" not in result.output


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
