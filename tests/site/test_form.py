"""The form of the static contact pages is the endpoint's own."""

import pytest


@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_the_static_form(site, pages, language):
    """It is sent to the endpoint, says its language, and marks the three required fields."""
    page = pages[site.address(language, "contact")]
    [form] = page.all("form")
    assert (form.get("action"), form.get("method")) == (site.facts.value("site.endpoint"), "post")
    fields = {e.get("name"): e for tag in ("input", "textarea", "select") for e in page.all(tag)}
    assert fields["language"].get("value") == language
    assert {name for name, field in fields.items() if field.get("required") is not None} == {
        "name",
        "email",
        "message",
    }
    assert "csrf_token" not in fields


@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_the_topics_are_the_services(site, pages, language):
    """The form offers what the services page describes, under the same names."""
    page = pages[site.address(language, "contact")]
    [topic] = page.all("select", name="topic")
    offered = [(option.get("value"), option.text) for option in topic.iter("option")][1:]
    assert offered == site.facts.topics(language)
    services = pages[site.address(language, "services")].all("section", **{"class": "service"})
    assert [section.get("id") for section in services] == [key for key, _ in offered]
