"""Understood in ten seconds: what the first screen of a telephone says."""

import pytest

LANGUAGES = ["it", "en", "de"]
TELEPHONE = {"width": 360, "height": 640}
# For whom, what leaves the desk, the three languages: one word for each, as title and lead say it.
SAID = {
    "it": ["persona", "freelance", "agenda", "italiano", "inglese", "tedesco"],
    "en": ["person", "freelancers", "calendars", "English", "German", "Italian"],
    "de": ["Mensch", "Selbstständige", "Kalender", "Deutsch", "Englisch", "Italienisch"],
}
# A name and an answer time of ordinary length in the place of what is still to be filled in.
FILL_IN = """() => {
  for (const mark of document.querySelectorAll("mark.placeholder"))
    mark.textContent = mark.closest(".brand, address") ? "Francesca Lombardi" : mark.textContent.slice(1, -1);
}"""
LOADED = "document.fonts.ready.then(fonts => [...fonts].every(face => face.status === 'loaded'))"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("face", ["ours", "serif", "DejaVu Serif"])
def test_the_first_screen_says_it_all(open_page, served_site, language, face):
    """At 360 × 640: who, for whom, what, the languages, one button, when she answers; in any typeface."""
    page = open_page("about:blank", viewport=TELEPHONE)
    if face != "ours":
        page.route("**/*.woff2", lambda route: route.abort())
    page.goto(served_site.addresses.home(language))
    page.reload()  # by now our typeface is there; a slow first visit shows the machine's own
    assert page.evaluate(LOADED) == (face == "ours")
    if face == "DejaVu Serif":  # the widest that is about, and often the only one
        page.evaluate("face => document.documentElement.style.setProperty('--face', face)", face)
    page.evaluate(FILL_IN)
    lead = page.locator(".hero-words > p:not(.hero-action)")
    shown = [page.locator(".brand"), page.locator(".switcher"), page.locator("h1"), lead]
    shown += [page.locator(".hero-action .button"), page.locator(".hero-action span")]
    for part in shown:
        box = part.bounding_box()
        assert box["y"] + box["height"] <= TELEPHONE["height"], part
        assert box["x"] + box["width"] <= TELEPHONE["width"], part
    said = f"{page.locator('h1').inner_text()} {lead.inner_text()}".replace("\u00ad", "")
    assert [word for word in SAID[language] if word not in said] == []
    assert page.locator(".hero-action a").count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_begins_on_the_first_screen(open_page, served_site, language):
    """On a telephone the first field is there without scrolling."""
    page = open_page(served_site.address(language, "contact"), viewport=TELEPHONE)
    page.evaluate(FILL_IN)
    assert page.locator("form.enquiry").bounding_box()["y"] <= 400
    box = page.locator("[name=name]").bounding_box()
    assert box["y"] + box["height"] <= TELEPHONE["height"]
