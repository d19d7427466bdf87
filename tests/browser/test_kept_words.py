"""What a person typed survives: in three engines, with and without JavaScript, and the back/forward cache."""

import threading

import pytest

from desk.website import Website
from tests.browser.engines import ENGINES
from tests.serving import files_in, listen, serving

TYPED = {"name": "Ada Löwe", "email": "ada@example.org", "message": "Due righe, zwei Zeilen."}
# Firefox takes half a minute to start; with its cache a page is kept whole, as the other two show.
WAYS = [
    (engine, scripts, cache)
    for engine in ENGINES
    for scripts in (True, False)
    for cache in (True, False)
    if not (cache and engine == "firefox")
]


class Site:
    """The site and its endpoint, which takes enquiries (``well``), is ``away``, or ``hangs``."""

    def __init__(self, served_site, url, root):
        self.url, self.page, self.thanks, self.privacy = (
            url,
            *(url + served_site.address("it", key) for key in ("contact", "thanks", "privacy")),
        )
        places = {"ROOT": root, "CONTACT_PUBLISHED": str(served_site.var / "preview" / "published")}
        settings = {"CONTACT_INBOX": "sqlite:///var/inbox.db", "CONTACT_RATE_LIMIT": ""}
        files = files_in(served_site.output)
        self.application = Website(files, served_site.facts.languages, url, **places, **settings)
        self.state, self.released, self.waiting = "well", threading.Event(), threading.Event()

    def __call__(self, environ, start_response):
        """Answer, or do not."""
        state = self.state if environ["REQUEST_METHOD"] == "POST" else "well"
        if state == "away":
            page = b"<!doctype html><title>502</title><h1>502 Bad Gateway</h1>"
            start_response("502 Bad Gateway", [("Content-Type", "text/html"), ("Content-Length", str(len(page)))])
            return [page]
        if state == "hangs":
            self.waiting.set()
            self.released.wait(60)
            self.released.clear()
        return self.application(environ, start_response)

    @property
    def inbox(self):
        """Where the enquiries are kept."""
        return self.application.endpoint.extensions["contact"].inbox

    def kept(self, email):
        """The messages that came from this address."""
        return [enquiry.message for enquiry in self.inbox.of_person(email)]


@pytest.fixture(scope="module")
def site(served_site, tmp_path_factory):
    """The site at an address of its own, with an inbox of its own."""
    listening, url = listen()
    site = Site(served_site, url, tmp_path_factory.mktemp("kept"))
    with serving(site, listening):
        yield site
    site.application.endpoint.extensions["contact"].worker.stop()
    site.inbox.close()


@pytest.fixture(scope="module", params=WAYS, ids=lambda way: "-".join(map(str, way)))
def opened(request, browser, tmp_path_factory):
    """A browser of an engine."""
    engine, scripts, cache = request.param
    with ENGINES[engine](tmp_path_factory.mktemp(engine), browser.browser_type, scripts, cache) as window:
        window.engine, window.scripts, window.cache = engine, scripts, cache
        yield window


@pytest.fixture
def window(opened, site):
    """Its tab, at the contact page, as on a first visit."""
    site.state = "well"
    opened.reopen()
    opened.open(site.privacy)
    opened.run("localStorage.clear()")
    opened.open(site.page)
    return opened


def fill(window, **typed):
    """Type what is needed."""
    for name, text in {**TYPED, **typed}.items():
        window.write(name, text)


def typed_in(window):
    """What stands in those fields."""
    return {name: window.value(name) for name in TYPED}


def leave_and_return(window, site):
    """Follow a link, and go back; whether the page was kept whole meanwhile."""
    left = str(window.run("location.href"))
    window.run("void (document.body.id = 'kept-whole')")
    window.open(site.privacy)
    window.back()
    window.wait(lambda window: window.is_at(left))
    return window.run("document.body.id") == "kept-whole"


def test_going_back(window, site):
    """All that was typed is there again."""
    fill(window)
    assert leave_and_return(window, site) == window.cache
    assert typed_in(window) == TYPED


def test_loading_again(window):
    """So it is after a reload; without a script that is up to the browser, and Firefox alone does it."""
    if not window.scripts and window.engine != "firefox":
        pytest.skip("this engine forgets what was typed")
    fill(window)
    window.reload()
    assert typed_in(window) == TYPED


def only_with_scripts(window):
    """Leave the test out where no script runs."""
    if not window.scripts:
        pytest.skip("a page without a script cannot know")


def stored(window):
    """How much is kept in the browser."""
    return window.run("localStorage.length")


def test_a_closed_tab(window, site):
    """In another one it is there again, said to be so, and can be removed."""
    only_with_scripts(window)
    fill(window)
    window.reopen()
    window.open(site.page)
    assert typed_in(window) == TYPED
    assert "di nuovo qui" in window.text(".draft [role=status]")
    window.press(".draft button")
    assert typed_in(window) == dict.fromkeys(TYPED, "")
    assert (stored(window), window.text(".draft")) == (0, "")
    window.open(site.page)
    assert typed_in(window) == dict.fromkeys(TYPED, "")


