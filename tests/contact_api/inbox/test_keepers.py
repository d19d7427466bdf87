"""What every keeper does alike."""

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from unicodedata import normalize
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contact_api.inbox import LEASE, CopyDiffers, InboxError, open_inbox, parse_time, written_time
from tests.contact_api.inbox.samples import NUMBER, made, notice, older

WRITABLE = st.text(st.characters(exclude_categories=("Cc", "Cs")) | st.sampled_from("\n\t,;\"'=+-@%\\"))


def now():
    """This moment."""
    return datetime.now(UTC)


def ids(enquiries):
    """Their ids, in their order."""
    return [enquiry.id for enquiry in enquiries]


def test_kept_whole(inbox):
    """What is kept comes back as it was, to the letter."""
    enquiry = made(message="à\n\t🎉 'x' %s \\ \" ; =1+1", phone="+39", name="=HYPERLINK('x')")
    assert inbox.keep(enquiry).id == enquiry.id
    assert list(inbox.enquiries()) == [enquiry]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.tuples(WRITABLE, WRITABLE, WRITABLE))
def test_any_text_is_kept_whole(inbox, cells):
    """Whatever a form lets through comes back, from a file that was opened anew as well."""
    enquiry = made(name=cells[0], topic=cells[1], message=cells[2], phone=str(random.random()))  # noqa: S311
    inbox.keep(enquiry)
    assert inbox.find(enquiry.id) == [enquiry]


@pytest.mark.parametrize("submission_id", ["", NUMBER])
def test_many_clicks_at_once(inbox, submission_id):
    """However many come at once, one is stored with one notice, and all get its id."""

    def click(_):
        enquiry = made(submission_id)
        return inbox.keep(enquiry, [notice(enquiry)])

    with ThreadPoolExecutor(16) as clicks:
        receipts = list(clicks.map(click, range(48)))
    assert [receipt.outcome for receipt in receipts].count("stored") == 1
    assert {receipt.id for receipt in receipts} == set(ids(inbox.enquiries()))
    assert inbox.notice_counts()["waiting"][0] == 1


def test_many_at_once(inbox):
    """Different ones that come at once are all kept, each once."""
    many = [made(phone=str(number)) for number in range(200)]
    with ThreadPoolExecutor(16) as clicks:
        receipts = list(clicks.map(inbox.keep, many))
    assert {receipt.outcome for receipt in receipts} == {"stored"}
    assert sorted(ids(inbox.enquiries())) == sorted(ids(many))
    assert inbox.counts() == {"new": 200}


@pytest.mark.parametrize("bad", ["half a character: \ud800", "no right"])
def test_a_bad_one_among_many(inbox, bad):
    """What the place does not take fails alone, whatever comes with it at that moment, and so do its notices."""
    inbox.prepare()
    if bad == "no right":
        forbid(inbox, bad)
    many = [made(phone=str(number), message=bad if number % 16 == 5 else "Buongiorno") for number in range(160)]

    def click(enquiry):
        try:
            return inbox.keep(enquiry, [notice(enquiry)]).outcome
        except InboxError as error:
            return str(error).partition(" (")[0]

    with ThreadPoolExecutor(32) as clicks:
        outcomes = list(clicks.map(click, many))
    refused = "the database does not take what was written"
    assert outcomes == [refused if enquiry.message == bad else "stored" for enquiry in many]
    assert inbox.notice_counts()["waiting"][0] == inbox.counts()["new"] == 150


def forbid(inbox, message):
    """Let the database itself refuse this message."""
    condition = f"new.message = '{message}'"
    statements = {
        "sqlite": [
            f"CREATE TRIGGER forbid BEFORE INSERT ON enquiry WHEN {condition}"
            " BEGIN SELECT raise(ABORT, 'forbidden'); END"
        ],
        "postgresql": [
            "CREATE FUNCTION forbid() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'forbidden'; END $$",
            f"CREATE TRIGGER forbid BEFORE INSERT ON enquiry FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION forbid()",
        ],
    }
    with inbox._database.writing() as connection:
        for statement in statements[connection.dialect.name]:
            connection.exec_driver_sql(statement)


