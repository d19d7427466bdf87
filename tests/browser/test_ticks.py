"""From a list to tick to an enquiry about what was ticked."""

import pytest


@pytest.mark.parametrize("key", ["who-for", "delegate"])
@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_ticks_begin_the_message(open_page, served_site, language, key):
    """Without JavaScript: two ticks and the button open the form with both in its message, which arrives."""
    page = open_page(served_site.address(language, key), java_script_enabled=False)
    boxes = page.locator("form.ticklist [type=checkbox]")
    ticked = [boxes.nth(place).get_attribute("value") for place in (0, 2)]
    for task in ticked:
        page.locator("form.ticklist label", has_text=task).click()
    page.click("form.ticklist button")
    assert page.locator("html").get_attribute("lang") == language
    message = page.input_value("[name=message]")
    assert [line.removeprefix("– ") for line in message.strip().split("\n")[1:]] == ticked
    page.fill("[name=name]", "Ada")
    page.fill("[name=email]", f"ticks-{key}-{language}@example.org")
    page.click("form.enquiry button")
    assert page.url == served_site.url + served_site.address(language, "thanks")
    [enquiry] = served_site.enquiries(search=f"ticks-{key}-{language}@example.org")
    assert enquiry["message"] == message.strip()
