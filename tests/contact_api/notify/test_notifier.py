"""From the enquiry through the outbox to the notification."""

import dataclasses
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from contact_api.inbox import LEASE, pause, written_time
from contact_api.notify import sending
from contact_api.notify.line import Line
from contact_api.notify.sending import send_due

from .conftest import QUICK, free_port


@pytest.fixture
def told(send, by_mail, by_hook):
    """The endpoint with both ways of telling."""
    return send(**by_mail, **by_hook)


@pytest.fixture(params=["sqlite", "postgresql", "csv"])
def everywhere(request, send, by_mail, by_hook):
    """The endpoint with both ways of telling, over each keeper."""
    places = {"sqlite": "sqlite:///var/inbox.db", "csv": "csv:///var/inbox.csv"}
    place = places.get(request.param) or request.getfixturevalue("postgresql").empty_database()
    return send(**by_mail, **by_hook, CONTACT_INBOX=place)


def again(contact):
    """Let everything that failed be due now, and send it."""
    contact.inbox.renew_notices(datetime.now(UTC))
    return send_due(contact.notifier)


def old(notice, **age):
    """The notice as if it had waited so long."""
    return dataclasses.replace(notice, created_at=written_time(datetime.now(UTC) - timedelta(**age)))


def test_each_enquiry_is_told_once(everywhere, enquiry, mailbox, hook):
    """What is kept is told by every way, once, whatever is clicked twice or looks like spam."""
    contact, client = everywhere
    for sent in (enquiry, enquiry, enquiry | {"website": "x", "name": "Bot"}):
        assert client.post("/api/contact", data=sent).status_code in (200, 201)
    assert mailbox.mails == hook.received == []
    assert send_due(contact.notifier) == {"sent": 2}
    assert send_due(contact.notifier) == {}
    assert len(mailbox.mails) == len(hook.received) == 1


def test_a_visitor_never_waits(told, enquiry, mailbox, hook):
    """A mail server and a receiver that hang do not hold up the answer."""
    _, client = told
    mailbox.moods.append("hang")
    hook.answers.append("hang")
    begun = time.monotonic()
    assert client.post("/api/contact", data=enquiry).status_code == 201
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize("mood", ["RCPT 450 busy", "RCPT 550 no", "451 later", "554 no", "hang", "die"])
def test_recovers(told, enquiry, mailbox, caplog, mood):
    """Whatever a mail server does, the mail is tried again; a double has the same Message-ID."""
    contact, client = told
    client.post("/api/contact", data=enquiry)
    mailbox.moods.append(mood)
    assert send_due(contact.notifier, Line(QUICK)) == {"waiting": 1, "sent": 1}
    assert "outcome=postponed kind=mail" in caplog.text
    assert contact.inbox.notice_counts()["waiting"][0] == 1
    assert send_due(contact.notifier) == {}
    assert again(contact) == {"sent": 1}
    numbers = Counter(mail["Message-ID"] for mail in mailbox.mails)
    assert list(numbers.values()) == [2 if mood == "die" else 1]


def test_server_that_comes_back(send, enquiry, by_mail, mailbox, mail_server):
    """While the mail server is away, mail waits; then all of it arrives."""
    contact, client = send(**by_mail)
    port = int(mailbox.address.rpartition(":")[2])
    mailbox.stop()
    for phone in "123":
        client.post("/api/contact", data=enquiry | {"phone": phone})
    assert send_due(contact.notifier) == {"waiting": 3}
    back = mail_server(port=port)
    assert again(contact) == {"sent": 3}
    assert len(back.mails) == 3


def test_one_silence_is_waited_for_once(send, by_mail, made):
    """A server that does not answer at all is not asked again for each of many mails."""
    contact, _ = send(**by_mail | {"CONTACT_SMTP_URL": f"smtp://127.0.0.1:{free_port()}"})
    for number in range(20):
        one = made(phone=str(number))
        contact.inbox.keep(one, contact.notifier.notices_of(one))
    begun = time.monotonic()
    assert send_due(contact.notifier) == {"waiting": 20}
    assert time.monotonic() - begun < 5


