"""The pages behind the door, before each of the three keepers."""

import contextlib
import csv
import io
import re
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from markupsafe import Markup

from contact_api.inbox.export import restore
from contact_api.inbox.schema import enquiries
from contact_api.web_inbox.enquiries import PAGE
from tests.contact_api.notify.conftest import free_port
from tests.contact_api.web_inbox.conftest import HASH

NUMBER = re.compile(r'href="/inbox/([0-9a-f-]{36})"')
LANGUAGES = ["it", "en", "de"]


@pytest.fixture
def app(make_app, address):
    """The application with its web inbox on, its enquiries in each kind of place."""
    return make_app(CONTACT_INBOX=address, CONTACT_INBOX_PASSWORD_HASH=HASH)


def words(answer) -> str:
    """What a reader sees."""
    return " ".join(Markup(answer.text).striptags().split())  # noqa: S704 - for reading only


def link(answer, text: str) -> str:
    """Where the link of this text leads."""
    return unescape(re.search(rf'<a [^>]*href="([^"]*)"[^>]*>{re.escape(text)}', answer.text)[1])


def press(client, token, enquiry, **data):
    """Press a button of an enquiry's page."""
    page = client.get(f"/inbox/{enquiry.id}")
    return client.post(f"/inbox/{enquiry.id}/state", data={"csrf_token": token(page), **data})


def test_the_list_begins_with_what_is_new_newest_first(signed_in, put):
    """Somebody who opens the inbox sees what waits for an answer."""
    first, second, _ = put(name="Erste"), put(name="Zweite"), put(name="Reklame", spam_reason="honeypot")
    page = signed_in.get("/inbox/")
    assert NUMBER.findall(page.text) == [second.id, first.id]
    assert "Nuove 2 Con risposta 0 Archiviate 0 Spam 1 Tutte 3" in words(page)
    assert NUMBER.findall(signed_in.get("/inbox/?state=all").text)[1:] == [second.id, first.id]


def test_the_list_is_parted_by_days(signed_in, put):
    """By their names, each enquiry with what it is about and the address to write to."""
    put(topic="travel", reply_language="de", email="ada&co@example.org")
    page = signed_in.get("/inbox/")
    assert re.search(r"Oggi, \w+ \d+ \w+ \d{4} Ada Löwe Riunioni e viaggi di lavoro tedesco", words(page))
    assert 'href="mailto:ada%26co@example.org"' in page.text


def test_the_next_new_one_is_a_link_away(signed_in, put):
    """The one below in the list; from the last, the first."""
    first, _, third = put(name="Erste"), put(name="Reklame", spam_reason="honeypot"), put(name="Dritte")
    assert link(signed_in.get(f"/inbox/{third.id}"), "La prossima nuova:") == f"/inbox/{first.id}"
    assert link(signed_in.get(f"/inbox/{first.id}"), "La prossima nuova:") == f"/inbox/{third.id}"


def test_the_last_new_one_leads_to_no_other(signed_in, put):
    assert "La prossima" not in signed_in.get(f"/inbox/{put().id}").text


def test_a_search_looks_everywhere(signed_in, put):
    """Name, address and message count, and so do enquiries that are no longer new."""
    put(name="Erste", message="Qualcosa di diverso, grazie.")
    spam = put(message="Eine Brieftaube, bitte.", spam_reason="honeypot")
    page = signed_in.get("/inbox/?search=brieftaube")
    assert NUMBER.findall(page.text) == [spam.id]
    assert NUMBER.findall(signed_in.get("/inbox/?search=brieftaube&state=new").text) == []
    assert 'value="brieftaube"' in page.text


HOSTILE = ["%00", "%ED%A0%80", "%25", "_", "%22", "%27+OR+1=1+--", "*", "(", "NEAR(", "x" * 10_000]


def test_a_search_that_does_not_look_everywhere_says_so(signed_in, put, monkeypatch):
    """No index knows two letters, so it goes through the newest alone, where there are very many."""
    monkeypatch.setattr("contact_api.inbox.reading.NEWEST", 1)
    monkeypatch.setattr("contact_api.web_inbox.enquiries.NEWEST", 1)
    put(name="Bo Li")
    assert "lettere" not in signed_in.get("/inbox/?search=Bo").text
    put()
    assert "solo le 1 richieste più recenti" in signed_in.get("/inbox/?search=Bo").text
    assert "solo le 1 richieste più recenti" in signed_in.get("/inbox/?search=Bo+Li").text
    for search in ("Bo+Lis", "%22Bo+Li%22", ""):
        assert "lettere" not in signed_in.get(f"/inbox/?search={search}").text


