"""``inbox password``."""


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