def test_new_ones_beside_others(inbox):
    """Of those that are kept at once each gets its own receipt, and only what is stored its notices."""
    first = made(NUMBER)
    inbox.keep(first)
    new, again, other, twice = made(phone="1"), made(NUMBER), made(NUMBER, message="Altre parole"), made(phone="1")
    receipts = inbox._keep_all([(one, (notice(one),)) for one in (new, again, other, twice)])
    assert [receipt.outcome for receipt in receipts[1:3]] == ["repeated", "conflict"]
    assert sorted(receipt.outcome for receipt in receipts[::3]) == ["repeated", "stored"]
    assert receipts[0].id == receipts[3].id
    assert len(list(inbox.enquiries())) == 2
    assert inbox.notice_counts()["waiting"][0] == 1


def test_same_number_other_words(inbox):
    """Other words under a used number are a conflict, and not kept, nor any notice of them."""
    inbox.keep(made(NUMBER))
    other = made(NUMBER, message="Altre parole ancora")
    assert inbox.keep(other, [notice(other)]).outcome == "conflict"
    assert len(list(inbox.enquiries())) == 1
    assert inbox.notice_counts()["waiting"] == (0, "")


@pytest.mark.parametrize(("minutes", "outcome"), [(9, "repeated"), (11, "stored"), (-11, "stored")])
def test_same_words_later(inbox, minutes, outcome):
    """Without a number, the same words are a second click for ten minutes, and then an enquiry.

    Minutes below zero: the clock was set back meanwhile.
    """
    inbox.keep(older(made(), minutes=minutes))
    assert inbox.keep(made()).outcome == outcome
    assert inbox.keep(made()).outcome == "repeated"


def test_same_number_later(inbox):
    """With a number, the same words are the same enquiry for good."""
    inbox.keep(older(made(NUMBER), days=1))
    assert inbox.keep(made(NUMBER)).outcome == "repeated"


def test_check_leaves_nothing(inbox):
    """Trying whether an enquiry could be kept keeps none."""
    inbox.check()
    assert list(inbox.enquiries()) == []
    assert inbox.counts() == {}


def test_pages(inbox):
    """Page after page, newest first, each enquiry comes once, also where others came meanwhile."""
    many = [older(made(phone=str(number)), hours=number) for number in range(10)]
    for enquiry in random.sample(many, 10):
        inbox.keep(enquiry)
    seen, before = [], None
    while page := list(inbox.enquiries(limit=3, before=before)):
        seen += page
        before = (page[-1].received_at, page[-1].id)
        inbox.keep(made(phone=f"1{len(seen)}"))
    assert ids(seen) == ids(many)


def test_who_reads_keeps_nobody_waiting(inbox, monkeypatch):
    """All are read page by page: between two of them others may write, and erase for good."""
    monkeypatch.setattr("contact_api.inbox.reading.READ_AT_ONCE", 3)
    many = [older(made(email=f"{number}@ada.it"), hours=number) for number in range(7)]
    inbox.add_copies(many)
    reading = inbox.enquiries(search="ada.it")
    seen = [next(reading)]
    assert inbox.erase("5@ada.it") == 1
    assert ids([*seen, *reading]) == ids([*many[:5], many[6]])


def test_page_after_one_that_was_erased(inbox):
    """A page goes on where it was, though the enquiry there is gone."""
    many = [older(made(email=f"{number}@ada.it"), hours=number) for number in range(4)]
    inbox.add_copies(many)
    inbox.erase("1@ada.it")
    assert ids(inbox.enquiries(before=(many[1].received_at, many[1].id))) == ids(many[2:])


