"""The pages that a site needs, and those of its menus."""

import pytest

from plugins.checks import needed
from tests.plugins.conftest import page

check = needed.check  # before the small site goes without
KEYS = ("contact", "thanks", "not-found", "privacy")
ALL = {f"it/{key}.md": page(key, key) for key in KEYS}
NO_MENU = {"MENU": [], "FOOTER_MENU": [], "SERVICE_MENU": []}


@pytest.fixture
def site(small_site, monkeypatch):
    """A function that builds a small site, its needed pages looked at; without menus unless it is told of some."""
    monkeypatch.setattr(needed, "check", check)
    return lambda pages, **settings: small_site(pages, **{**NO_MENU, **settings})


def told(built):
    """What is said of needed pages and of menus."""
    return [
        str(one) for one in built.findings.all if "Without a page" in one.sentence or "The menu names" in one.sentence
    ]


def test_a_site_that_has_them(site):
    """One language is enough: elsewhere they are shown as they are."""
    assert told(site(ALL)) == []


@pytest.mark.parametrize("key", KEYS)
def test_a_page_that_is_needed(site, key):
    """It is told once, whatever other languages there are, with the file to write; and refused when going online."""
    built = site({name: text for name, text in ALL.items() if key not in name})
    [one] = told(built)
    assert not built.refused
    assert f"content/it/{key}.md: Without a page {key}.md, " in one
    assert one.endswith(f"Write content/it/{key}.md.")
    assert any(f"Without a page {key}.md" in error for error in site({}, settings_file="publishconf.py").errors)


def test_one_that_is_a_draft(site):
    """It is told as what it is."""
    [one] = told(site({**ALL, "it/thanks.md": page("Thanks", "thanks", status="draft")}))
    assert one.endswith("Finish content/it/thanks.md, and take its line “Status: draft” out.")


def test_one_that_is_not_shown_elsewhere(site):
    """The first language in which nothing stands for it is told."""
    [one] = told(site({**ALL, "it/thanks.md": page("Thanks", "thanks", fallback="no")}))
    assert "content/en/thanks.md: Without a page thanks.md" in one


def test_a_key_of_a_menu_that_is_no_page(site):
    """With its line in the settings, and the key that may have been meant; refused when going online."""
    pages = {**ALL, "it/service.md": page("Services", "services")}
    built = site(pages, MENU=["services", "contact"], FOOTER_MENU=["privacy"])
    [one] = told(built)
    assert one.startswith("pelicanconf.py:")
    assert "The menu names “services”, but no language has a page of this name" in one
    assert one.endswith("Did you mean “service”? If not, take it out.")
    assert not built.refused
    online = site({}, settings_file="publishconf.py", MENU=["services"])
    assert any("The menu names “services”" in error for error in online.errors)


def test_a_draft_in_a_menu(site):
    """It stops no publication."""
    pages = {**ALL, "en/services.md": page("Services", "services", status="draft")}
    for settings_file in ("pelicanconf.py", "publishconf.py"):
        built = site(pages, settings_file=settings_file, MENU=["services"])
        [one] = told(built)
        assert one.endswith("Finish content/en/services.md, and take its line “Status: draft” out.")
        assert not any("The menu names" in error for error in built.errors)
