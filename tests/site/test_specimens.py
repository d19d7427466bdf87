"""The specimens of a report and a trip plan: proof of how she works, and marked as made up."""

import re

import pytest

STAMPS = {"it": "Fac-simile", "en": "Sample", "de": "Muster"}
SHOWN_BY = {"specimen-report": "how-we-work", "specimen-trip": "services"}


@pytest.mark.parametrize("language", ["it", "en", "de"])
@pytest.mark.parametrize("key", sorted(SHOWN_BY))
def test_each_specimen_is_stamped_and_shown(site, key, language):
    """In each language it bears its stamp, and the page that speaks of it leads to it."""
    address = site.address(language, key)
    assert re.search(rf"class=\"?stamp\"?>{STAMPS[language]}</p>", site.text(address))
    assert f"href={address}" in site.text(site.address(language, SHOWN_BY[key]))


@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_the_hours_of_the_report_add_up(site, language):
    """A report that is proof of care adds up."""
    _, _, table = site.text(site.address(language, "specimen-report")).partition("<tbody>")
    *hours, total = [int(h) * 60 + int(m) for h, m in re.findall(r">(\d)[.:](\d\d)<", table)]
    assert sum(hours) == total


@pytest.mark.parametrize("language", ["it", "en", "de"])
@pytest.mark.parametrize("key", sorted(SHOWN_BY))
def test_each_specimen_lies_on_the_home_page(site, pages, key, language):
    """As a sheet in small, for the eye alone, with a link in words beside it; and every footer leads to it."""
    address = site.address(language, key)
    links = [link for link in pages[site.address(language, "home")].all("a") if link.get("href") == address]
    sheets = [link for link in links if link.get("class") == "sheet"]
    assert [(sheet.get("aria-hidden"), sheet.get("tabindex")) for sheet in sheets] == [("true", "-1")]
    assert STAMPS[language] in "".join(sheets[0].itertext())
    assert any(link.get("class") is None and link.text for link in links)
    for page in site.pages(language):
        [footer] = pages[page].all("footer")
        assert address in [link.get("href") for link in footer.iter("a")]