@pytest.mark.parametrize(
    ("state", "search", "found"),
    [
        ("all", "", [2, 1, 0]),
        ("new", "", [1, 0]),
        ("spam", "", [2]),
        ("archived", "", []),
        ("all", "fattur", [1, 0]),
        ("all", "LUNEDÌ", [0]),
        ("all", "di m", [1]),
        ("all", "lu", [1, 0]),
        ("all", "%", []),
        ("all", '"', [1]),
        ("all", 'la "cosa', [1]),
        ("all", "🎉🎉🎉", [1]),
        ("all", "AND", []),
        ("all", "viagra OR fattura", []),
        ("new", "viagra", []),
        ("all", "+39 06", [0]),
        ("all", "travel", [1]),
        ("all", "fatture lunedì", [0]),
        ("all", "LUNEDÌ ada@lovelace fatture", [0]),
        ("all", '"lunedì fatture"', []),
        ("all", '"fatture del mese" ada', [0]),
        ("all", "lu 🎉", [1]),
        ("all", "lunedi\u0300", [0]),
        ("all", "ma", [1]),
        ("all", " ", [2, 1, 0]),
        ("spam", "here cheap", [2]),
        ("spam", "here fatture", []),
    ],
)
@pytest.mark.parametrize("indexed", [False, True])
def test_search(inbox, monkeypatch, state, search, found, indexed):
    """The search finds words in any field and order, in capitals or not, and nothing else."""
    monkeypatch.setattr("contact_api.inbox.reading.FEW", 0 if indexed else 2000)
    monkeypatch.setattr("contact_api.inbox.index.BLOCK", 2)
    texts = [
        {"message": "Le fatture del mese, per lunedì grazie", "phone": "+39 06 1"},
        {"message": 'Fatturazione 🎉🎉🎉 e poi la "cosa" di martedì luglio', "topic": "travel"},
        {"message": "Cheap viagra here", "spam_reason": "links"},
    ]
    kept = [older(made(**text), hours=-number) for number, text in enumerate(texts)]
    for enquiry in kept:
        inbox.keep(enquiry)
    while indexed and inbox.tidy():
        pass
    assert ids(inbox.enquiries(state, search)) == [kept[number].id for number in found]
    assert ids(inbox.enquiries(state, search, limit=1)) == [kept[number].id for number in found[:1]]


@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize("kept_as", ["NFC", "NFD"])
@pytest.mark.parametrize("asked_as", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("kept", "search"),
    [
        ("Jörg Müller", "müller jörg"),
        ("JÖRG MÜLLER", "müller jörg"),
        ("Zoë D’Àlba", "ZOË ÀLBA"),
        ("Straße 7", "STRASSE"),
        ("STRASSE 7", "straße"),
        ("ΟΔΥΣΣΕΥΣ", "οδυσσευς"),
        ("İstanbul", "i\u0307stanbul"),
        ("KADIKÖY", "kadiköy"),
    ],
)
def test_search_in_any_form(inbox, monkeypatch, indexed, kept_as, asked_as, kept, search):
    """However accents and capitals were typed, there and here, in whatever locale a server is."""
    monkeypatch.setattr("contact_api.inbox.index.BLOCK", 1 if indexed else 1000)
    enquiry, other = made(name=normalize(kept_as, kept)), made(name="Jorg Muller, Strase, Zoe")
    for one in (enquiry, other):
        inbox.keep(one)
    while indexed and inbox.tidy():
        pass
    assert ids(inbox.enquiries(search=normalize(asked_as, search))) == [enquiry.id]
    assert ids(inbox.enquiries(search=normalize(asked_as, f'"{search}"'))) == ([] if " " in search else [enquiry.id])


def test_the_i_without_a_dot_is_another_letter(inbox):
    """In every locale, Turkish ones as well."""
    inbox.keep(made(name="kadı"))
    assert len(list(inbox.enquiries(search="KADı"))) == 1
    assert list(inbox.enquiries(search="kadi")) == []