def test_waits_longer_each_time():
    """The pauses double from half a minute to six hours."""
    pauses = [pause(tries) for tries in range(1, 15)]
    assert pauses[:3] == [timedelta(seconds=30), timedelta(seconds=60), timedelta(seconds=120)]
    assert pauses[-1] == pause(10_000) == timedelta(hours=6)


def test_tried_again_after_the_pause(told, enquiry, mailbox):
    """What failed is due again when its pause is over, not before."""
    contact, client = told
    client.post("/api/contact", data=enquiry)
    mailbox.moods.append("451 later")
    send_due(contact.notifier)
    now = datetime.now(UTC)
    assert contact.inbox.notices_due(now + timedelta(seconds=20), 9) == []
    (notice,) = contact.inbox.notices_due(now + timedelta(seconds=31), 9)
    assert (notice.kind, notice.attempts, notice.last_error) == ("mail", 2, "SMTPDataError 451")


def test_gives_up_loudly(everywhere, made, mailbox, caplog):
    """After three days it is given up: health and the log say so until it got through."""
    contact, client = everywhere
    enquiry = made()
    notices = [old(notice, days=3) for notice in contact.notifier.notices_of(enquiry)]
    contact.inbox.keep(enquiry, notices)
    mailbox.moods.append("554 no")
    assert send_due(contact.notifier) == {"given_up": 1, "sent": 1}
    assert f"outcome=given_up kind=mail id={enquiry.id} reason=SMTPDataError 554" in caplog.text
    answer = client.get("/api/health")
    assert (answer.status_code, answer.json["status"]) == (200, "ok")
    assert answer.json["notifications"] == {"given_up": 1, "waiting": 0}
    assert again(contact) == {"sent": 1}
    assert client.get("/api/health").json == {"status": "ok"}


def test_late_is_told(told, made):
    """A notification that waits for more than an hour is told as well."""
    contact, client = told
    enquiry = made()
    contact.inbox.keep(enquiry, [old(notice, hours=2) for notice in contact.notifier.notices_of(enquiry)])
    assert client.get("/api/health").json["notifications"] == {"given_up": 0, "waiting": 2}


def test_several_at_once(everywhere, made, mailbox, hook):
    """Several workers share the work: each notification goes out once."""
    contact, _ = everywhere
    for number in range(15):
        one = made(phone=str(number))
        contact.inbox.keep(one, contact.notifier.notices_of(one))
    with ThreadPoolExecutor(4) as workers:
        outcomes = list(workers.map(lambda _: send_due(contact.notifier), range(4)))
    assert sum(outcomes, Counter()) == {"sent": 30}
    assert len({mail["Message-ID"] for mail in mailbox.mails}) == len(mailbox.mails) == 15
    assert len({body for _, _, body in hook.received}) == len(hook.received) == 15


def test_what_a_dead_worker_took(told, enquiry, mailbox):
    """What a worker took before it died is sent by another when its time is over."""
    contact, client = told
    client.post("/api/contact", data=enquiry)
    assert len(contact.inbox.notices_due(datetime.now(UTC), 9)) == 2
    assert send_due(contact.notifier) == {}
    later = datetime.now(UTC) + LEASE + timedelta(seconds=1)
    assert len(contact.inbox.notices_due(later, 9)) == 2


def test_erased_is_not_told(everywhere, enquiry, mailbox, hook):
    """Nothing is told of a person who was erased, not even what was taken to be sent."""
    contact, client = everywhere
    client.post("/api/contact", data=enquiry)
    taken = contact.inbox.notices_due(datetime.now(UTC), 1)
    contact.inbox.erase(enquiry["email"])
    sending.send(contact.notifier, taken[0], Line())
    assert send_due(contact.notifier) == {}
    assert mailbox.mails == hook.received == []


def due(contact, **later):
    """The kinds that would be due then."""
    return sorted(notice.kind for notice in contact.inbox.notices_due(datetime.now(UTC) + timedelta(**later), 9))


