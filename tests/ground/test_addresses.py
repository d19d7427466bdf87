"""Where pages stand."""

from ground.addresses import Addresses, home_address

PAGES = {"it": {"contact": "/contatti/"}, "en": {"contact": "/en/contact/"}}
SITE = Addresses(("it", "en", "de"), "it", PAGES, {"en": {"travel": "/en/contact/travel/"}})


def test_homes():
    """The default language stands at the root, every other one in a folder of its code."""
    assert [SITE.home(code) for code in SITE.languages] == ["/", "/en/", "/de/"]
    assert (home_address("de", "de"), home_address("it", "de")) == ("/", "/it/")


def test_pages():
    """By language and key; where there is no such page, or no such language, the home page."""
    assert SITE.page("en", "contact") == "/en/contact/"
    assert SITE.page("en", "thanks") == "/en/"
    assert SITE.page("de", "contact") == "/de/"


def test_topics():
    """By language and key of the topic; the home page where there is none."""
    assert SITE.topic("en", "travel") == "/en/contact/travel/"
    assert SITE.topic("en", "other") == "/en/"
    assert SITE.topic("it", "travel") == "/"