@pytest.mark.parametrize("search", HOSTILE)
def test_no_search_text_makes_trouble(signed_in, put, search):
    """Signs that mean something to a database are only signs."""
    put(message="Eine ganz normale Anfrage")
    assert signed_in.get(f"/inbox/?search={search}").status_code == 200


def test_the_list_goes_on_page_by_page(signed_in, put):
    """Every enquiry stands on one page and one only, and the links lead through all."""
    kept = [put(name=f"Nr. {number}", submission_id=f"{number}").id for number in range(2 * PAGE + 1)]
    seen, address = [], "/inbox/"
    for _ in range(3):
        page = signed_in.get(address)
        seen.append(NUMBER.findall(page.text))
        address = link(page, "Meno recenti") if "Meno recenti" in page.text else None
    assert address is None
    assert [len(part) for part in seen] == [PAGE, PAGE, 1]
    assert [number for part in seen for number in part] == kept[::-1]
    assert link(page, "Le più recenti") == "/inbox/?state=new"


UNREADABLE = ["x", "2026-01-01", "9999-12-31T23:59:59-14:00", "9999-12-31T00:00:00Z", "1-1-1T00:00:00Z"]


@pytest.mark.parametrize("before", UNREADABLE)
def test_what_is_no_place_in_the_list_is_its_beginning(signed_in, put, before):
    """An address that somebody changed or cut off shows the newest."""
    enquiry = put()
    page = signed_in.get("/inbox/", query_string={"before": before, "after": "y"})
    assert NUMBER.findall(page.text) == [enquiry.id]


def test_an_odd_enquiry_is_shown_all_the_same(signed_in, app, put, token):
    """One of a state and a language that nobody knows does not take the others away, and can be put right."""
    enquiry = put()
    with app.extensions["contact"].inbox._database.writing() as connection:
        connection.execute(enquiries.update().values(state="Done", language="", reply_language="xx"))
    assert NUMBER.findall(signed_in.get("/inbox/?state=all").text) == [enquiry.id]
    page = signed_in.get(f"/inbox/{enquiry.id}")
    assert link(page, "Rispondi in xx").startswith("mailto:ada@example.org?subject=La%20tua")
    for path in ("weeks", f"{enquiry.id}/erase"):
        assert signed_in.get(f"/inbox/{path}").status_code == 200
    assert signed_in.post(f"/inbox/{enquiry.id}/state", data={"csrf_token": token(page), "state": "new"}).location


@pytest.mark.parametrize(("phone", "number"), [("+49 (0) 30 / 1234-567", "+49301234567"), ("030 1234567", "")])
def test_a_telephone_number_is_dialled_or_no_link(signed_in, put, phone, number):
    """It stands there as it was typed; a link is there where it can be dialled."""
    page = signed_in.get(f"/inbox/{put(phone=phone).id}")
    assert f"<bdi>{phone}</bdi>" in page.text
    assert re.findall(r'href="tel:([^"]*)"', page.text) == [number] * bool(number)


def test_an_enquiry_is_shown_whole(signed_in, put):
    """All that came, in words of the page's language, times by her clock."""
    enquiry = put(phone="+39 06 1234", topic="translation", reply_language="de", spam_reason="links")
    page = signed_in.get(f"/inbox/{enquiry.id}")
    for text in ("Ada Löwe", "ada@example.org", "+39 06 1234", "Traduzioni", "Tedesco", "links", enquiry.id):
        assert text.lower() in words(page).lower()
    assert enquiry.message in unescape(page.text)
    assert 'href="tel:+39061234"' in page.text
    assert link(page, "Rispondi in tedesco").startswith("mailto:ada@example.org?subject=Ihre%20Anfrage")


@pytest.mark.parametrize("path", ["", "/erase"])
def test_an_enquiry_that_is_not_there_says_so(signed_in, path):
    """Perhaps it was erased meanwhile."""
    answer = signed_in.get(f"/inbox/00000000-0000-4000-8000-000000000000{path}")
    assert answer.status_code == 404
    assert "Questa richiesta non c’è, o non c’è più." in words(answer)


