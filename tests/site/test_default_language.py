"""The real site with German at its root."""

import shutil

import pytest

from desk.build import build
from site_facts import CONTENT, VCARD, Facts


@pytest.fixture(scope="module")
def german(tmp_path_factory):
    """Where the site with German as its default language was built; Italian stays the first offered."""
    root = tmp_path_factory.mktemp("german")
    shutil.copytree(CONTENT, root / "content")
    toml = root / "content" / "site.toml"
    text = toml.read_text(encoding="utf-8")
    assert 'default = "it"' in text
    toml.write_text(text.replace('default = "it"', 'default = "de"', 1), encoding="utf-8")
    places = {"PATH": str(root / "content"), "FACTS": Facts(root / "content")}
    assert build(OUTPUT_PATH=str(root / "output"), VAR_PATH=str(root / "var"), **places)
    return root / "output"


def test_the_pages_lead_to_the_card_of_their_language(german):
    """Each at the home of its language."""
    for address, page in {"/": "impressum", "/it/": "it/note-legali", "/en/": "en/legal-notes"}.items():
        assert (german / address.lstrip("/") / VCARD).is_file()
        text = (german / page / "index.html").read_text(encoding="utf-8").replace('"', "")
        assert f"href={address}{VCARD}" in text
