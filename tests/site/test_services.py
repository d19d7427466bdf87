"""The services: a list of contents above, a drawing and ticked tasks at each."""

import pytest

LANGUAGES = ["it", "en", "de"]


def css(page, tag, name):
    """The elements of a tag with a class."""
    return [one for one in page.all(tag) if name in (one.get("class") or "").split()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_of_contents_leads_to_each_service(site, pages, language):
    """In the order of the page, by the name that the form has for it."""
    page = pages[site.address(language, "services")]
    [contents] = css(page, "nav", "contents")
    links = [(link.get("href"), "".join(link.itertext())) for link in contents.iter("a")]
    names = dict(site.facts.topics(language))
    assert links == [(f"#{one.get('id')}", names[one.get("id")]) for one in css(page, "section", "service")]
    assert len(links) == len(names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_service_is_drawn_and_has_tasks(site, pages, language):
    """Three to five tasks, each ticked."""
    for service in css(pages[site.address(language, "services")], "section", "service"):
        assert any(one.get("class") == "vignette" for one in service.iter("span"))
        boxes = [one for one in service.iter("input") if one.get("type") == "checkbox"]
        assert 3 <= len(boxes) <= 5
        assert all(one.get("checked") is not None for one in boxes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_digest_draws_each_service(site, pages, language):
    """On the home page, once for each topic."""
    [digest] = css(pages[site.address(language, "home")], "section", "digest")
    assert sum(one.get("class") == "vignette" for one in digest.iter("span")) == len(site.facts.topics(language))
