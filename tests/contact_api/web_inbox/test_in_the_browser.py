"""The web inbox in a real browser, mostly without JavaScript."""

import json
import re

import pytest

from tests.browser.axe import violations
from tests.conftest import FLAGS
from tests.contact_api.web_inbox.conftest import PASSWORD
from tests.needs import needs
from tests.serving import listen, serving

LANGUAGES = ["it", "en", "de"]


def addresses(enquiry) -> list[str]:
    """Every page behind the door."""
    return [
        "/inbox/",
        "/inbox/?state=all",
        "/inbox/?search=nirgends",
        "/inbox/weeks",
        f"/inbox/{enquiry.id}",
        f"/inbox/{enquiry.id}/erase",
        "/inbox/00000000-0000-4000-8000-000000000000",
    ]


def test_a_morning_at_the_desk(open_inbox, put, kept, app):
    """She signs in, reads, answers, marks, searches, erases, and signs out, all without JavaScript."""
    ada, grace = put(), put(name="Grace", email="grace@example.org", message="Eine Brieftaube, bitte.")
    page = open_inbox()
    page.click("text=Ada Löwe")
    assert "mi serve una mano" in page.inner_text(".typed")
    assert page.get_attribute("a.button", "href").startswith("mailto:ada@example.org?subject=La%20tua")
    page.click("text=Ho risposto")
    assert page.inner_text("[role=status]") == "Adesso è: con risposta"
    page.click("text=Torna all’elenco")
    assert page.locator(".enquiries h3").all_inner_texts() == ["Ada Löwe"]
    page.fill("[type=search]", "brieftaube")
    page.press("[type=search]", "Enter")
    page.click(".enquiries h3 a")
    page.click("text=È spam")
    page.click("text=Non è spam")
    page.click("text=Cancella questa persona")
    assert "grace@example.org" in page.inner_text("main")
    page.click("text=Sì, cancella tutto")
    assert "si stanno cancellando le richieste: 1." in page.inner_text("[role=status]")
    app.extensions["contact"].inbox.erase_asked()
    page.click("text=Guarda di nuovo")
    assert page.inner_text("[role=status]") == "Richieste cancellate: 1"
    assert [(enquiry.id, enquiry.state) for enquiry in kept()] == [(ada.id, "answered")]
    page.click("text=Esci")
    page.goto(f"/inbox/{grace.id}")
    assert page.locator("[name=password]").is_visible()


def test_a_browser_that_keeps_no_cookie(browser, app, tmp_path):
    """With cookies refused, even the right password opens nothing; the second page says why."""
    (tmp_path / "Default").mkdir()
    wish = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (tmp_path / "Default" / "Preferences").write_text(json.dumps(wish))
    listening, url = listen()
    launch = browser.browser_type.launch_persistent_context
    with serving(app, listening):
        context = launch(tmp_path, executable_path=needs("chromium"), args=FLAGS, java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{url}/inbox/")
        page.fill("[name=password]", PASSWORD)
        page.click("main button")
        assert f"non conserva i cookie di {url}" in page.inner_text("#password-error")
        context.close()


def test_a_wrong_password_is_said_at_the_field(open_inbox):
    """The sentence belongs to the field for those who hear the page."""
    page = open_inbox(sign_in=False)
    page.fill("[name=password]", "open sesame")
    page.click("main button")
    assert page.get_attribute("[name=password]", "aria-invalid") == "true"
    assert page.get_attribute("[name=password]", "aria-describedby") == "password-error"
    assert "password è sbagliata" in page.inner_text("#password-error")
    assert page.input_value("[name=password]") == ""


def test_what_visitors_type_is_inert(open_inbox, hostile):
    """With JavaScript on, markup and scripts in every field stay text on every page and in the table."""
    page = open_inbox(java_script_enabled=True)
    problems = []
    page.on("pageerror", lambda error: problems.append(error))
    page.on("dialog", lambda dialog: problems.append(dialog.message))
    page.on("console", lambda message: problems.append(message.text) if "Content" in message.text else None)
    for address in addresses(hostile):
        page.goto(address)
        assert page.title() != "run"
        assert page.locator("main script, script:not([src^='/inbox/']), main img, [onerror]").count() == 0
    page.goto(f"/inbox/{hostile.id}")
    assert page.inner_text("h1") == hostile.name
    assert page.inner_text(".typed") == hostile.message
    assert "<script>" in page.inner_text("dl.facts")
    assert "{{7*7}}" in page.inner_text("h1")
    links = page.eval_on_selector_all("main a", "links => links.map(link => link.protocol)")
    assert set(links) == {"http:", "mailto:"}  # a telephone number that nobody can dial is no link
    assert problems == []


def test_the_table_comes_as_a_file(open_inbox, hostile):
    """The browser saves it and shows nothing of it."""
    page = open_inbox()
    page.goto("/inbox/?state=all")
    with page.expect_download() as download:
        page.click("text=Scarica questo elenco")
    assert re.fullmatch(r"enquiries-[0-9-]{10}\.csv", download.value.suggested_filename)
    assert page.url.endswith("/inbox/?state=all")


def test_a_link_from_another_site_finds_her_signed_in(open_inbox, put):
    """A strict cookie stays at home when a webmail’s link leads here; the inbox asks for it once more."""
    enquiry = put()
    page = open_inbox()
    here = page.url
    page.route(
        "http://webmail.example/",
        lambda route: route.fulfill(content_type="text/html", body=f'<a href="{here}{enquiry.id}">An enquiry</a>'),
    )
    page.goto("http://webmail.example/")
    page.click("a")
    page.wait_for_selector(".typed")
    page.goto("/inbox/")
    assert page.locator(".desk-menu").is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_page(open_inbox, put, language):
    """WCAG 2.2 AA as far as a program can judge it, at the door and behind it, light and dark."""
    put(spam_reason="links", message="Reklame, Reklame, Reklame")
    enquiry = put(phone="+39 06 1234", reply_language="de")
    page = open_inbox(sign_in=False, java_script_enabled=True)
    page.goto(f"/inbox/sign-in?language={language}")
    found = violations(page)
    page.fill("[name=password]", "zwölf Brieftauben")
    page.click("main button")
    for address in addresses(enquiry):
        page.goto(address)
        assert page.get_attribute("html", "lang") == language
        found += violations(page)
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_scrolls_sideways_at_320_pixels(open_inbox, put, language):
    """WCAG 1.4.10, with words as long as they come."""
    enquiry = put(
        name="Donaudampfschifffahrtsgesellschaftskapitän" * 2,
        email=f"{'a' * 60}@{'b' * 60}.example.org",
        message="https://example.org/" + "x" * 300,
        page="/" + "y" * 150,
    )
    page = open_inbox(java_script_enabled=True, viewport={"width": 320, "height": 640})
    page.goto(f"/inbox/?language={language}")
    wide = []
    for address in addresses(enquiry):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(address)
    assert wide == []


def test_the_inbox_wears_the_sites_typeface(open_inbox):
    """Sheet and typeface come from the endpoint itself and pass its own policy."""
    page = open_inbox(java_script_enabled=True)
    faces = page.evaluate("document.fonts.load('1em Brygada').then(faces => faces.map(face => face.status))")
    assert faces == ["loaded"]
