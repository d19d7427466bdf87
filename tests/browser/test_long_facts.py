"""No page is wider than the window, however long the facts are that she fills in."""

import re

import pytest

from tests.conftest import build_site, serve
from tests.facts import UNFILLED, copy_content

LANGUAGES = ["it", "en", "de"]
NAME = "Donaudampfschifffahrtsgesellschaftskapitaen Wolkenbruchsdorf"
ADDRESS = "una.assistente.virtuale.dal.nome.assai.lungo.davvero@posta.it"
WORD = "Rindfleischetikettierungsueberwachungsaufgabenuebertragung"
NUMBER = "1234567890" * 6
UNFILLED_TEXT = re.compile(r'"(\[[^"\]]+\])"')
LONG_FACTS = {
    '"[Nome e cognome]"': f'"{NAME}"',
    '"nome.cognome@example.com"': f'"{ADDRESS}"',
    'phone = ""': 'phone = "+39 02 123 456 789 012"',
    'booking = ""': f'booking = "https://termine.beispiel.test/{WORD}"',
    '"[partita IVA]"': f'"{NUMBER}"',
}


def long_facts():
    """Every placeholder, and what stands in its place: names and texts of one word, numbers without an end."""
    text = (UNFILLED / "site.toml").read_text(encoding="utf-8")
    others = (found for found in dict.fromkeys(UNFILLED_TEXT.findall(text)) if f'"{found}"' not in LONG_FACTS)
    return LONG_FACTS | {f'"{found}"': f'"{WORD} {NUMBER}"' for found in others}


@pytest.fixture(scope="module")
def long_site(tmp_path_factory):
    """The real pages with such facts, and a title of one word."""
    root = tmp_path_factory.mktemp("long")
    copy_content(root / "content", long_facts())
    for language in LANGUAGES:
        source = root / "content" / language / "who-for.md"
        written = re.sub(r"^Title: .*", f"Title: {WORD}", source.read_text(encoding="utf-8"), count=1)
        source.write_text(written, encoding="utf-8")
    with serve(build_site(root, root / "content")) as served:
        yield served


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wider_than_the_window(open_page, long_site, language):
    """At 320 pixels, on every page; her name is all there, and within the window."""
    page = open_page("about:blank", viewport={"width": 320, "height": 640})
    wide = {}
    for address in long_site.pages(language):
        page.goto(long_site.url + address)
        width = page.evaluate("document.documentElement.scrollWidth")
        box = page.locator(".brand b").bounding_box()
        if width > 320 or box["x"] + box["width"] > 320:
            wide[address] = width, box
    assert wide == {}
    assert page.inner_text(".brand b") == NAME
