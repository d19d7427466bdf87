"""What a page may weigh, compressed as it is sent."""

from dataclasses import replace

import brotli
import pytest

from tests.site.conftest import Page

KB = 1024
LANGUAGES = ["it", "en", "de"]
FETCHED = {"stylesheet", "preload", "modulepreload", "icon"}


def weight(path):
    """The bytes that travel."""
    data = path.read_bytes()
    return len(data) if path.suffix in (".woff2", ".avif", ".webp", ".jpg", ".png") else len(brotli.compress(data))


def named(page):
    """The files that a page makes a browser fetch: styles, scripts, preloads, icons, pictures."""
    links = [link for link in page.all("link") if FETCHED.intersection(link.get("rel").split())]
    found = [link.get("href") for link in links] + [script.get("src") for script in page.all("script")]
    in_pictures = {image for picture in page.all("picture") for image in picture.iter("img")}
    found += [image.get("src") for image in page.all("img") if image not in in_pictures]
    return {address for address in found if address}


def pictures(page):
    """For each picture of a page the files of which a browser fetches one: those of the first format."""
    for picture in page.all("picture"):
        first = picture.find("source")
        candidates = picture.find("img").get("src") if first is None else first.get("srcset")
        yield [candidate.split()[0] for candidate in candidates.split(", ")]


def page_weight(site, page):
    """The bytes of a page and of all that it fetches, the heaviest candidate of each picture."""
    files = sum(weight(site.output / address.lstrip("/")) for address in named(page))
    shown = sum(max(weight(site.output / name.lstrip("/")) for name in names) for names in pictures(page))
    return len(brotli.compress(page.text.encode())) + files + shown


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
def test_styles_scripts_and_fonts_keep_their_budgets(site, pages, language, suffix, limit):
    """For each page: one style sheet of 10 KB, 3 KB of script in all, 25 KB of fonts."""
    heavy = {}
    for address in site.pages(language):
        named_here = (site.output / name.lstrip("/") for name in named(pages[address]))
        files = [path for path in named_here if path.suffix == suffix]
        if sum(map(weight, files)) > limit or (suffix == ".css" and len(files) != 1):
            heavy[address] = {path.name: weight(path) for path in files}
    assert heavy == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_page_weighs_150_kb_at_most(site, pages, language):
    """With its styles, script, fonts and pictures, on the sharpest screen."""
    assert page_weight(site, pages[site.addresses.home(language)]) <= 150 * KB


def test_a_picture_weighs_what_the_sharpest_screen_fetches(site, tmp_path):
    """The largest candidate of the first format; not the file for browsers that know no other."""
    for name, size in {"s.avif": 10, "l.avif": 30, "l.webp": 50, "m.jpg": 70, "a.png": 90}.items():
        (tmp_path / name).write_bytes(b"x" * size)
    picture = """<picture><source type=image/avif srcset="/s.avif 480w, /l.avif 1600w">
        <source type=image/webp srcset="/l.webp 1600w"><img src=/m.jpg></picture>"""
    total = page_weight(replace(site, output=tmp_path), Page("/", picture))
    assert total - len(brotli.compress(picture.encode())) == 30
    assert named(Page("/", "<img src=/a.png>")) == {"/a.png"}
