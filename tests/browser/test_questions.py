"""The questions are native disclosure elements: findable, linkable, open to the keyboard."""

import pytest


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_a_link_to_an_answer_opens_it(open_page, served_site, language, javascript):
    """Who follows a link to an answer finds it open, its question in view, the others closed."""
    address = served_site.address(language, "faq") + "#which-languages"
    telephone = {"viewport": {"width": 360, "height": 640}, "reduced_motion": "reduce"}
    page = open_page(address, java_script_enabled=javascript, **telephone)
    answer = page.locator("#which-languages")
    answer.wait_for(state="visible")
    assert page.locator("details.faq[open]").count() == 1
    question = page.locator("details.faq[open] > summary").bounding_box()
    assert 0 <= question["y"] <= 640 - question["height"]


@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_every_answer_offers_its_own_address(open_page, served_site, language):
    """The link in an answer names the question, and leads to this very answer."""
    page = open_page(served_site.address(language, "faq"))
    for question in page.locator("details.faq").all():
        link = question.locator(".permalink a")
        assert link.get_attribute("href") == "#" + question.locator("> div").get_attribute("id")
        assert link.get_attribute("aria-label").endswith(question.locator("summary").text_content())


def test_questions_open_by_the_keyboard(open_page, served_site):
    """Enter opens a question, Space closes it; opening one closes no other."""
    page = open_page(served_site.address("it", "faq"))
    first, second = (page.locator("details.faq").nth(number) for number in (0, 1))
    for question in (first, second):
        question.locator("summary").focus()
        page.keyboard.press("Enter")
    assert first.get_attribute("open") is not None
    assert second.get_attribute("open") is not None
    page.keyboard.press("Space")
    assert second.get_attribute("open") is None
