"""The form is never wider than the window, whatever words it has to show."""

from urllib.parse import urljoin

import pytest

from desk.website import Website
from tests.conftest import build_site
from tests.facts import copy_content
from tests.serving import files_in, listen, serving

LONG = "una.assistente.dal.nome.assai.lungo@example.org"
LOOKS = [(320, "light"), (360, "dark"), (768, "light"), (1280, "dark")]
UNBROKEN = "Donaudampfschifffahrtsgesellschaft" * 4


@pytest.fixture(scope="module")
def failing(tmp_path_factory):
    """The address of the contact page of a site with a long address to write to, whose inbox cannot be written."""
    root = tmp_path_factory.mktemp("narrow")
    copy_content(root / "content", {"nome.cognome@example.com": LONG})
    site = build_site(root, root / "content")
    (root / "full").write_text("a file where a folder should be")
    listening, url = listen()
    settings = {"ROOT": root, "CONTACT_INBOX": "sqlite:///full/inbox.db", "CONTACT_RATE_LIMIT": ""}
    website = Website(files_in(site.output), site.facts.languages, url, **settings)
    with serving(website, listening):
        yield url + site.address("de", "contact")
    website.endpoint.extensions["contact"].worker.stop()
    website.endpoint.extensions["contact"].inbox.close()


def send(page, **typed):
    """Fill the form in, and send it."""
    fields = {"name": UNBROKEN[:90], "email": "ada@example.org", "message": UNBROKEN} | typed
    for name, text in fields.items():
        page.fill(f"[name={name}]", text)
    page.click(".send button")


def too_wide(page):
    """How much wider than the window the page is, and what sticks out of the sheet of the form."""
    return page.evaluate("""() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        const edge = document.querySelector("form.enquiry").getBoundingClientRect().right;
        const parts = [...document.querySelectorAll("form.enquiry :is(li, a, p, dd, label, span, .field)")];
        const out = parts.filter((one) => !one.closest(".website") && one.getBoundingClientRect().right > edge);
        return [...(scrollWidth > clientWidth ? [scrollWidth] : []), ...out.map((one) => one.outerHTML.slice(0, 100))];
    }""")


@pytest.fixture(params=LOOKS, ids=str)
def look(request):
    """A width and its colours."""
    width, colours = request.param
    return {"viewport": {"width": width, "height": 800}, "color_scheme": colours}


@pytest.mark.parametrize("scripts", [True, False])
def test_an_address_to_write_to(open_page, failing, look, scripts):
    """It breaks where the summary names it, by the script or by the endpoint."""
    page = open_page(failing, java_script_enabled=scripts, **look)
    send(page)
    page.wait_for_selector(".summary:focus")
    assert LONG in page.inner_text(".summary")
    assert too_wide(page) == []


def test_words_to_confirm(open_page, failing, look):
    """They break, too."""
    page = open_page(failing, java_script_enabled=False, **look)
    action = page.get_attribute("#enquiry", "action")
    fields = f"<input name=name value=Ada><input name=email value=a@b.org><input name=message value={UNBROKEN}>"
    page.goto("about:blank")
    page.set_content(f"<form method=post action={urljoin(failing, action)}>{fields}<button>")
    page.click("button")
    assert UNBROKEN in page.inner_text(".typed >> nth=2")
    assert too_wide(page) == []


@pytest.mark.parametrize("scripts", [True, False])
def test_all_that_can_be_wrong(open_page, failing, look, scripts):
    """Every sentence beside its field, and in the summary."""
    page = open_page(failing, java_script_enabled=scripts, **look)
    page.evaluate("document.getElementById('enquiry').setAttribute('novalidate', '')")
    page.evaluate("document.querySelector('details.more').open = true")
    send(page, name="1", email=f"{UNBROKEN[:60]}@localhost", message="kurz", phone="a" * 41)
    page.wait_for_selector(".summary:focus")
    assert page.locator(".summary li").count() == 4
    assert too_wide(page) == []