@pytest.mark.parametrize("state", ["answered", "archived", "spam", "new"])
def test_an_enquiry_can_be_given_every_state(signed_in, put, kept, token, state):
    """Answered, archived, spam, and back again; the page says what became of it."""
    enquiry = put(spam_reason="links" if state == "new" else "")
    answer = press(signed_in, token, enquiry, state=state)
    assert answer.status_code == 303
    assert [kept_one.state for kept_one in kept()] == [state]
    assert "Adesso è:" in words(signed_in.get(answer.location))
    assert "Adesso è:" not in words(signed_in.get(answer.location))


@pytest.mark.parametrize("data", [{}, {"state": "burnt"}, {"state": "spam", "csrf_token": "wrong"}])
def test_what_no_button_sends_changes_nothing(signed_in, put, kept, token, data):
    """No such state, or no token of this session: 400, and everything as it was."""
    assert press(signed_in, token, put(), **data).status_code == 400
    assert [enquiry.state for enquiry in kept()] == ["new"]


def test_too_much_is_refused(signed_in, put):
    """A button sends a few bytes, not megabytes."""
    enquiry = put()
    answer = signed_in.post(f"/inbox/{enquiry.id}/state", data={"state": "x" * 1_000_000})
    assert answer.status_code == 413


@pytest.fixture
def look_after(app):
    """Do what the worker of a server does."""
    return lambda: app.extensions["contact"].inbox.erase_asked()


def test_a_person_is_erased_after_a_question(signed_in, put, kept, token, look_after):
    """The question names everything that goes; then it is gone, and what others sent is not.

    It is not done in the request, which a proxy may cut off; the list says that it goes on, and once that it is done.
    """
    first, other = put(), put(email="other@example.org", name="Eine andere")
    put(email="ADA@example.org", message="Ancora io, per la seconda volta.", spam_reason="links")
    page = signed_in.get(f"/inbox/{first.id}/erase")
    assert words(page).count("Ada Löwe") == 2
    assert len(kept()) == 3
    answer = signed_in.post(f"/inbox/{first.id}/erase", data={"csrf_token": token(page)})
    assert answer.status_code == 303
    assert len(kept()) == 3
    for _ in range(2):
        page = signed_in.get(answer.location)
        assert "Indirizzi di cui si stanno cancellando le richieste: 1. Guarda di nuovo" in words(page)
    look_after()
    assert [enquiry.id for enquiry in kept()] == [other.id]
    page = signed_in.get(link(page, "Guarda di nuovo") or answer.location)
    assert "Richieste cancellate: 2" in words(page)
    assert "si stanno cancellando" not in words(page)
    assert "Richieste cancellate" not in words(signed_in.get(answer.location))


def test_the_worker_erases(make_app, address, put, kept):
    """As behind a server: who was asked for goes by itself, whoever looked after the inbox when it was asked."""
    app = make_app(CONTACT_INBOX=address, CONTACT_INBOX_PASSWORD_HASH=HASH, TESTING=False)
    contact, enquiry = app.extensions["contact"], put()
    contact.inbox.ask_to_erase(enquiry.email)
    settled, settle = threading.Event(), contact.inbox.settle_erasure

    def settling(id, outcome, *count):
        settle(id, outcome, *count)
        if outcome != "removed":
            settled.set()

    contact.inbox.settle_erasure = settling
    contact.worker.start()
    try:
        assert settled.wait(30)  # nobody reads meanwhile, which would put the wiping off
    finally:
        contact.worker.stop()
    assert kept() == []
    assert contact.inbox.erasures_asked() == []
    assert contact.inbox.erasures_done() == [(1, False)]


def test_bytes_that_are_still_held_are_told(signed_in, put, kept, token, app, look_after):
    """Where the files could not be wiped at once, the person is gone all the same, and a sentence says so."""
    inbox, first = app.extensions["contact"].inbox, put()
    inbox._database.wipe = lambda: False
    page = signed_in.get(f"/inbox/{first.id}/erase")
    answer = signed_in.post(f"/inbox/{first.id}/erase", data={"csrf_token": token(page)})
    look_after()
    assert kept() == []
    page = signed_in.get(answer.location)
    assert "Richieste cancellate: 1" in words(page)
    assert "conservano ancora i byte" in words(page)


