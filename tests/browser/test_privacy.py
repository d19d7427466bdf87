"""The privacy notice says what the code does: no cookie, nobody else asked, nothing kept but what is being written."""

import pytest

from tests.browser.every_page.stillness import others_asked, traces
from tests.browser.every_page.visits import OFFERED, Visit

# What the notice promises, in the words that it uses.
PROMISES = {
    "it": ["non depositano cookie", "non caricano nulla da altri siti", "dopo otto ore non vale più"],
    "en": ["set no cookies", "load nothing from other sites", "it no longer counts after eight hours"],
    "de": ["setzen keine Cookies", "laden nichts von anderswo", "gilt sie nach acht Stunden nicht mehr"],
}


@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_an_enquiry_keeps_nothing_and_asks_nobody_else(open_page, served_site, language):
    """From the page to its thanks, sent by the script: no cookie, no storage, no third party."""
    page = open_page("about:blank", locale=OFFERED[language])
    visit = Visit(page, served_site, language)
    visit.watch()
    page.goto(served_site.address(language, "contact"))
    page.fill("[name=name]", "Ada")
    page.fill("[name=email]", f"private-{language}@example.org")
    page.fill("[name=message]", "Un messaggio che non lascia briciole.")
    assert page.evaluate("Object.keys(localStorage)") == ["enquiry-draft"]
    assert page.context.cookies() == []
    page.click("form.enquiry button")
    page.wait_for_selector(".sent:focus")
    assert visit.asked
    assert others_asked(visit) == []
    assert traces(visit) == []


@pytest.mark.parametrize("language", sorted(PROMISES))
def test_the_notice_promises_just_that(open_page, served_site, language):
    """The notice names no more and no less; the one cookie it admits to is the confirm page’s."""
    page = open_page(served_site.address(language, "privacy"))
    text = page.inner_text("main")
    assert all(promise in text for promise in PROMISES[language])


def test_the_confirm_page_sets_its_one_cookie(browser, served_site):
    """The exception that the notice names: a session cookie, out of reach of scripts, and no other."""
    context = browser.new_context()
    answer = context.request.post(
        f"{served_site.url}/api/contact",
        form={
            "name": "Ada",
            "email": "ada@example.org",
            "message": "Senza origine, con conferma.",
            "language": "it",
        },
        headers={"Origin": "null"},
    )
    assert answer.ok
    [cookie] = context.cookies()
    assert cookie["httpOnly"]
    assert cookie["expires"] == -1
    context.close()
