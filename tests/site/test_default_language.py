"""The real site with German at its root."""

import re
from xml.etree import ElementTree

import html5lib
import pytest

from desk.build import build
from ground.facts import VCARD
from tests.facts import copy_content
from tests.places import places


@pytest.fixture(scope="module")
def german(tmp_path_factory):
    """Where the site with German as its default language was built; Italian stays the first offered."""
    root = tmp_path_factory.mktemp("german")
    copy_content(root / "content", {'default = "it"': 'default = "de"'})
    assert build(**places(root))
    return root / "output"


def test_the_pages_lead_to_the_card_of_their_language(german):
    """Each at the home of its language."""
    for address, page in {"/": "impressum", "/it/": "it/note-legali", "/en/": "en/legal-notes"}.items():
        assert (german / address.lstrip("/") / VCARD).is_file()
        text = (german / page / "index.html").read_text(encoding="utf-8").replace('"', "")
        assert f"href={address}{VCARD}" in text


def test_readers_of_other_languages_are_sent_to_the_default_one(german):
    """By each page and the sitemap, whatever language is offered first."""
    sitemap = ElementTree.fromstring((german / "sitemap.xml").read_text(encoding="utf-8"))
    entries = [{link.get("hreflang"): link.get("href") for link in url} for url in sitemap]
    assert len(entries) > 40
    for versions in entries:
        versions.pop(None)
        assert list(versions) == ["it", "en", "de", "x-default"]
        assert versions["x-default"] == versions["de"]
    for page in ("", "en/services", "it/servizi"):
        tree = html5lib.parse((german / page / "index.html").read_text(encoding="utf-8"), namespaceHTMLElements=False)
        alternates = {link.get("hreflang"): link.get("href") for link in tree.iter("link")}
        assert alternates["x-default"] == alternates["de"]


def test_the_files_at_the_root_speak_the_language_that_stands_there(german):
    """And each summary stands in llms.txt once."""
    llms = (german / "llms.txt").read_text(encoding="utf-8")
    assert llms.startswith("# Virtuelle Assistentin\n")
    summaries = re.findall(r"^(?:> )?([^\n#>-].*)$", llms.partition("\n## ")[0], re.MULTILINE)
    assert len(summaries) == len(set(summaries)) == 3
    assert "/kontakt/" in (german / "humans.txt").read_text(encoding="utf-8")
    assert "/kontakt/" in (german / ".well-known" / "security.txt").read_text(encoding="utf-8")