@pytest.mark.parametrize("limit", [1, 3, None])
def test_search_in_blocks(inbox, monkeypatch, limit):
    """Pages of a search go through all blocks of an index, also where copies of older ones came later."""
    monkeypatch.setattr("contact_api.inbox.index.BLOCK", 4)
    monkeypatch.setattr("contact_api.inbox.sqlite.COMPARED_AT_ONCE", 3)
    monkeypatch.setattr("contact_api.inbox.reading.FEW", 0)
    words = ("eins zwei", "zwei drei", "zwei eins vier")
    many = [older(made(message=f"{number} {words[number % 3]}"), hours=number) for number in range(40)]
    for start in (20, 30, 0, 10):
        inbox.add_copies(random.sample(many[start : start + 10], 10))
    seen, before = [], None
    while page := list(inbox.enquiries(search="zwei eins", limit=limit, before=before)):
        seen += page
        before = (page[-1].received_at, page[-1].id)
    assert ids(seen) == [one.id for number, one in enumerate(many) if number % 3 != 1]
    inbox.mark(many[9].id, "answered")
    assert ids(inbox.enquiries("answered", "eins", limit=limit)) == [many[9].id]
    assert ids(inbox.enquiries("new", "17", limit=limit)) == [many[17].id]
    assert ids(inbox.enquiries("new", "17 drei", limit=limit)) == []
    assert ids(inbox.enquiries("new", "16 drei", limit=limit)) == [many[16].id]


def test_search_after_erasing(inbox, monkeypatch):
    """What was erased is found no more, what is left is, and what has its place again is."""
    monkeypatch.setattr("contact_api.inbox.index.BLOCK", 3)
    monkeypatch.setattr("contact_api.inbox.removing.REMOVED_AT_ONCE", 2)
    many = [older(made(email=f"{number % 2}@ada.it", phone=str(number)), hours=number) for number in range(11)]
    inbox.add_copies(many)
    assert inbox.erase("0@ada.it") == 6
    assert ids(inbox.enquiries(search="ada.it")) == ids(many[1::2])
    inbox.add_copies(many[:1])
    assert ids(inbox.enquiries(search="ada.it buongiorno")) == ids([many[0], *many[1::2]])
    assert inbox.erase("1@ada.it") == 5
    assert ids(inbox.enquiries(search="ada.it")) == ids(many[:1])


def test_a_page_of_few_letters_is_of_the_newest(inbox, monkeypatch):
    """No index knows two letters: a page looks among the newest, and who asks for all gets all."""
    monkeypatch.setattr("contact_api.inbox.reading.NEWEST", 2)
    kept = [older(made(name=name), hours=-number) for number, name in enumerate(("Li", "Bo", "Li"))]
    for enquiry in kept:
        inbox.keep(enquiry)
    assert ids(inbox.enquiries(search="Li", limit=9)) == [kept[2].id]
    assert ids(inbox.enquiries(search="Li")) == [kept[2].id, kept[0].id]
    assert ids(inbox.enquiries(state="new", search="Bo", limit=9)) == [kept[1].id]


def test_find(inbox):
    """The beginning of an id is enough; two are one too many to be meant."""
    many = [replace(made(phone=str(number)), id=f"abc{number}-1") for number in range(5)]
    inbox.add_copies(many)
    assert inbox.find("ABC3") == [many[3]]
    assert inbox.find("abc3-1") == [many[3]]
    assert len(inbox.find("abc")) == 2
    for nothing in ("x", "%", "abc%", "abc3-11"):
        assert inbox.find(nothing) == []


def test_mark(inbox):
    """A state is changed, and when; the counts follow."""
    first, second = made(), made(phone="1")
    for enquiry in (first, second):
        inbox.keep(enquiry)
    inbox.mark(first.id, "answered")
    inbox.mark("nobody", "answered")
    changed = inbox.find(first.id)[0]
    assert changed == replace(first, state="answered", changed_at=changed.changed_at)
    assert changed.changed_at > first.changed_at
    assert inbox.counts() == {"new": 1, "answered": 1}