@pytest.mark.parametrize("mood", ["die", "hang"])
def test_lost_answer(send, enquiry, by_mail, mailbox, mood):
    """A mail that may have arrived is not sent again at once; after the second time, a person has to look."""
    contact, client = send(**by_mail)
    client.post("/api/contact", data=enquiry)
    mailbox.moods += [mood, mood, mood]
    assert send_due(contact.notifier, Line(QUICK)) == {"waiting": 1}
    assert due(contact, minutes=59) == []
    contact.inbox.renew_notices(datetime.now(UTC))
    assert send_due(contact.notifier, Line(QUICK)) == {"given_up": 1}
    assert contact.notifier.alarms() == [("mail", "unanswered", 1)]


def test_lost_answer_of_many(send, made, by_mail, mailbox):
    """Where a server hangs with one mail, those behind it were not sent: they wait as after any failure."""
    contact, _ = send(**by_mail)
    for phone in "123":
        contact.inbox.keep(one := made(phone=phone), contact.notifier.notices_of(one))
    mailbox.moods.append("hang")
    assert send_due(contact.notifier, Line(QUICK)) == {"waiting": 3}
    assert due(contact, seconds=31) == ["mail", "mail"]


def test_lost_answer_to_an_acknowledgement(send, enquiry, by_mail, mailbox):
    """An acknowledgement that may have arrived is never sent again, nor is one whose sender died with it."""
    contact, client = send(**by_mail | {"CONTACT_NOTIFY_TO": ""}, CONTACT_ACKNOWLEDGE="yes")
    client.post("/api/contact", data=enquiry)
    mailbox.moods.append("die")
    assert send_due(contact.notifier, Line(QUICK)) == {"sent": 1}
    contact.inbox.renew_notices(datetime.now(UTC))
    assert due(contact) == []
    client.post("/api/contact", data=enquiry | {"email": "eva@lovelace.it"})
    assert due(contact) == ["acknowledgement"]
    assert due(contact, hours=9) == []


def test_lost_answer_of_a_webhook(send, enquiry, by_hook, hook):
    """A receiver that may have it is not told again at once, but goes on being told: it can tell doubles."""
    contact, client = send(**by_hook)
    client.post("/api/contact", data=enquiry)
    hook.answers += ["hang", "hang"]
    assert send_due(contact.notifier, Line(QUICK)) == {"waiting": 1}
    assert due(contact, minutes=59) == []
    contact.inbox.renew_notices(datetime.now(UTC))
    assert send_due(contact.notifier, Line(QUICK)) == {"waiting": 1}


@pytest.mark.parametrize("state", ["spam", "archived"])
def test_what_leaves_the_spam(everywhere, made, mailbox, hook, state):
    """It is told like a new one when it becomes new, and once, whatever becomes of it later."""
    contact, _ = everywhere
    enquiry = made(spam_reason="links")
    contact.inbox.keep(enquiry, contact.notifier.notices_of(enquiry))
    assert send_due(contact.notifier) == {}
    contact.inbox.mark(enquiry.id, state)
    for expected in (True, False):
        assert contact.notifier.mark(contact.inbox.find(enquiry.id)[0], "new") == expected
        assert not contact.notifier.mark(contact.inbox.find(enquiry.id)[0], "spam")
    contact.notifier.mark(enquiry, "new")  # a page that was open all the time
    assert send_due(contact.notifier) == {"sent": 2}
    assert len(mailbox.mails) == len(hook.received) == 1


def test_what_was_told_is_not_told_again(everywhere, made, mailbox):
    """An enquiry that came as a new one is told of once, also after somebody took it for spam."""
    contact, _ = everywhere
    enquiry = made()
    contact.inbox.keep(enquiry, contact.notifier.notices_of(enquiry))
    assert send_due(contact.notifier) == {"sent": 2}
    contact.notifier.mark(enquiry, "spam")
    assert not contact.notifier.mark(contact.inbox.find(enquiry.id)[0], "new")
    assert send_due(contact.notifier) == {}


