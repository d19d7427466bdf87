"""What somebody reads who has a browser of text alone: nothing that has not happened."""

import subprocess

import html5lib
import pytest

from ground.published import read_published
from ground.texts import translations
from tests.needs import needs

LANGUAGES = ["it", "en", "de"]
# What only scripts say, and only when it is so.
SAID_LATER = [
    "One thing before it goes",
    "It has not been sent",
    "It has arrived, thank you!",
    "What you had begun to write is here again. It was kept in this browser only.",
    "Remove it",
    "Show more",
    "Sending …",
]
# Unseen in other browsers, and read out here; the trap for robots says itself that it is to be left empty.
UNSEEN = {"template", "dialog"}


def read(page: str) -> str:
    """A page as lynx shows it, in one line."""
    command = [needs("lynx"), "-stdin", "-dump", "-nolist", "-width=1000", "-assume_charset=utf-8"]
    shown = subprocess.run([*command, "-display_charset=utf-8"], input=page, capture_output=True, text=True, check=True)
    return " ".join(shown.stdout.split())


def pages_of(site, language):
    """The pages of a language by address, and the frame around the endpoint’s answers."""
    pages = {address: site.text(address) for address in site.kinds(language)}
    return pages | {"frame": read_published(site.var / "preview" / "published").frames[language]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_before_it_happens(served_site, language):
    """Not on any page, in any language."""
    later = [translations(other).gettext(text) for text in SAID_LATER for other in LANGUAGES]
    offers = [translations(other).gettext("This page is also in English") for other in LANGUAGES]
    pages = pages_of(served_site, language)
    del pages[served_site.address(language, "thanks")]  # there it has arrived
    shown = {address: read(page) for address, page in pages.items()}
    assert all(shown.values())
    said = {(address, text) for address, page in shown.items() for text in later + offers if text in page}
    assert said == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contact_page_is_all_there(served_site, language):
    """Its fields, and what is to be left empty."""
    shown = read(served_site.text(served_site.address(language, "contact")))
    for text in ("Your name", "Your email address", "Your message", "Leave this field empty"):
        assert translations(language).gettext(text) in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_there_unseen(served_site, language):
    """Neither as a template nor as hidden: whoever knows neither would read it."""
    unseen = set()
    for address, page in pages_of(served_site, language).items():
        for element in html5lib.parse(page, namespaceHTMLElements=False).iter():
            if element.tag in UNSEEN or "hidden" in element.attrib:
                unseen.add((address, "".join(element.itertext())))
    assert unseen == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_that_was_refused(served_site, language):
    """What has happened is there: the summary, once, and no thanks."""
    title = translations(language).gettext("One thing before it goes")
    client = served_site.endpoint.test_client()
    sent = {"data": {"language": language}, "base_url": served_site.url}
    to_confirm = client.post("/api/contact", **sent).text
    assert title not in read(to_confirm)
    refused = read(client.post("/api/contact", headers={"Origin": served_site.url}, **sent).text)
    assert refused.count(title) == 1
    assert translations(language).gettext("It has arrived, thank you!") not in refused
