"""``inbox notify`` and ``inbox check``."""

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest

from contact_api.inbox import written_time
from contact_api.notify.sending import send_due
from contact_api.shell.trial import Trial
from tests.contact_api.notify.conftest import free_port
from tests.published import FACTS


@pytest.fixture
def shell(send):
    """The endpoint with these settings, and its shell."""

    def open_shell(**settings):
        contact, client = send(**settings)
        runner = client.application.test_cli_runner()
        return contact, client, lambda *words: runner.invoke(args=["inbox", *words])

    return open_shell


def test_notify(shell, enquiry, by_mail, by_hook, mailbox, hook):
    """Sends what is due and counts it; what fails is exit code 1, and comes through with --again."""
    _, client, run = shell(**by_mail, **by_hook)
    client.post("/api/contact", data=enquiry)
    hook.answers.append(500)
    result = run("notify")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "Inviate: 1. Da ritentare: 1. Abbandonate: 0.",
        "«inbox check» dice che cosa non va.",
    ]
    result = run("notify")
    assert (result.exit_code, result.output) == (0, "Inviate: 0. Da ritentare: 0. Abbandonate: 0.\n")
    result = run("notify", "--again")
    assert (result.exit_code, result.output) == (0, "Inviate: 1. Da ritentare: 0. Abbandonate: 0.\n")
    assert (len(mailbox.mails), len(hook.received)) == (1, 2)


def test_check(shell, by_mail, by_hook, mailbox, hook):
    """A test enquiry takes the whole way, each step is reported, and nothing of it stays."""
    contact, _, run = shell(**by_mail, **by_hook, CONTACT_ACKNOWLEDGE="yes")
    result = run("check")
    assert result.output.splitlines() == [
        "✓ Si può scrivere nella casella sqlite:///var/inbox.db.",
        "✓ Una richiesta di prova è conservata.",
        "✓ C’è, parola per parola.",
        "✓ L’email per anna@studio.it è stata consegnata a 127.0.0.1.",
        "✓ Il webhook di 127.0.0.1 è stato chiamato.",
        "✓ È stata cancellata di nuovo.",
        "✓ Notifiche di richieste precedenti: 0 in attesa, 0 abbandonate.",
    ]
    assert result.exit_code == 0
    assert "Prova di «inbox check»" in mailbox.mails[0].get_content()
    assert len(mailbox.mails) == len(hook.received) == 1
    assert list(contact.inbox.enquiries()) == []
    assert send_due(contact.notifier) == {}


def test_check_without_notifications(shell, monkeypatch):
    """Where nobody would be told, the check fails with what to set; no table is written anew for a test."""
    contact, _, run = shell()
    monkeypatch.setattr(contact.inbox._database, "wipe", None)
    result = run("check")
    assert result.exit_code == 1
    assert "✗ Di ogni richiesta qualcuno viene avvisato. → Imposta CONTACT_NOTIFY_TO, CONTACT_MAIL" in result.output


def test_check_says_what_fails(shell, by_mail, by_hook, hook):
    """A step that fails is marked, with the reason; the others are tried all the same."""
    hook.answers.append(401)
    nobody = {"CONTACT_SMTP_URL": f"smtp://anna:secret@127.0.0.1:{free_port()}"}
    contact, _, run = shell(**by_mail | nobody | by_hook)
    result = run("check")
    assert result.exit_code == 1
    assert (
        "✗ L’email per anna@studio.it è stata consegnata a 127.0.0.1. → su questa porta non risponde nessuno: "
        "controlla nome e porta del server in CONTACT_SMTP_URL (ConnectionRefusedError).\n" in result.output
    )
    assert (
        "✗ Il webhook di 127.0.0.1 è stato chiamato. → il destinatario non fa entrare nessuno: "
        "controlla nome e password in CONTACT_WEBHOOK_URL (HTTP 401).\n" in result.output
    )
    assert "secret" not in result.output
    assert list(contact.inbox.enquiries()) == []


@pytest.mark.parametrize("heard", range(7))
def test_check_whose_listener_goes(shell, by_mail, by_hook, heard, monkeypatch):
    """A pipe that is closed at any step (“inbox check | head -1”) leaves no test enquiry behind."""
    contact, client, _ = shell(**by_mail, **by_hook)
    lines = iter(range(heard))
    monkeypatch.setattr("click.echo", lambda sentence: next(lines))
    with client.application.app_context(), pytest.raises(StopIteration):
        Trial(contact, str).run()
    assert list(contact.inbox.enquiries()) == []


def test_check_of_an_inbox_that_cannot_be_written(shell, tmp_path):
    """An inbox that cannot be written is the first thing the check says."""
    (tmp_path / "inbox.db").write_text("this is no database, " * 100)
    _, _, run = shell(CONTACT_INBOX=f"sqlite:///{tmp_path}/inbox.db")
    result = run("check")
    assert result.exit_code == 1
    assert result.output.startswith("✗ Si può scrivere nella casella sqlite:///")
    assert len(result.output.splitlines()) == 1


