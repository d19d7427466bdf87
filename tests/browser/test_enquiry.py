"""An enquiry sent from the real page in a real browser is found in the real inbox."""

import time

import pytest

from contact_api.intake.spam import SIGNS
from ground.texts import translations
from tests.browser.axe import violations

LANGUAGES = ["it", "en", "de"]


def fill(page, language, email="ada@example.org"):
    page.fill("[name=name]", f"Ada {language} Löwe")
    page.fill("[name=email]", email)
    page.fill("[name=message]", f"Una riga, a line, eine Zeile – “{language}”.\nE un’altra.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_the_enquiry_is_stored_and_thanked_for(open_page, served_site, language):
    """With JavaScript off the form goes by pages and ends on the thank-you page of its language."""
    page = open_page(served_site.address(language, "contact"), java_script_enabled=False)
    fill(page, language, email=f"pages-{language}@example.org")
    page.click("form.enquiry button")
    assert page.url == served_site.url + served_site.address(language, "thanks")
    assert page.get_attribute("html", "lang") == language
    [enquiry] = served_site.enquiries(search=f"pages-{language}@example.org")
    assert enquiry["language"] == enquiry["reply_language"] == language
    assert enquiry["message"] == f"Una riga, a line, eine Zeile – “{language}”.\nE un’altra."
    assert enquiry["state"] == "new"


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_javascript_the_enquiry_is_stored_without_leaving_the_page(open_page, served_site, language):
    """With JavaScript on the thanks appear in place and take the focus."""
    address = served_site.address(language, "contact")
    page = open_page(address)
    fill(page, language, email=f"script-{language}@example.org")
    page.click("form.enquiry button")
    page.wait_for_selector(".sent:focus")
    assert page.url == served_site.url + address
    assert page.locator("main h1").count() == 1
    assert page.locator("main .steps li").count() == 3
    assert page.locator("form.enquiry").count() == 0
    assert violations(page) == []
    assert len(served_site.enquiries(search=f"script-{language}@example.org")) == 1
    page.click(".bar .write")  # to a form that is empty
    page.wait_for_selector("form.enquiry")
    assert page.input_value("[name=message]") == ""


def test_two_clicks_make_one_enquiry(open_page, served_site):
    """Somebody who clicks twice has written once."""
    page = open_page(served_site.address("it", "contact"))
    fill(page, "it", email="twice@example.org")
    page.dblclick("form.enquiry button")
    page.wait_for_selector(".sent:focus")
    assert len(served_site.enquiries(search="twice@example.org")) == 1


def test_with_javascript_errors_stand_beside_their_fields(open_page, served_site):
    """A refused form keeps what was typed, names each field, and moves the focus to the summary."""
    page = open_page(served_site.address("de", "contact"))
    page.fill("[name=name]", "Ada")
    page.click("form.enquiry button")
    page.wait_for_selector(".summary:focus")
    assert page.locator(".summary li").count() == 2
    assert page.get_attribute("[name=email]", "aria-invalid") == "true"
    assert page.inner_text("#email-error") != ""
    assert page.inner_text("#name-error") == ""
    assert page.input_value("[name=name]") == "Ada"
    page.click(".summary li:first-child a")
    assert page.evaluate("document.activeElement.name") == "email"


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_a_refused_form_comes_back_filled_in(open_page, served_site, language):
    """The form again, in the site's look and language, with everything typed still there."""
    page = open_page(served_site.address(language, "contact"), java_script_enabled=False)
    fill(page, language, email="ada@localhost")
    page.click("form.enquiry button")
    assert page.get_attribute("html", "lang") == language
    assert page.locator(".site-header .brand").is_visible()
    assert page.locator(".summary li a[href='#email']").is_visible()
    assert page.input_value("[name=email]") == "ada@localhost"
    assert page.input_value("[name=message]").endswith("E un’altra.")
    page.fill("[name=email]", f"mended-{language}@example.org")
    page.click("form.enquiry button")
    assert page.url == served_site.url + served_site.address(language, "thanks")
    assert len(served_site.enquiries(search=f"mended-{language}@example.org")) == 1


def test_an_unreachable_endpoint_loses_nothing_that_was_typed(open_page, served_site):
    """With the line down the page says so and keeps every word."""
    page = open_page(served_site.address("en", "contact"))
    fill(page, "en")
    page.context.set_offline(True)
    page.click("form.enquiry button")
    page.wait_for_selector(".summary:focus")
    assert "still here" in page.inner_text(".summary")
    assert page.input_value("[name=message]").startswith("Una riga")


@pytest.mark.parametrize(
    ("kind", "body"),
    [("text/html", "<h1>Wi-Fi</h1>"), ("application/json", ""), ("application/json", '{"status": "ok"}')],
)
def test_only_the_endpoint_says_that_it_has_arrived(open_page, served_site, kind, body):
    """Whoever else answers on the way, all is well is not what the page makes of it."""
    page = open_page(served_site.address("en", "contact"))
    page.route("**/api/contact", lambda route: route.fulfill(status=200, content_type=kind, body=body))
    fill(page, "en", email="portal@example.org")
    page.click("form.enquiry button")
    page.wait_for_selector(".summary:focus")
    assert "still here" in page.inner_text(".summary")
    assert page.input_value("[name=message]").startswith("Una riga")
    assert served_site.enquiries(search="portal@example.org") == []


def test_a_form_from_elsewhere_is_confirmed_by_a_click(browser, served_site, tmp_path):
    """A form posted from another origin leads to the confirm page, whose one button stores it."""
    strange = tmp_path / "strange.html"
    strange.write_text(
        f'<form method="post" action="{served_site.url}/api/contact"><input name="name" value="Ada">'
        '<input name="email" value="elsewhere@example.org"><textarea name="message">Da un’altra pagina, ciao'
        '</textarea><input name="language" value="it"><button>ok</button></form>',
        encoding="utf-8",
    )
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(strange.as_uri())
    page.click("button")
    assert served_site.enquiries(search="elsewhere@example.org") == []
    assert "Da un’altra pagina" in page.inner_text("main")
    page.click("main form button")
    assert page.url == served_site.url + served_site.address("it", "thanks")
    assert len(served_site.enquiries(search="elsewhere@example.org")) == 1
    context.close()


LOOK = """document.fonts.ready.then(() => {
    const title = getComputedStyle(document.querySelector("main h1"));
    const fonts = [...document.fonts].map((font) => font.status).filter((status) => status !== "unloaded");
    return [title.fontFamily, title.color, getComputedStyle(document.body).backgroundColor, ...fonts.sort()];
})"""


def test_the_site_opened_as_localhost_takes_an_enquiry_too(browser, served_site):
    """Who types localhost sends by pages as well; refused, the form has its looks, and ends at the site."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served_site.url.replace("127.0.0.1", "localhost") + served_site.address("it", "contact"))
    fill(page, "it", email="ada@localhost")
    site = page.evaluate(LOOK)
    assert "loaded" in site
    page.click("form.enquiry button")
    page.wait_for_load_state()  # with its style sheet and typeface
    assert page.locator(".summary li a[href='#email']").is_visible()
    again = page.evaluate(LOOK)
    assert (again[:3], set(again[3:])) == (site[:3], {"loaded"})
    page.fill("[name=email]", "localhost@example.org")
    page.click("form.enquiry button")
    assert page.url == served_site.url + served_site.address("it", "thanks")
    assert len(served_site.enquiries(search="localhost@example.org")) == 1
    context.close()


@pytest.fixture
def haste(monkeypatch):
    """What the sign for haste weighs, for each form that comes."""
    weights = []

    def weigh(form, known):
        weights.append(SIGNS["too fast"](form, known))
        return ""

    monkeypatch.setattr("contact_api.intake.views.spam_reason", weigh)
    return weights


@pytest.mark.parametrize(("limit", "wait", "weight"), [(60, 0, 1), (0, 1.5, 0)])
def test_with_javascript_haste_is_a_sign(open_page, served_site, monkeypatch, haste, limit, wait, weight):
    """The endpoint signs when somebody begins to write, and it weighs when that was just now."""
    monkeypatch.setattr("contact_api.intake.spam.TOO_FAST", limit)  # a busy machine is no failure
    page = open_page(served_site.address("it", "contact"))
    assert page.input_value("[name=shown]") == ""
    begin(page)
    time.sleep(wait)
    fill(page, "it", email="haste@example.org")
    page.click("form.enquiry button")
    page.wait_for_selector(".sent:focus")
    assert haste == [weight]


def begin(page):
    """Write the first letters, until the form has what the endpoint says to it."""
    with page.expect_response(lambda answer: answer.request.method == "OPTIONS") as asked:
        page.fill("[name=name]", "Ada")
    signed = asked.value.header_value("Form-Shown")
    page.wait_for_function("value => document.querySelector('[name=shown]').value === value", arg=signed)


def test_without_javascript_haste_is_no_sign(open_page, served_site, haste):
    """Whoever is quick by pages, with what a browser fills in, is no robot for that."""
    page = open_page(served_site.address("it", "contact"), java_script_enabled=False)
    fill(page, "it", email="quick@example.org")
    page.click("form.enquiry button")
    assert page.url == served_site.url + served_site.address("it", "thanks")
    assert haste == [0]


def test_haste_and_many_links_make_spam(open_page, served_site, monkeypatch):
    """The sign counts together with another one, and the sender sees no difference."""
    monkeypatch.setattr("contact_api.intake.spam.TOO_FAST", 60)
    page = open_page(served_site.address("it", "contact"))
    begin(page)
    fill(page, "it", email="robot@example.org")
    page.fill("[name=message]", "https://a.example https://b.example https://c.example")
    page.click("form.enquiry button")
    page.wait_for_selector(".sent:focus")
    [enquiry] = served_site.enquiries(search="robot@example.org")
    assert (enquiry["state"], enquiry["spam_reason"]) == ("spam", "links, too fast")


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_are_listed_in_the_order_of_the_form(open_page, served_site, language, scripts):
    """Whoever goes through them goes down the page, whether the script lists them or the endpoint."""
    page = open_page(served_site.address(language, "contact"), java_script_enabled=scripts)
    page.evaluate("document.getElementById('enquiry').setAttribute('novalidate', '')")
    page.evaluate("document.querySelector('details.more').open = true")
    page.fill("[name=phone]", "call me")
    page.click(".send button")
    page.wait_for_selector(".summary:focus")
    title = translations(language).gettext("One thing before it goes")
    assert page.inner_text(".summary h2") == title
    links = page.locator(".summary li a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert links == ["#name", "#email", "#message", "#phone"]
    assert page.locator(".summary").count() == 1


def test_one_summary_only(open_page, served_site):
    """Sent again with another mistake, the form says that one, and not the last."""
    page = open_page(served_site.address("it", "contact"))
    page.click(".send button")
    page.wait_for_selector(".summary:focus")
    fill(page, "it", email="ada@localhost")
    page.click(".send button")
    page.wait_for_selector(".summary li:only-child")
    assert page.locator(".summary li a").get_attribute("href") == "#email"
    assert page.locator(".summary").count() == 1


def test_what_is_wrong_with_the_whole_comes_first(open_page, served_site):
    """Before the fields, as on the page of the endpoint."""
    page = open_page(served_site.address("en", "contact"))
    page.evaluate("document.querySelector('[name=submission_id]').value = 'broken'")
    page.fill("[name=name]", "Ada")
    page.click(".send button")
    page.wait_for_selector(".summary:focus")
    assert page.inner_text(".summary h2") == "It has not been sent"
    items = page.locator(".summary li").all_inner_texts()
    assert "Something went wrong on this page" in items[0]
    assert [text.split(":")[0] for text in items[1:]] == ["Your email address", "Your message"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_the_script_says_is_accessible(open_page, served_site, scheme):
    """What was kept, and what went wrong, both at once."""
    address = served_site.address("de", "contact")
    page = open_page(address, color_scheme=scheme, viewport={"width": 320, "height": 640})
    page.fill("[name=message]", "Eine Zeile")
    page = page.context.new_page()
    page.goto(address)
    assert page.locator(".draft [role=status]").is_visible()
    page.click(".send button")
    page.wait_for_selector(".summary:focus")
    assert violations(page) == []
    page.click(".draft button")
    assert page.evaluate("document.activeElement.name") == "name"
    assert page.input_value("[name=message]") == ""