def test_nobody_is_erased_without_the_token(signed_in, put, kept):
    """Another site’s form does not reach that far."""
    enquiry = put()
    assert signed_in.post(f"/inbox/{enquiry.id}/erase").status_code == 400
    assert len(kept()) == 1


def test_the_table_is_what_the_list_shows(signed_in, put):
    """The same state and search, a header, a mark that lets Excel read umlauts, and a name with the day."""
    put(name="Erste"), put(name="Zweite", spam_reason="links")
    page = signed_in.get("/inbox/?state=all")
    answer = signed_in.get(link(page, "Scarica questo elenco"))
    assert answer.mimetype == "text/csv"
    assert re.fullmatch(r'attachment; filename="enquiries-\d{4}-\d\d-\d\d.csv"', answer.headers["Content-Disposition"])
    assert answer.text.startswith("\ufeffid;received_at;")
    names = [row["name"] for row in csv.DictReader(io.StringIO(answer.text), delimiter=";")]
    assert names == ["Zweite", "Erste"]
    assert "Erste" not in signed_in.get("/inbox/enquiries.csv?state=spam").text


@pytest.mark.parametrize(("language", "separator"), [("it", ";"), ("de", ";"), ("en", ",")])
def test_the_table_is_one_that_her_spreadsheet_opens(signed_in, put, language, separator):
    """Excel expects a semicolon where the comma stands in numbers, and makes one cell of a row of commas."""
    enquiry = put(message="uno; due, tre", phone="01711234567")
    signed_in.get(f"/inbox/?language={language}")
    answer = signed_in.get("/inbox/enquiries.csv?state=all")
    [row] = csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff")), delimiter=separator)
    assert (row["id"], row["message"], row["phone"]) == (enquiry.id, "uno; due, tre", "'01711234567")


def test_the_table_runs_nothing_in_a_spreadsheet(signed_in, hostile):
    """A cell that a spreadsheet would take for a formula is defused, and can be had back."""
    answer = signed_in.get("/inbox/enquiries.csv?state=all")
    [row] = csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff")), delimiter=";")
    assert not [cell for cell in row.values() if cell[:1] in tuple("=+-@\t\r")]
    assert restore(row["message"]) == hostile.message
    assert restore(row["name"]) == hostile.name