def test_what_has_arrived_is_kept_no_longer(window, site):
    """Neither in the browser nor in the form of the next visit."""
    only_with_scripts(window)
    email = f"arrived-{window.engine}-{window.cache}@example.org".lower()
    fill(window, email=email)
    assert stored(window) == 1
    window.press(".send button")
    window.wait(lambda window: window.text(".sent"))
    assert (stored(window), site.kept(email)) == (0, [TYPED["message"]])
    window.open(site.page)
    assert typed_in(window) == dict.fromkeys(TYPED, "")


def test_the_page_of_thanks_ends_it_too(window, site):
    """Who confirmed on a page of the endpoint ends there."""
    only_with_scripts(window)
    fill(window)
    window.open(site.thanks)
    assert stored(window) == 0


def test_old_words_go(window, site):
    """After eight hours, with the next page of the site, whichever it is."""
    only_with_scripts(window)
    fill(window)
    age = "JSON.stringify({ ...JSON.parse(localStorage['enquiry-draft']), at: Date.now() - 8 * 3600 * 1000 })"
    window.run(f"void (localStorage['enquiry-draft'] = {age})")
    window.open(site.privacy)
    assert stored(window) == 0


def only_where_the_driver_goes_on(window):
    """Leave the test out in WebKit without scripts.

    WebKitWebDriver 2.50 cannot stop a page, nor does it answer once it went back from what a form led to.
    """
    if window.engine == "webkit" and not window.scripts:
        pytest.skip("WebKitWebDriver waits for ever here")


def send_once_more(window, site, email):
    """Press, and have it arrive, once."""
    site.state = "well"
    window.press(".send button")
    window.wait(lambda window: window.text(".sent") if window.scripts else window.is_at(site.thanks))
    assert len(site.kept(email)) == 1


def email_of(window, what):
    """An address for this test alone."""
    return f"{what}-{window.engine}-{window.scripts}-{window.cache}@example.org".lower()


def test_an_endpoint_that_is_away(window, site):
    """What a proxy says instead loses nothing: on the page, or by Back."""
    only_where_the_driver_goes_on(window)
    if window.engine == "firefox" and not (window.scripts or window.cache):
        pytest.skip("Firefox without its cache forgets what was sent, and a page without a script cannot know")
    email = email_of(window, "away")
    fill(window, email=email)
    site.state = "away"
    window.press(".send button")
    if window.scripts:
        window.wait(lambda window: window.text(".summary"))
        assert "ancora tutto qui" in window.text(".summary")
    else:
        window.wait(lambda window: "502" in window.text())
        window.back()
        window.wait(lambda window: window.is_at(site.page))
    window.wait(lambda window: typed_in(window) == {**TYPED, "email": email})
    send_once_more(window, site, email)


def test_an_endpoint_that_never_answers(window, site):
    """It is said after some seconds; without a script one stops. Sent again, it is the same enquiry."""
    # It takes a quarter of a minute, and the cache has no part in it: Firefox is driven without it alone.
    if window.scripts and not window.cache and window.engine != "firefox":
        pytest.skip("tried with the cache")
    only_where_the_driver_goes_on(window)
    email = email_of(window, "hanging")
    fill(window, email=email)
    site.state = "hangs"
    window.press(".send button")
    assert site.waiting.wait(30)
    if window.scripts:
        window.wait(lambda window: window.text(".summary"))
        assert "conta una volta sola" in window.text(".summary")
    else:
        window.stop()
    window.wait(lambda window: typed_in(window) == {**TYPED, "email": email})
    send_once_more(window, site, email)
    site.released.set()
    site.waiting.clear()
    assert len(site.kept(email)) == 1


def test_the_page_that_shows_the_form_again(window, site):
    """What was mended on it is there as well after a visit to another page, and arrives once."""
    only_where_the_driver_goes_on(window)
    email = email_of(window, "again")
    fill(window, email="ada")
    window.run("void document.getElementById('enquiry').submit()")  # by pages, whatever scripts would do
    window.wait(lambda window: window.is_at("/api/contact"))
    assert typed_in(window) == {**TYPED, "email": "ada"}
    window.write("email", email)
    window.write("message", "Eine Zeile mehr.")
    leave_and_return(window, site)
    assert typed_in(window) == {**TYPED, "email": email, "message": "Eine Zeile mehr."}
    send_once_more(window, site, email)


def test_words_for_a_page_of_another_language(window, site):
    """Whoever changes the language of the page has written already."""
    only_with_scripts(window)
    fill(window)
    window.open(site.url + "/de/kontakt/")
    assert typed_in(window) == TYPED