def test_weeks(inbox):
    """The weeks are those of ISO 8601, by language; those before are left out, and so is spam."""
    for day, language in [
        ("2026-12-27", "it"),
        ("2026-12-28", "it"),
        ("2027-01-03", "it"),
        ("2027-01-03", "de"),
    ]:
        enquiry = made(language=language, phone=f"{day}{language}")
        inbox.keep(replace(enquiry, received_at=f"{day}T10:00:00.000000Z"))
    inbox.keep(replace(made(spam_reason="links"), received_at="2027-01-03T10:00:00.000000Z"))
    since = datetime(2026, 12, 28, 12, tzinfo=UTC)
    assert inbox.weeks(since) == {("2026-W53", "it"): 2, ("2026-W53", "de"): 1}


ROME, NEW_YORK, KATHMANDU, KIRITIMATI = map(
    ZoneInfo, ("Europe/Rome", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati")
)


@pytest.mark.parametrize("zone", [ROME, NEW_YORK, KATHMANDU, KIRITIMATI, UTC])
@pytest.mark.parametrize("monday", ["2026-03-30", "2026-10-26", "2026-11-23", "2027-01-04"])
def test_weeks_are_of_her_days(inbox, zone, monday):
    """The minute after her midnight is in the new week, the one before in the old, also when clocks change."""
    turn = datetime.fromisoformat(monday).replace(tzinfo=zone)
    before, after = f"{turn - timedelta(days=1):%G-W%V}", f"{turn:%G-W%V}"
    minutes = {-7 * 24 * 60 - 1: None, -7 * 24 * 60: before, -1: before, 0: after, 30: after, 24 * 60 - 1: after}
    for number, minute in enumerate(minutes):
        local = (turn.replace(tzinfo=None) + timedelta(minutes=minute)).replace(tzinfo=zone)
        inbox.keep(replace(made(phone=str(number)), received_at=written_time(local)))
        inbox.keep(replace(made(phone=str(number), spam_reason="links"), received_at=written_time(local)))
    since = datetime.combine(turn.date() - timedelta(days=7), time(), zone)
    assert inbox.weeks(since) == {(before, "it"): 2, (after, "it"): 3}


def test_person(inbox):
    """All from one address, in capitals or not, and from no other that looks like it."""
    mine = [older(made(email=email), hours=-n) for n, email in enumerate(["ada@love.it", "Ada@Love.IT"])]
    others = [made(email=email) for email in ("ada@love.itx", "xada@love.it", "ada_love.it@x.it")]
    for enquiry in [*mine, *others]:
        inbox.keep(enquiry, [notice(enquiry)])
    assert ids(inbox.of_person(" ADA@love.it ")) == ids(mine[::-1])
    assert inbox.erase("ADA@love.it") == 2
    assert inbox.erase("ADA@love.it") == 0
    assert sorted(ids(inbox.enquiries())) == sorted(ids(others))
    assert inbox.notice_counts()["waiting"][0] == 3
    assert inbox.counts() == {"new": 3}
    assert list(inbox.enquiries(search="Ada@Love.IT")) == list(inbox.enquiries(search="ada@love.it"))


def test_erasing_what_was_asked_for(inbox, address, tmp_path):
    """It is noted, done by whoever looks after the inbox, also after a restart, and its end told once."""
    mine, other = made(email="ada@love.it"), made(email="other@love.it")
    for enquiry in (mine, other):
        inbox.keep(enquiry, [notice(enquiry)])
    inbox.ask_to_erase("ADA@love.it")
    inbox.ask_to_erase("nobody@love.it")
    assert inbox.erasures_done() == []
    inbox.close()
    server = open_inbox(address, tmp_path)
    assert [email for _, email in server.erasures_asked()] == ["ADA@love.it", "nobody@love.it"]
    server.erase_asked()
    server.erase_asked()
    assert server.erasures_asked() == []
    server.close()
    assert ids(inbox.enquiries()) == [other.id]
    assert inbox.notice_counts()["waiting"][0] == 1
    assert sorted(inbox.erasures_done()) == [(0, False), (1, False)]
    assert inbox.erasures_done() == []


def test_an_erasure_that_was_cut_off(inbox):
    """Whoever died after removing the person leaves the files to the next one, and the number is not lost."""
    inbox.keep(made())
    inbox.ask_to_erase("ada@lovelace.it")
    ((id, email),) = inbox.erasures_asked()
    inbox.settle_erasure(id, "removed", inbox.erase(email))
    assert inbox.erasures_asked() == [(id, "")]
    inbox.erase_asked()
    assert inbox.erasures_done() == [(1, False)]


def test_remove(inbox):
    """Those that are meant go with their notices; the others stay."""
    first, second = made(), made(phone="1")
    for enquiry in (first, second):
        inbox.keep(enquiry, [notice(enquiry)])
    assert inbox.remove([first.id, "nobody"]) == 1
    assert ids(inbox.enquiries()) == [second.id]
    assert inbox.notice_counts()["waiting"][0] == 1


def test_purge(inbox):
    """What nobody changed since then is removed, or those of it that are meant."""
    old = [older(made(phone=str(number)), days=10 + number) for number in range(3)]
    for enquiry in [*old, made()]:
        inbox.keep(enquiry, [notice(enquiry)])
    before = now() - timedelta(days=9)
    assert ids(inbox.expired(before)) == ids(old)
    inbox.mark(old[0].id, "answered")
    assert ids(inbox.expired(before)) == ids(old[1:])
    assert inbox.purge(before, [old[0].id, old[1].id]) == 1
    assert inbox.purge(before, []) == 0
    assert inbox.purge(before) == 1
    assert inbox.counts() == {"new": 1, "answered": 1}
    assert inbox.notice_counts()["waiting"][0] == 2


def test_copies(inbox):
    """Copies are exact, can be made again, and never take the place of another."""
    many = [older(made(phone=str(number)), minutes=number) for number in range(20)]
    many[3] = replace(many[3], received_at=many[4].received_at)
    assert inbox.add_copies(many[:12]) == 12
    assert inbox.add_copies(many) == 8
    assert sorted(inbox.enquiries(), key=lambda one: one.id) == sorted(many, key=lambda one: one.id)
    for other in (replace(many[0], state="spam"), replace(many[0], id="another")):
        with pytest.raises(CopyDiffers):
            inbox.add_copies([made(phone="new"), other])
    assert len(list(inbox.enquiries())) == 20


def test_same_moment(inbox):
    """Enquiries of the same moment are all kept, and come in an order."""
    many = [replace(made(phone=str(n)), received_at="2026-11-23T10:00:00.000000Z", id=f"{n:036}") for n in range(99)]
    for enquiry in many[:50]:
        assert inbox.keep(enquiry).outcome == "stored"
    inbox.add_copies(many[50:])
    listed = list(inbox.enquiries())
    assert sorted(ids(listed)) == ids(many)
    assert listed == list(inbox.enquiries())


def test_notice_is_taken_once(inbox):
    """A notice that is due is one worker's until the lease is over; then it is due again."""
    enquiry = made()
    mail, webhook = notice(enquiry), notice(enquiry, "webhook")
    inbox.keep(enquiry, [mail, webhook])
    inbox.close()  # what is read now, another process wrote
    assert {one.kind: one for one in inbox.notices_about([enquiry.id])} == {"mail": mail, "webhook": webhook}
    taken = inbox.notices_due(now(), 1) + inbox.notices_due(now(), 5)
    assert {(one.enquiry_id, one.kind, one.attempts) for one in taken} == {
        (enquiry.id, "mail", 1),
        (enquiry.id, "webhook", 1),
    }
    assert inbox.notices_due(now(), 5) == []
    again = inbox.notices_due(now() + LEASE, 5)
    assert [one.attempts for one in again] == [2, 2]


def test_notices_among_many_workers(inbox):
    """However many workers ask, each notice is given to one."""
    for number in range(20):
        enquiry = made(phone=str(number))
        inbox.keep(enquiry, [notice(enquiry)])
    with ThreadPoolExecutor(8) as workers:
        taken = [one.id for some in workers.map(lambda _: inbox.notices_due(now(), 3), range(16)) for one in some]
    assert len(taken) == len(set(taken)) == 20


def test_notice_once_for_all(inbox):
    """What is told once only is told once, also after it was sent."""
    first, second, third = made(), made(phone="1"), made(phone="2")
    inbox.keep(first, [notice(first, "acknowledgement", "today")])
    inbox.keep(second, [notice(second, "acknowledgement", "today")])
    assert [one.enquiry_id for one in inbox.notices_due(now(), 5)] == [first.id]
    inbox.settle("today", "sent")
    inbox.keep(third, [notice(third, "acknowledgement", "today")])
    assert inbox.notices_due(now() + LEASE, 5) == []


def test_settling(inbox):
    """A notice is sent, tried later, given up, and tried anew when asked for."""
    enquiry = made()
    kinds = ("mail", "webhook", "acknowledgement")
    told = [notice(enquiry, kind) for kind in kinds]
    inbox.keep(enquiry, told)
    assert inbox.notice_counts() == {"waiting": (2, told[0].created_at), "given_up": (0, "")}
    inbox.notices_due(now(), 5)
    inbox.settle(told[0].id, "waiting", reason="451", due_at=now() + timedelta(minutes=1))
    inbox.settle(told[1].id, "given_up", reason="550")
    inbox.settle(told[2].id, "sent")
    assert inbox.notice_counts() == {"waiting": (1, told[0].created_at), "given_up": (1, told[1].created_at)}
    assert inbox.notices_due(now(), 5) == []
    (later,) = inbox.notices_due(now() + timedelta(minutes=2), 5)
    assert (later.id, later.last_error) == (told[0].id, "451")
    inbox.settle(told[0].id, "waiting", reason="451", due_at=now() + timedelta(days=1))
    assert inbox.renew_notices(now()) == 2
    assert sorted(one.kind for one in inbox.notices_due(now(), 5)) == ["mail", "webhook"]


AHEAD = timedelta(hours=2)


def test_clock_that_was_ahead(inbox):
    """What a clock that was two hours ahead has put off is due as soon as it is right; nothing else is early."""
    many = [made(phone=str(number)) for number in range(4)]
    new, failed, in_hand, right = told = [notice(enquiry) for enquiry in many]
    for enquiry, one in zip(many, told, strict=True):
        inbox.keep(enquiry, [one])
    assert len(inbox.notices_due(now(), 9)) == 4
    inbox.settle(failed.id, "waiting", reason="451", due_at=now() + AHEAD + timedelta(seconds=30))
    inbox.settle(right.id, "waiting", reason="451", due_at=now() + timedelta(seconds=30))
    inbox.settle(in_hand.id, "sending", due_at=now() + AHEAD + LEASE)
    enquiry = made(phone="9")
    then = written_time(now() + AHEAD)
    inbox.keep(enquiry, [replace(notice(enquiry, id="of then"), created_at=then, due_at=then)])
    assert {one.id for one in inbox.notices_due(now(), 9)} == {failed.id, in_hand.id, "of then"}
    assert inbox.notices_due(now(), 9) == []
    assert [one.id for one in inbox.notices_due(now() + timedelta(seconds=31), 9)] == [right.id]
    inbox.settle(new.id, "sent")


def test_all_that_wait(inbox):
    """What waits is due when asked for, whether it was tried or not, but for what is just being sent."""
    enquiry = made()
    later = written_time(now() + timedelta(minutes=20))
    kinds = ("mail", "webhook", "acknowledgement")
    inbox.keep(enquiry, [replace(notice(enquiry, kind), due_at=later, attempts=1) for kind in kinds])
    assert inbox.notices_due(now(), 9) == []
    assert inbox.renew_notices(now()) == 3
    assert len(inbox.notices_due(now(), 9, ("mail",))) == 1
    assert inbox.renew_notices(now()) == 2
    assert sorted(one.kind for one in inbox.notices_due(now(), 9)) == ["acknowledgement", "webhook"]


def test_alarms(inbox):
    """What was given up or waits for long is counted by way and reason, and can be let go of."""
    for number in range(3):
        enquiry = made(phone=str(number))
        inbox.keep(enquiry, [notice(enquiry, kind) for kind in ("mail", "webhook", "acknowledgement")])
        inbox.settle(f"{enquiry.id}-mail", "given_up", reason="SMTPDataError 554")
        inbox.settle(f"{enquiry.id}-acknowledgement", "given_up", reason="SMTPRecipientsRefused 550")
    given_up = ("mail", "SMTPDataError 554", 3)
    assert inbox.alarms(now() - timedelta(hours=1)) == [given_up]
    assert inbox.alarms(now()) == [given_up, ("webhook", "", 3)]
    assert inbox.alarms(now(), ["webhook"]) == [("webhook", "", 3)]
    assert inbox.dismiss(now() - timedelta(hours=1), ["webhook"]) == 0
    (in_hand,) = inbox.notices_due(now(), 1, ["webhook"])
    assert inbox.dismiss(now(), ["mail", "webhook"]) == 5
    assert inbox.alarms(now()) == [("webhook", "", 1)]
    inbox.settle(in_hand.id, "sent")
    assert inbox.notice_counts() == {"waiting": (0, ""), "given_up": (0, "")}
    assert inbox.renew_notices(now()) == 0


def test_suspected_no_more(inbox):
    """What becomes new is suspected no more, and only then its notices are kept, once."""
    enquiry, told = made(spam_reason="links"), made(phone="1")
    for one in (enquiry, told):
        inbox.keep(one)
    assert not inbox.mark(enquiry.id, "archived", [notice(enquiry, id="archived")])
    assert inbox.find(enquiry.id)[0].spam_reason == "links"
    assert inbox.mark(enquiry.id, "new", [notice(enquiry, id="new")])
    assert (inbox.find(enquiry.id)[0].state, inbox.find(enquiry.id)[0].spam_reason) == ("new", "")
    assert not inbox.mark(enquiry.id, "new", [notice(enquiry, id="again")])
    assert not inbox.mark(told.id, "new", [notice(told)])
    assert [one.id for one in inbox.notices_due(now(), 9)] == ["new"]


def test_opened_anew(inbox, address, tmp_path):
    """Another process sees all of it, and what one changes the other sees."""
    enquiry = made()
    inbox.keep(enquiry, [notice(enquiry)])
    other = open_inbox(address, tmp_path)
    assert list(other.enquiries()) == [enquiry]
    assert other.keep(made()).outcome == "repeated"
    other.settle(other.notices_due(now(), 1)[0].id, "sent")
    other.mark(enquiry.id, "spam")
    other.keep(made(phone="1"))
    assert inbox.notice_counts()["waiting"] == (0, "")
    assert inbox.counts() == {"spam": 1, "new": 1}
    for number, one in enumerate([inbox, other] * 5):
        one.keep(made(phone=f"7{number}"))
    inbox.erase("ada@lovelace.it")
    assert list(other.enquiries()) == []
    other.close()


def test_times_are_as_written():
    """A time is UTC, of one length, and comes back."""
    moment = datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert written_time(moment) == "2026-11-23T12:00:00.000000Z"
    assert parse_time(written_time(moment)) == moment
    assert all(len(written_time(a)) == 27 and written_time(a) < written_time(b) for a, b in pairwise([moment, now()]))
