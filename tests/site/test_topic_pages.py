"""The contact page of each topic: an address that chooses the topic, without a script."""

import html5lib
import pytest

LANGUAGES = ["it", "en", "de"]
HTML = "{http://www.w3.org/1999/xhtml}"


def page(site, address):
    """The page at an address, as an element tree."""
    return html5lib.parse(site.text(address))


def links(tree, relation):
    """The addresses of the links of a relation, without the host."""
    found = (link for link in tree.iter(f"{HTML}link") if link.get("rel") == relation)
    return [link.get("href").removeprefix("http://127.0.0.1:8000") for link in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_topic_is_chosen_at_its_address(site, language):
    """The topic is selected, and the part of the form in which it stands is open."""
    for topic in site.facts.topic_keys:
        tree = page(site, site.addresses.topic(language, topic))
        chosen = [option.get("value") for option in tree.iter(f"{HTML}option") if "selected" in option.attrib]
        assert topic in chosen
        [more] = [details for details in tree.iter(f"{HTML}details") if details.get("class") == "more"]
        assert "open" in more.attrib


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_services_lead_there(site, language):
    """Each service's link asks about this service."""
    tree = page(site, site.address(language, "services"))
    asking = [part.find(f"{HTML}a") for part in tree.iter(f"{HTML}p") if part.get("class") == "ask"]
    topics = [site.addresses.topic(language, topic) for topic in site.facts.topic_keys]
    assert [link.get("href") for link in asking] == topics


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_switcher_keeps_the_topic(site, language):
    """In another language it is the same topic."""
    tree = page(site, site.addresses.topic(language, "travel"))
    [switcher] = [part for part in tree.iter(f"{HTML}ul") if part.get("class") == "switcher"]
    leading_to = [link.get("href") for link in switcher.iter(f"{HTML}a")]
    assert leading_to == [site.addresses.topic(other, "travel") for other in LANGUAGES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_engines_are_sent_to_the_contact_page(site, language):
    """It is canonical; the sitemap and hreflang know nothing of the topics."""
    contact = site.address(language, "contact")
    sitemap = site.text("/sitemap.xml")
    for topic in site.facts.topic_keys:
        address = site.addresses.topic(language, topic)
        tree = page(site, address)
        assert links(tree, "canonical") == [contact]
        assert not [link for link in tree.iter(f"{HTML}link") if link.get("hreflang")]
        assert f"{address}<" not in sitemap
    assert not set(links(page(site, contact), "alternate")) & {
        site.addresses.topic(language, topic) for topic in site.facts.topic_keys
    }
