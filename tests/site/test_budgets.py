"""What a page may weigh, compressed as it is sent."""

import re

import brotli
import pytest

KB = 1024
LANGUAGES = ["it", "en", "de"]


def weight(path):
    """The bytes that travel."""
    data = path.read_bytes()
    return (
        len(data)
        if path.suffix in (".woff2", ".avif", ".webp", ".jpg", ".png")
        else len(brotli.compress(data))
    )


def named(site, page):
    """The files that a page makes a browser fetch: styles, scripts, preloads, pictures."""
    found = re.findall(r'<(?:script|img|source)[^>]*?\bsrc="?([^\s">]+)', page)
    for link in re.findall(r"<link[^>]*>", page):
        if re.search(r"\brel=\"?(stylesheet|preload|modulepreload|icon)\b", link):
            found.append(re.search(r'href="?([^\s">]+)', link)[1])
    return {site.output / address.lstrip("/") for address in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_is_heavier_than_14_kb(site, language):
    """The HTML of a page fits into the first round trip."""
    heavy = {}
    for address in site.pages(language):
        size = len(brotli.compress(site.text(address).encode()))
        if size > 14 * KB:
            heavy[address] = size
    assert heavy == {}


@pytest.mark.parametrize(("suffix", "limit"), [(".css", 10 * KB), (".js", 3 * KB), (".woff2", 25 * KB)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_styles_scripts_and_fonts_keep_their_budgets(site, language, suffix, limit):
    """For each page: one style sheet of 10 KB, 3 KB of script in all, 25 KB of fonts."""
    heavy = {}
    for address in site.pages(language):
        files = [path for path in named(site, site.text(address)) if path.suffix == suffix]
        if sum(map(weight, files)) > limit or (suffix == ".css" and len(files) != 1):
            heavy[address] = {path.name: weight(path) for path in files}
    assert heavy == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_page_weighs_150_kb_at_most(site, language):
    """With its styles, script, fonts and pictures."""
    page = site.text(site.facts.home(language))
    assert len(brotli.compress(page.encode())) + sum(map(weight, named(site, page))) <= 150 * KB