def test_the_weeks_are_drawn_and_told(signed_in, put):
    """The chart has a table that says the same."""
    put(language="de"), put(language="de", name="Zweite"), put(language="it")
    page = signed_in.get("/inbox/weeks")
    assert page.text.count('<rect class="bar bar--2"') == 2  # the legend's and the chart's
    today = datetime.now(UTC).date()
    monday = today - timedelta(days=today.weekday())
    assert f"Tutte {monday.day}/{monday.month} 1 0 2 3" in words(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_in_the_language_she_chose(signed_in, put, language):
    """A choice stays for the session; without one it is that of her desk."""
    enquiry = put()
    assert '<html lang="it">' in signed_in.get("/inbox/").text
    signed_in.get(f"/inbox/?language={language}")
    for path in ("", "weeks", enquiry.id, f"{enquiry.id}/erase"):
        assert f'<html lang="{language}">' in signed_in.get(f"/inbox/{path}").text


def test_changing_the_language_keeps_the_place(signed_in, put):
    """The list of a search stays that list, and what the address says is never a link elsewhere."""
    put(message="Eine Brieftaube, bitte.")
    page = signed_in.get("/inbox/?search=brieftaube&_scheme=javascript&_external=1&_anchor=x")
    german = link(page, "<span>Deutsch")
    assert german.startswith("?search=brieftaube")
    assert 'href="javascript' not in page.text
    assert len(NUMBER.findall(signed_in.get(f"/inbox/{german}").text)) == 1


@pytest.mark.parametrize("path", ["", "weeks", "sign-in", "{id}", "{id}/erase", "enquiries.csv"])
def test_nothing_else_may_run_and_no_copy_stays(signed_in, put, path):
    """No script but the inbox’s own file, no frame, no cache, no search engine."""
    answer = signed_in.get(f"/inbox/{path.format(id=put().id)}")
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "script-src 'self'; " in policy
    assert "connect-src" not in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.fixture
def break_inbox(app, request, tmp_path):
    """A function that takes the place of the enquiries away."""
    contact = app.extensions["contact"]
    with contextlib.ExitStack() as mending:

        def break_it():
            contact.inbox.close()
            if contact.settings.inbox.startswith("postgresql"):
                server = request.getfixturevalue("postgresql")
                server.stop()
                mending.callback(server.start)
                return
            for file in (tmp_path / "var").glob("inbox.*"):
                file.unlink()
            (tmp_path / contact.settings.inbox.partition(":///")[2]).mkdir()

        yield break_it


@pytest.mark.parametrize("path", ["", "?search=abcdef", "enquiries.csv"])
def test_an_inbox_that_cannot_be_read_says_so(signed_in, break_inbox, path):
    """A page and a 503, in place of an error."""
    signed_in.get("/inbox/")
    break_inbox()
    answer = signed_in.get(f"/inbox/{path}")
    assert answer.status_code == 503
    assert "non si può leggere o scrivere" in words(answer)


def test_the_log_holds_nothing_personal(signed_in, put, token, caplog):
    """What she does is logged by number."""
    caplog.set_level("INFO")
    enquiry = put()
    press(signed_in, token, enquiry, state="answered")
    signed_in.get("/inbox/?search=ada@example.org")
    said = " ".join(record.getMessage() for record in caplog.records)
    assert f"outcome=marked-answered id={enquiry.id}" in said
    assert "ada" not in said.replace(enquiry.id, "").lower()  # the number may hold the letters


class TestNotifications:
    """What is told, or does not get through."""

    @pytest.fixture
    def app(self, make_app, address):
        """The application with a webhook that nobody answers."""
        hook = {"CONTACT_WEBHOOK_URL": f"http://127.0.0.1:{free_port()}", "CONTACT_WEBHOOK_SECRET": "0" * 16}
        return make_app(**hook, CONTACT_INBOX=address, CONTACT_INBOX_PASSWORD_HASH=HASH)

    @pytest.fixture
    def told(self, app, put):
        """An enquiry whose notice was given up, and what its notice has become."""
        contact, enquiry = app.extensions["contact"], put()
        (notice,) = contact.notifier.notices_of(enquiry)
        contact.inbox.remove([enquiry.id])
        contact.inbox.keep(enquiry, [replace(notice, state="given_up", last_error="HTTP 410")])
        return lambda: contact.inbox.notices_about([enquiry.id])[0].state

    def test_an_alarm_says_why(self, signed_in, told):
        """The list says what does not get through and what to do, in her language."""
        sentence = "Per webhook, 1: a questo indirizzo il destinatario non ha niente: controlla CONTACT_WEBHOOK_URL"
        assert sentence in words(signed_in.get("/inbox/"))

    @pytest.mark.parametrize(("step", "state"), [("dismiss", "dismissed"), ("again", "waiting")])
    def test_an_alarm_ends(self, signed_in, token, told, step, state):
        """It can be let go of, or tried again; both are said, and the list is quiet."""
        page = signed_in.get("/inbox/")
        data = {"csrf_token": token(page), "step": step}
        page = signed_in.post("/inbox/notifications", data=data, follow_redirects=True)
        assert told() == state
        assert "Per webhook" not in words(page)
        assert {"dismiss": "Notifiche lasciate perdere: 1.", "again": "vengono ritentate ora"}[step] in words(page)

    def test_no_alarm_without_trouble(self, signed_in, put):
        """Where all got through, the list says nothing of it."""
        put()
        assert "Le notifiche non arrivano" not in signed_in.get("/inbox/").text

    def test_not_spam(self, app, signed_in, put, token):
        """What leaves the spam is told like a new one, and is suspected no more."""
        enquiry = put(spam_reason="links")
        press(signed_in, token, enquiry, state="new")
        press(signed_in, token, enquiry, state="new")
        notices = app.extensions["contact"].inbox.notices_about([enquiry.id])
        assert [(notice.kind, notice.state) for notice in notices] == [("webhook", "waiting")]
        assert "Sospetta" not in words(signed_in.get(f"/inbox/{enquiry.id}"))
