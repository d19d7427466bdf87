"""The real site with all facts filled in, as it goes online."""

import re
from html import unescape
from pathlib import Path

import pytest
from pelican.settings import read_settings

from pelicanconf import FOOTER_MENU, MENU, ROOT
from plugins.findings import SiteRefused
from plugins.pelican import pelican_of, run_steps
from tests.facts import copy_content, fill_in
from tests.filled_facts import FILLED, TESTIMONIALS
from tests.places import places

LANGUAGES = ("it", "en", "de")
HOMES = {"it": "", "en": "en/", "de": "de/"}
BY_LANGUAGE = {key: value for key, value in FILLED.items() if isinstance(value, dict)}
LONG = 20  # letters
PRICES = "Shown-with: prices.rate\n\n/// price-slip\n///\n"


def write_lacking(content: Path) -> None:
    """Put a page into a content folder for each key of a menu that has none."""
    for language in LANGUAGES:
        for key in (*MENU, *FOOTER_MENU):
            path = content / language / f"{key}.md"
            text = PRICES if key == "prices" else "\nText.\n"
            if not path.exists():
                front = f"Title: {key} {language}\nDescription: On {key}.\nSlug: {key}\n"
                path.write_text(front + text, encoding="utf-8")


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """The run that published the site, and what its pages say: language → file → words in one line."""
    root = tmp_path_factory.mktemp("all-facts")
    copy_content(root / "content")
    fill_in(root / "content")
    write_lacking(root / "content")
    settings = read_settings(str(ROOT / "publishconf.py"), override={**places(root), "PRECOMPRESS": False})
    try:
        run = run_steps(pelican_of(settings))
    except SiteRefused as refused:
        pytest.fail("\n".join(map(str, refused.findings.errors)))
    return run, {language: pages_of(run, root / "output", language) for language in LANGUAGES}


def pages_of(run, output, language):
    """What the pages of a language say: file → words in one line."""
    files = [page.save_as for page in run.site.by_file.values() if page.lang == language]
    return {file: words((output / file).read_text(encoding="utf-8")) for file in files}


def words(html):
    """The words of a page, in one line."""
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub("<[^>]*>", " ", body)).replace("\N{SOFT HYPHEN}", "").split())


def test_nothing_is_to_be_mended(published):
    """It goes online, and no fact is told to be missing anywhere."""
    run, _ = published
    assert run.findings.errors == []
    assert [str(one) for one in run.findings.warnings if "site.toml" in str(one)] == []


def test_the_prices_are_a_page_in_every_language(published):
    """In the menu, with what some hours cost."""
    run, pages = published
    for language in LANGUAGES:
        page = run.site.find(language, "prices")
        assert page in run.site.menu("menu", language)
        assert ("€192.50" if language == "en" else "192,50 €") in pages[language][page.save_as]


def test_the_answers_are_on_the_page_of_questions(published):
    """Each that site.toml has."""
    run, pages = published
    for language in LANGUAGES:
        shown = pages[language][run.site.find(language, "faq").save_as]
        assert [key for key in BY_LANGUAGE if key.startswith("faq.") and BY_LANGUAGE[key][language] not in shown] == []


def test_the_same_facts_in_every_language(published):
    """Whichever pages show a fact in one language show it in the others, too; short ones may stand there by chance."""
    run, pages = published
    shown = {
        language: {
            (run.site.by_file[file].key, key)
            for file, said in pages[language].items()
            for key, texts in BY_LANGUAGE.items()
            if min(map(len, texts.values())) >= LONG and texts[language] in said
        }
        for language in LANGUAGES
    }
    assert shown["it"]
    assert shown["it"] == shown["en"] == shown["de"]


def test_what_clients_say_is_quoted(published):
    """On the page about her, all of it."""
    run, pages = published
    for language in LANGUAGES:
        about = pages[language][run.site.find(language, "about").save_as]
        assert all(one["quote"][language] in about for one in TESTIMONIALS)
