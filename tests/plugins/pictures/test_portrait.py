"""The portrait, and what is said of it."""

import re

import pytest

from tests.plugins.pictures.test_pictures import jpeg_with_secrets


@pytest.mark.parametrize(("name", "called"), [("[Nome e cognome]", "Virtual assistant"), ("Ada Löwe", "Ada Löwe")])
def test_it_is_called_by_her_public_name(with_pictures, tmp_path, name, called):
    """Where it is shown and on the credits page: her role while her name is a placeholder."""
    path = tmp_path / "content" / "site.toml"
    text = path.read_text(encoding="utf-8").replace("[Nome e cognome]", name)
    path.write_text(text.replace('portrait = ""', 'portrait = "images/ada.jpg"'), encoding="utf-8")
    site = with_pictures("Text.", {"ada.jpg": jpeg_with_secrets(), "ada.jpg.toml": 'author = "Bo"\n'})
    assert not site.refused, site.errors
    shown = str(site.run.portrait.html("en"))
    assert re.findall('alt="([^"]*)"', shown) == [f"Portrait of {called}"]
    assert f"Portrait of {called} – Bo" in site.text("en/credits/index.html")


def test_a_small_one(with_pictures, tmp_path):
    """Is fetched when it is near, in the size that it is shown in; nothing without a portrait."""
    site = with_pictures("Text.", {"ada.jpg": jpeg_with_secrets(), "ada.jpg.toml": "own = true\n"})
    assert site.run.portrait.html("it", small=True) == ""
    path = tmp_path / "content" / "site.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('portrait = ""', 'portrait = "images/ada.jpg"'), encoding="utf-8")
    portrait = with_pictures("Text.", {}).run.portrait
    small, large = str(portrait.html("it", small=True)), str(portrait.html("it"))
    assert small.startswith('<figure class="portrait portrait--small"><picture><source ')
    assert 'loading="lazy"' in small
    assert 'sizes="8rem"' in small
    assert "figcaption" not in small
    assert re.findall('alt="[^"]*"', small) == re.findall('alt="[^"]*"', large)
