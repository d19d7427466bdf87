"""With hundreds of articles no file weighs more than with some dozens."""

import re
import shutil

import brotli
import pytest

from ground.facts import CONTENT
from tests.articles import write_articles
from tests.conftest import build_site
from tests.site.conftest import Page
from tests.site.test_budgets import KB, weight

LANGUAGES = ["it", "en", "de"]
SOME, MANY = 50, 230
# What stands in them may differ by how the last page is called.
TOLERANCE = 0.03


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """The real site with some and with many articles in each language: how many → site."""
    return {count: site_with(tmp_path_factory.mktemp(f"articles-{count}"), count) for count in (SOME, MANY)}


def site_with(root, count):
    """The real site with so many articles more, without social cards."""
    shutil.copytree(CONTENT, root / "content")
    for language in LANGUAGES:
        write_articles(root / "content", language, count)
    return build_site(root, root / "content")


def test_no_page_is_heavier_than_14_kb(sites):
    """Every page of every list, and of the search, fits into the first round trip."""
    site = sites[MANY]
    sizes = {path: compressed_size(path.read_bytes()) for path in site.output.rglob("*.html")}
    assert len(sizes) > len(LANGUAGES) * MANY
    assert {site.address_of(path): size for path, size in sizes.items() if size > 14 * KB} == {}


def compressed_size(data):
    """Its size as it is served; where it is small enough compressed in haste, that is enough to know."""
    in_haste = len(brotli.compress(data, quality=5))
    return in_haste if in_haste <= 14 * KB else len(brotli.compress(data))


def test_every_other_text_keeps_that_budget(sites):
    """Feeds, llms.txt, each part of the search; the sitemap has to name all, and the texts of pages have another."""
    output = sites[MANY].output
    texts = [path for kind in ("atom", "txt", "json", "webmanifest") for path in output.rglob(f"*.{kind}")]
    texts = [path for path in texts if path.parent != output / "search"]  # fetched when something is typed
    assert len(texts) > 3 * 64
    assert {path.name: weight(path) for path in texts if weight(path) > 14 * KB} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_more_articles_make_nothing_longer(sites, language):
    """First pages of lists, the page of the search, the feed, llms.txt: as long with many as with some."""
    home = sites[MANY].addresses.home(language)
    addresses = [*(sites[MANY].address(language, key) for key in ("articles", "search", "home"))]
    for address in [*addresses, f"{home}feed.atom", "/llms.txt"]:
        some, many = (len(site.text(address)) for site in sites.values())
        assert abs(many - some) <= TOLERANCE * some, address


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_article_is_in_the_pages_of_the_list(sites, language):
    """Each once, by the way that the pages themselves show."""
    site, address, found = sites[MANY], sites[MANY].address(language, "articles"), []
    while address:
        page = Page(address, site.text(address))
        [items] = [one for one in page.all("ol") if one.get("class") == "article-list"]
        found += [link.get("href") for link in items.iter("a")]
        address = next((link.get("href") for link in page.all("a", rel="next")), None)
    assert len(found) == len(set(found)) == MANY + 2
    assert all(site.text(address) for address in found)


def test_the_sitemap_names_every_page(sites):
    """Articles, and pages of their lists."""
    named = re.findall(r"<loc>http://127\.0\.0\.1:8000(.*?)</loc>", sites[MANY].text("/sitemap.xml"))
    assert len(named) == len(set(named))
    assert len([address for address in named if "/articolo-" in address]) == len(LANGUAGES) * MANY
    assert len([address for address in named if re.search(r"/\d+/$", address)]) == len(LANGUAGES) * ((MANY + 2) // 20)
