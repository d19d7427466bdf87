"""The privacy notice says what the code does: no cookie, nothing stored, nobody else asked."""

import pytest

KEPT = """async () => ({
  cookies: document.cookie,
  local: localStorage.length,
  session: sessionStorage.length,
  caches: (await caches.keys()).length,
  databases: (await indexedDB.databases()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookies": "", "local": 0, "session": 0, "caches": 0, "databases": 0, "workers": 0}
# What the notice promises, in the words that it uses.
PROMISES = {
    "it": ["non depositano cookie", "non caricano nulla da altri siti"],
    "en": ["set no cookies", "load nothing from other sites"],
    "de": ["setzen keine Cookies", "laden nichts von anderswo"],
}


@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_no_page_keeps_anything_or_asks_anybody_else(open_page, served_site, language):
    """Through all pages, and with an enquiry sent by the script: no cookie, no storage, no third party."""
    page = open_page("/", locale={"it": "de-DE", "en": "it-IT", "de": "en-GB"}[language])
    asked, cookies = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda answer: cookies.append(answer.headers.get("set-cookie")))
    for address in served_site.pages(language):
        page.goto(address)
    page.goto(served_site.address(language, "contact"))
    page.fill("[name=name]", "Ada")
    page.fill("[name=email]", f"private-{language}@example.org")
    page.fill("[name=message]", "Un messaggio che non lascia briciole.")
    page.click("form.enquiry button")
    page.wait_for_selector(".sent:focus")
    assert [url for url in asked if not url.startswith(served_site.url)] == []
    assert not any(cookies)
    assert page.context.cookies() == []
    assert page.evaluate(KEPT) == NOTHING


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
