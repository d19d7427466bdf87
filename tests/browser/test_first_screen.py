"""Understood in ten seconds: what the first screen of a telephone says, and where every page leads."""

import pytest

LANGUAGES = ["it", "en", "de"]
TELEPHONE = {"width": 360, "height": 640}
# For whom, what leaves the desk, the three languages: one word for each, as the lead says it.
SAID = {
    "it": ["persona", "freelance", "scrivania", "italiano", "inglese", "tedesco"],
    "en": ["person", "freelancers", "desk", "English", "German", "Italian"],
    "de": ["Menschen", "Selbstständige", "Schreibtisch", "Deutsch", "Englisch", "Italienisch"],
}
# A name and an answer time of ordinary length in the place of what is still to be filled in.
FILL_IN = """() => {
  for (const mark of document.querySelectorAll("mark.placeholder"))
    mark.textContent = mark.closest(".brand, address") ? "Francesca Lombardi" : mark.textContent.slice(1, -1);
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_screen_says_it_all(open_page, served_site, language):
    """At 360 × 640, in our typeface: who, for whom, what, the languages, one button, when she answers."""
    page = open_page(served_site.facts.home(language), viewport=TELEPHONE)
    page.reload()  # by now the typeface is there; a slow first visit shows the machine's own
    page.evaluate(FILL_IN)
    lead = page.locator(".hero-words > p:not(.hero-action)")
    shown = [page.locator(".brand"), page.locator(".switcher"), page.locator("h1"), lead]
    shown += [page.locator(".hero-action .button"), page.locator(".hero-action span")]
    for part in shown:
        box = part.bounding_box()
        assert box["y"] + box["height"] <= TELEPHONE["height"], part
        assert box["x"] + box["width"] <= TELEPHONE["width"], part
    assert all(word in lead.inner_text() for word in SAID[language])
    assert page.locator(".hero-action a").count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_ends_with_the_next_step(open_page, served_site, language):
    """The last thing in the content of each page is a link onward, or the form itself."""
    page = open_page("/")
    aimless = []
    for address in served_site.kinds(language):
        page.goto(address)
        last = page.locator("main > * > :not(template)").last
        if not last.evaluate("last => last.matches('form') || last.querySelector('a[href]') !== null"):
            aimless.append(address)
    assert aimless == []