@pytest.mark.parametrize(("days", "told"), [(0, {"sent": 2}), (4, {"sent": 1})])
def test_acknowledgement_of_what_leaves_the_spam(send, made, by_mail, days, told):
    """The assistant is told whenever that is; the visitor only while it is news."""
    contact, _ = send(**by_mail, CONTACT_ACKNOWLEDGE="yes")
    ago = written_time(datetime.now(UTC) - timedelta(days=days))
    enquiry = dataclasses.replace(made(spam_reason="links"), received_at=ago)
    contact.inbox.keep(enquiry)
    assert contact.notifier.mark(enquiry, "new")
    assert send_due(contact.notifier) == told


def test_dismissed(everywhere, made, mailbox, hook):
    """What alarms can be let go of: what was given up, and what waits for long; the rest goes on."""
    contact, client = everywhere
    late, early = made(phone="1"), made(phone="2")
    contact.inbox.keep(late, [old(notice, days=3) for notice in contact.notifier.notices_of(late)])
    contact.inbox.keep(early, contact.notifier.notices_of(early))
    mailbox.moods.append("554 no")
    hook.answers.append(410)
    send_due(contact.notifier)
    assert contact.notifier.alarms() == [("mail", "SMTPDataError 554", 1), ("webhook", "HTTP 410", 1)]
    assert contact.notifier.dismiss() == 2
    assert (contact.notifier.alarms(), contact.notifier.dismiss()) == ([], 0)
    assert client.get("/api/health").json == {"status": "ok"}
    assert again(contact) == {}
    assert len(mailbox.mails) == 1
    assert len(list(contact.inbox.enquiries())) == 2


def test_way_that_is_gone(everywhere, send, made, by_mail, mailbox):
    """What was to go a way that is not set up any more goes, and alarms nobody; the other way works."""
    contact, _ = everywhere
    enquiry = made()
    contact.inbox.keep(enquiry, [old(notice, hours=2) for notice in contact.notifier.notices_of(enquiry)])
    contact.inbox.settle(contact.notifier.notices_of(enquiry)[1].id, "given_up", reason="HTTP 410")
    contact, client = send(**by_mail, CONTACT_INBOX=contact.settings.inbox)
    assert contact.notifier.trouble() == {"given_up": 0, "waiting": 1}
    assert send_due(contact.notifier) == {"sent": 1}
    assert {notice.kind: notice.state for notice in contact.inbox.notices_about([enquiry.id])} == {
        "mail": "sent",
        "webhook": "dismissed",
    }
    assert client.get("/api/health").json == {"status": "ok"}


def test_one_acknowledgement_a_day(send, enquiry, by_mail, mailbox):
    """However often somebody writes, and in whatever capitals, one acknowledgement a day goes out."""
    contact, client = send(**by_mail, CONTACT_ACKNOWLEDGE="yes")
    addresses = ["ada@lovelace.it", "ada@lovelace.it", "ADA@lovelace.it", "eva@lovelace.it"]
    for number, address in enumerate(addresses):
        message = f"Buongiorno, questa è la mia domanda numero {number}."
        client.post("/api/contact", data=enquiry | {"email": address, "message": message})
    assert send_due(contact.notifier)["sent"] == 6
    recipients = Counter(envelope.rcpt_tos[0].lower() for envelope in mailbox.envelopes)
    assert recipients == {"anna@studio.it": 4, "ada@lovelace.it": 1, "eva@lovelace.it": 1}


def test_mistyped_address_is_no_alarm(send, enquiry, by_mail, mailbox):
    """An acknowledgement that nobody takes is given up at once, and alarms nobody."""
    contact, client = send(**by_mail | {"CONTACT_NOTIFY_TO": ""}, CONTACT_ACKNOWLEDGE="yes")
    client.post("/api/contact", data=enquiry)
    mailbox.moods.append("RCPT 550 no such person")
    assert send_due(contact.notifier) == {"given_up": 1}
    assert client.get("/api/health").json == {"status": "ok"}


def test_log_holds_nothing_personal(told, enquiry, mailbox, caplog):
    """The log has ids and outcomes, and nothing that was typed or that a server said about it."""
    contact, client = told
    client.post("/api/contact", data=enquiry)
    mailbox.moods.append("RCPT 550 ada@lovelace.it is unknown")
    send_due(contact.notifier)
    again(contact)
    assert caplog.text.count("outcome=sent") == 2
    assert "lovelace" not in caplog.text