def test_check_of_a_rate_store(shell, start_redis, by_mail):
    """A shared rate store that is away fails the check, with the reason and what it means; no password is shown."""
    port = free_port()
    _, _, run = shell(**by_mail, CONTACT_RATE_STORE=f"redis://:hidden@127.0.0.1:{port}/0")
    result = run("check")
    assert result.exit_code == 1
    counted = f"I mittenti vengono contati in redis://:…@127.0.0.1:{port}/0."
    assert f"✗ {counted} → Error 111" in result.output
    assert "Finché non risponde, ogni processo conta per conto suo." in result.output
    start_redis(port)
    _, _, run = shell(**by_mail, CONTACT_RATE_STORE=f"redis://127.0.0.1:{port}/0")
    result = run("check")
    assert result.exit_code == 0
    assert f"✓ I mittenti vengono contati in redis://127.0.0.1:{port}/0." in result.output


def test_loud_in_check_and_list(shell, made, by_mail, mailbox):
    """What was given up is said by the check and by the list, until it got through."""
    contact, _, run = shell(**by_mail)
    enquiry = made()
    ago = written_time(datetime.now(UTC) - timedelta(days=3))
    (notice,) = contact.notifier.notices_of(enquiry)
    contact.inbox.keep(enquiry, [dataclasses.replace(notice, created_at=ago)])
    mailbox.moods.append("554 no")
    assert run("notify").output.startswith("Inviate: 0. Da ritentare: 0. Abbandonate: 1.")
    assert "Le notifiche non arrivano" in run("list").output
    result = run("check")
    assert result.exit_code == 1
    assert "✗ Notifiche di richieste precedenti: 0 in attesa, 1 abbandonate. → «inbox notify --again»" in result.output
    assert (
        "  Per email, 1: il server di posta non accetta questa email: chiedi a chi lo gestisce "
        "che cosa significa questo numero (SMTPDataError 554).\n" in result.output
    )
    run("notify", "--again")
    assert "Le notifiche non arrivano" not in run("list").output
    assert run("check").exit_code == 0


def test_dismiss(shell, made, by_mail, mailbox):
    """What does not get through can be let go of; the enquiry stays, and nothing alarms any more."""
    contact, _, run = shell(**by_mail)
    contact.inbox.keep(enquiry := made(), [given_up(contact, enquiry)])
    result = run("notify", "--dismiss")
    expected = "Notifiche lasciate perdere: 1. Le richieste restano nella casella.\n"
    assert (result.exit_code, result.output) == (0, expected)
    assert run("check").exit_code == 0
    assert run("notify", "--again").output.startswith("Inviate: 0.")
    assert list(contact.inbox.enquiries()) == [enquiry]


def given_up(contact, enquiry):
    """Its notice, given up."""
    return dataclasses.replace(
        contact.notifier.notices_of(enquiry)[0], state="given_up", last_error="SMTPDataError 554"
    )


def test_what_leaves_the_spam_is_told(shell, made, by_mail, mailbox):
    """“mark ID new” tells of what was taken for spam, once."""
    contact, _, run = shell(**by_mail)
    contact.inbox.keep(enquiry := made(spam_reason="links"))
    for state in ("new", "spam", "new"):
        assert run("mark", enquiry.id, state).exit_code == 0
    assert run("notify").output.startswith("Inviate: 1.")
    assert run("notify").output.startswith("Inviate: 0.")
    assert len(mailbox.mails) == 1


def test_check_names_the_unanswered(shell, made, by_hook, hook):
    """An enquiry past retention that is still new fails the check, and stays."""
    contact, _, run = shell(**by_hook)
    ago = written_time(datetime.now(UTC) - timedelta(days=731))
    contact.inbox.add_copies([dataclasses.replace(made(), received_at=ago, changed_at=ago)])
    result = run("check")
    assert result.exit_code == 1
    assert "✗ Oltre il tempo di conservazione e ancora nuove: 1" in result.output
    assert len(list(contact.inbox.enquiries())) == 1


def test_check_compares_with_the_privacy_notice(shell, by_hook, hook):
    """A notice that names another number of days fails the check, with its line; the same number is fine."""
    _, _, run = shell(**by_hook, CONTACT_RETENTION_DAYS="90")
    line = FACTS.line_of("privacy.retention_days")
    result = run("check")
    assert result.exit_code == 1
    assert (
        f"✗ content/site.toml:{line}: l’informativa sulla privacy indica 730 giorni, "
        "ma CONTACT_RETENTION_DAYS è 90. → Scrivi lo stesso numero in tutti e due." in result.output
    )
    _, _, run = shell(**by_hook, CONTACT_RETENTION_DAYS="730")
    assert run("check").exit_code == 0
