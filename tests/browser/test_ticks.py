"""From a list to tick to an enquiry about what was ticked."""

import re

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


@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_the_list_is_one_to_print(open_page, served_site, language):
    """On paper each task keeps its box, ticked or not, the button is gone, and so much fits on two sheets."""
    page = open_page(served_site.address(language, "delegate"))
    boxes = page.locator("form.ticklist [type=checkbox]")
    boxes.first.check()
    on_paper = page.pdf(format="A4")
    page.emulate_media(media="print")
    assert boxes.count() > 25
    for box in boxes.all():
        assert box.is_visible()
        assert box.evaluate("box => getComputedStyle(box).borderTopStyle") == "solid"
        assert box.bounding_box()["height"] > 10
    assert boxes.first.is_checked()
    assert not page.locator("form.ticklist button").is_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", on_paper)) == 2
