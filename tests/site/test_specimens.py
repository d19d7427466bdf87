"""The specimens of a report and a trip plan: proof of how she works, and marked as made up."""

import re

import pytest

STAMPS = {"it": "Fac-simile", "en": "Specimen", "de": "Muster"}
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
