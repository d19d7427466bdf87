"""Where pages stand."""

from ground.addresses import Addresses, below, file_of, home_address, is_within

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


def test_a_site_below_a_path():
    """Every address begins with it, however it was written; its files know nothing of it."""
    assert (home_address("de", "it", "/sito"), home_address("it", "it", "/sito")) == ("/sito/de/", "/sito/")
    written = ["/a/", "/sito/a/", "/sitophone/", "/", "https://a.it/a/", "//a.it/a/", "mailto:a@a.it", "#a", "a.pdf"]
    meant = ["/sito/a/", "/sito/a/", "/sito/sitophone/", "/sito/", *written[4:]]
    assert [below("/sito", one) for one in written] == meant
    assert [below("", one) for one in written] == written
    assert [file_of(one, "/sito") for one in ("/sito/", "/sito/a/", "/sito/a.txt", "/a/")] == [
        *("index.html", "a/index.html", "a.txt", "a/index.html"),
    ]
    assert [is_within("/sito", one) for one in ("/sito/", "/sito", "/sitophone/", "/")] == [True, False, False, False]
