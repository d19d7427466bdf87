"""Whom an enquiry is told to."""

import dataclasses

import pytest

from contact_api.notify.notifier import Notifier
from tests.published import FACTS

KEY = "k" * 32


@pytest.fixture
def notices(make_app, by_mail, by_hook):
    """What is told of an enquiry, with these settings on top of mail and webhook."""
    settings = make_app(**by_mail, **by_hook, CONTACT_SECRET_KEY=KEY).extensions["contact"].settings

    def of(enquiry, **others):
        return Notifier(None, dataclasses.replace(settings, **others), lambda: FACTS).notices_of(enquiry)

    return of


def kinds(notices):
    return [notice.kind for notice in notices]


def test_only_what_is_set(notices, made):
    """The assistant is told by mail and by webhook where that is set; the visitor only when switched on."""
    assert kinds(notices(made())) == ["mail", "webhook"]
    assert kinds(notices(made(), notify_to="")) == ["webhook"]
    assert kinds(notices(made(), notify_to="", webhook_url="")) == []
    assert kinds(notices(made(), acknowledge=True)) == ["mail", "webhook", "acknowledgement"]


def test_languages(notices, made):
    """The assistant is told in her language, the visitor in the language of the answer."""
    told = notices(made(reply_language="de"), acknowledge=True)
    assert [notice.language for notice in told] == ["it", "it", "de"]


def test_spam(notices, made):
    """What looks like spam rings no bell and gets no answer."""
    assert notices(made(spam_reason="honeypot"), acknowledge=True) == []


def test_address_that_not_every_server_takes(notices, made):
    """There is no acknowledgement to an address for which the mail server may have no letters."""
    assert kinds(notices(made(email="jörg@lovelace.it"), acknowledge=True)) == ["mail", "webhook"]


def test_nothing_typed(notices, made):
    """A notice holds nothing that was typed."""
    enquiry = made()
    told = str(notices(enquiry, acknowledge=True))
    assert enquiry.name not in told
    assert enquiry.email not in told
    assert enquiry.message not in told


def test_the_same_notice_has_the_same_id(notices, made):
    """The id follows from the enquiry, so that a double can be told; ways and enquiries differ."""
    first, second = made(), made()
    assert notices(first) == notices(first)
    assert len({notice.id for notice in notices(first) + notices(second)}) == 4


def test_one_acknowledgement_a_day(notices, made):
    """An address, in capitals or not, has one id a day, which only the key's owner can compute."""

    def acknowledged(enquiry, **others):
        return notices(enquiry, acknowledge=True, **others)[-1].id

    first = made()
    same_day = dataclasses.replace(made(email="ADA@lovelace.it"), received_at=first.received_at)
    next_day = dataclasses.replace(first, received_at="2031-01-01T00:00:00.000000Z")
    assert acknowledged(first) == acknowledged(same_day)
    assert acknowledged(first) != acknowledged(next_day)
    assert acknowledged(first) != acknowledged(dataclasses.replace(first, email="eva@lovelace.it"))
    assert acknowledged(first) != acknowledged(first, secret_key="other" * 8)
    spellings = ("ada@bücher.example", "ada@xn--bcher-kva.example", "Ada@bu\u0308cher.example")
    assert len({acknowledged(dataclasses.replace(first, email=spelling)) for spelling in spellings}) == 1
