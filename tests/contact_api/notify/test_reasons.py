"""Why something did not get through, in words."""

import re

import pytest

from contact_api.inbox import Alarm
from contact_api.notify.reasons import SENTENCES, UNKNOWN, WAYS, alarm_sentence, explained
from ground.texts import translations

LANGUAGES = ["it", "en", "de"]
WORDS = {*SENTENCES.values(), UNKNOWN, *WAYS.values()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_is_translated(language):
    """Every sentence stands in the desk's catalogue, with the same values."""
    catalogue = translations(language, "desk")
    for text in WORDS:
        said = catalogue._catalog[text]
        assert set(re.findall(r"%\(\w+\)s|%%", said)) == set(re.findall(r"%\(\w+\)s|%%", text))


@pytest.mark.parametrize(
    ("reason", "kind", "words"),
    [
        ("gaierror", "mail", "no server of this name is known: check the host in CONTACT_SMTP_URL"),
        ("gaierror", "webhook", "check the host in CONTACT_WEBHOOK_URL"),
        ("SMTPAuthenticationError 535", "mail", "does not take the name or the password"),
        ("SMTPAuthenticationError 535", "mail", "as %40 for @ (SMTPAuthenticationError 535)"),
        ("SMTPAuthenticationError 454", "mail", "does not want it now"),
        ("SMTPDataError 452", "mail", "does not want it now"),
        ("SMTPResponseException 454", "mail", "does not want it now"),
        ("SMTPException", "mail", "no sign-in"),
        ("SMTPDataError 554", "mail", "what this number means (SMTPDataError 554)"),
        ("HTTP 401", "webhook", "lets nobody in"),
        ("HTTP 413", "webhook", "does not take it"),
        ("HTTP 302", "webhook", "elsewhere now"),
        ("HTTP 503", "webhook", "out of order"),
        ("", "mail", "nobody has tried yet"),
        ("ZeroDivisionError", "webhook", "something unforeseen went wrong"),
    ],
)
def test_what_to_do(reason, kind, words):
    """Each says what the matter is and what to do about it, and the reason as it stands in the log."""
    said = explained(reason, kind, str)
    assert words in said
    assert said.endswith(f"({reason})") == bool(reason)


@pytest.mark.parametrize("language", LANGUAGES)
def test_alarm(language):
    """An alarm says how many do not get through by which way, in her language."""
    said = alarm_sentence(Alarm("mail", "SMTPDataError 554", 3), translations(language, "desk").gettext)
    assert re.match(r"(Per email|By mail|Per Mail), 3: .*\(SMTPDataError 554\)\.$", said)
