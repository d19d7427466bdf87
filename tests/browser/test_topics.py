"""From a service to an enquiry about it."""

import pytest


@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_asking_about_a_service_stores_its_topic(open_page, served_site, language):
    """Without JavaScript: the link of a service leads to the form with its topic, which arrives."""
    page = open_page(served_site.address(language, "services") + "#travel", java_script_enabled=False)
    page.click("#travel .ask a")
    assert page.url == served_site.url + served_site.addresses.topic(language, "travel")
    assert page.locator("#topic").is_visible()
    page.fill("[name=name]", "Ada")
    page.fill("[name=email]", f"travel-{language}@example.org")
    page.fill("[name=message]", "Due giorni fuori, with a plan B.")
    page.click("form.enquiry button")
    assert page.url == served_site.url + served_site.address(language, "thanks")
    [enquiry] = served_site.enquiries(search=f"travel-{language}@example.org")
    assert enquiry["topic"] == "travel"
    assert enquiry["page"] == served_site.addresses.topic(language, "travel")
