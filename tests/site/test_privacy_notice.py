"""The privacy notice against what is kept: the columns of the inbox, for how long, and its backups."""

import os
import re
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from contact_api.inbox import open_inbox
from contact_api.inbox.schema import SEARCHED
from contact_api.settings import read_settings
from ground.facts import Facts
from tests.contact_api.inbox.samples import made
from tests.facts import UNFILLED
from tests.needs import needs

LANGUAGES = ["it", "en", "de"]
BACKUP = Path(__file__).parents[2] / "deploy" / "backup.sh"

# What the list in the notice calls each column of an enquiry; a number stands for several.
NUMBER = ("un numero casuale contro i doppioni", "a random number that prevents duplicates")
TIME = ("il giorno e l’ora", "the date and time", "Tag und Uhrzeit")
FROM = (
    "la pagina e la lingua da cui hai scritto",
    "the page and the language you wrote from",
    "die Seite und die Sprache, aus der Sie schreiben",
)
LISTED = {
    "name": ("nome", "your name", "Name"),
    "email": ("indirizzo email", "your email address", "E-Mail-Adresse"),
    "message": ("testo del messaggio", "the text of your message", "Text der Nachricht"),
    "topic": ("l’argomento", "the topic", "Thema"),
    "reply_language": (
        "la lingua in cui vuoi la risposta",
        "the language in which you want my reply",
        "gewünschte Sprache der Antwort",
    ),
    "phone": ("il telefono", "your telephone number", "Telefonnummer"),
    "page": FROM,
    "language": FROM,
    "received_at": TIME,
    "position": TIME,
    "privacy_version": (
        "la versione di questa informativa",
        "the version of this notice",
        "die Fassung dieser Erklärung",
    ),
    "id": (*NUMBER, "eine Zufallszahl gegen doppelte Anfragen"),
    "submission_key": (*NUMBER, "eine Zufallszahl gegen doppelte Anfragen"),
    "spam_reason": (
        "se il filtro si insospettisce, il motivo",
        "if the filter is suspicious, the reason",
        "falls der Filter Verdacht schöpft, der Grund",
    ),
}
# What becomes of an enquiry afterwards is said where the notice says for how long.
AFTERWARDS = {
    "state": (
        "evase, archiviate o finite nello spam",
        "answered, archived or spam",
        "Beantwortete, archivierte und als Spam abgelegte",
    ),
    "changed_at": (
        "dopo l’ultima modifica registrata",
        "after the last change recorded",
        "nach der letzten verzeichneten Änderung",
    ),
}
# The desk’s own: which notifications are still to be sent, how many enquiries came on a day, whom to erase (no longer
# than it takes), and the index of the search, which holds pieces of what is listed above.
OWN = {
    "notice": {"id", "enquiry_id", "kind", "language", "created_at", "due_at"} | {"state", "attempts", "last_error"},
    "tally": {"day", "language", "state", "n"},
    "erasure": {"id", "email", "asked_at", "state", "erased"},
    "unsearched": {"position"},
    "block": {"number", "lowest", "highest", "positions"},
    "piece": {"block", "piece", "places"},
}
RETENTION = {"it": "{} giorni dopo", "en": "{} days after", "de": "{} Tage nach"}
SEVEN_DAYS = {
    "it": "Dalle copie di sicurezza spariscono entro altri sette giorni.",
    "en": "They disappear from the backups within seven more days.",
    "de": "Aus den Sicherungskopien verschwinden sie spätestens sieben Tage danach.",
}
BETWEEN = {"", "e", "and", "und"}


@pytest.fixture
def inbox(tmp_path):
    """An inbox of its own."""
    inbox = open_inbox("sqlite:///inbox.db", tmp_path)
    inbox.check()
    yield inbox
    inbox.close()


def columns(path):
    """What a database stores: table → columns; without what SQLite and Alembic note themselves."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT t.name, c.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c "
            "WHERE t.type IN ('table', 'virtual') AND t.name NOT GLOB 'sqlite_*'"
        )
        stored = {}
        for table, column in rows:
            stored.setdefault(table, set()).add(column)
    del stored["alembic_version"]
    return stored


def test_every_stored_column_is_accounted_for(inbox, tmp_path):
    """A new column, or a new table, has to find its words in the notice first."""
    assert columns(tmp_path / "inbox.db") == {
        "enquiry": LISTED.keys() | AFTERWARDS.keys(),
        **OWN,
    }
    assert LISTED.keys() > {column.name for column in SEARCHED}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_lists_what_is_stored_and_no_more(site, pages, language):
    """Each column has its words in the list, and nothing stands there that no column holds."""
    page, number = pages[site.address(language, "privacy")], LANGUAGES.index(language)
    words = sorted({named[number] for named in LISTED.values()}, key=len, reverse=True)
    items = ["".join(item.itertext()) for item in page.all("li") if item.find("strong") is not None][:3]
    left = ", ".join(item.partition(":")[2].partition(". ")[0].strip(" .") for item in items)
    for word in words:
        assert word in left
        left = left.replace(word, "", 1)
    assert set(re.split(r"[\s,]+", left)) <= BETWEEN


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_says_for_how_long(site, pages, language, tmp_path, monkeypatch):
    """As many days as site.toml says, at first as many as the endpoint keeps them; the backups seven more."""
    for name in [name for name in os.environ if name.startswith("CONTACT_")]:
        monkeypatch.delenv(name)
    page, number = pages[site.address(language, "privacy")], LANGUAGES.index(language)
    text = " ".join(" ".join(paragraph.itertext()) for paragraph in page.all("p"))
    assert RETENTION[language].format(site.facts.value("privacy.retention_days")) in text
    kept = read_settings(tmp_path, {}).retention_days
    assert Facts(UNFILLED).value("privacy.retention_days") == kept
    assert SEVEN_DAYS[language] in text
    for named in AFTERWARDS.values():
        assert named[number] in text


def test_what_is_erased_is_gone_from_the_backups_after_seven_days(inbox, tmp_path):
    """One copy for each day of the week, made every night: the last that held it is written over."""
    needs("sqlite3")
    copies, today = tmp_path / "copies", tmp_path / "bin" / "date"
    for folder in (copies, today.parent):
        folder.mkdir()

    def back_up(day):
        today.write_text(f"#!/bin/sh\necho {day % 7 + 1}\n")
        today.chmod(0o755)
        environment = os.environ | {"PATH": f"{today.parent}:{os.environ['PATH']}"}
        subprocess.run(["sh", BACKUP, tmp_path / "inbox.db", copies], check=True, env=environment)

    def traces():
        return [path.name for path in copies.iterdir() if b"lovelace" in path.read_bytes()]

    inbox.keep(made(email="ada@lovelace.it"))
    for day in range(9):
        back_up(day)
    assert len(traces()) == 7
    inbox.erase("ada@lovelace.it")
    for day in range(9, 16):
        assert traces()
        back_up(day)
    assert traces() == []
