"""The list of articles in pages, two articles on each."""

import re
from xml.etree import ElementTree

import html5lib
import pytest

from pelicanconf import CSS_FILES, ROOT
from tests.plugins.conftest import page

REAL_THEME = {"THEME": str(ROOT / "theme"), "CSS_FILES": CSS_FILES}
BASE = "https://a.example"
LISTS = {"it": ("Articoli", "articoli"), "en": ("Articles", "articles"), "de": ("Artikel", "artikel")}
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def articles(language, count):
    """So many articles of a language, the last one the newest."""
    return {
        f"{language}/articles/a{number}.md": page(f"Nr {number}", f"nr-{number}", date=f"2026-01-{number:02}")
        for number in range(1, count + 1)
    }


@pytest.fixture
def built(small_site):
    """A function that builds a site with so many articles in Italian, English, German; ``more``: other sources."""

    def build(*counts, more=None):
        pages = {f"{language}/articles.md": page(*LISTS[language]) for language in LISTS}
        for language, count in zip(LISTS, counts, strict=True):
            pages |= articles(language, count)
        written = {name: source for name, source in (pages | (more or {})).items() if source is not None}
        return small_site(written, SITE_URL=BASE, LIST_LENGTH=2, **REAL_THEME)

    return build


def tree(built, file):
    """A page as an element tree."""
    return html5lib.parse(built.text(file), namespaceHTMLElements=False)


def listed(built, file):
    """The titles that a page of the list shows."""
    [found] = [one for one in tree(built, file).iter("ol") if one.get("class") == "article-list"]
    return [link.text for link in found.iter("a")]


def relations(built, file):
    """The links in a page's head: relation, or language → address."""
    links = [one for one in tree(built, file).iter("link") if (one.get("href") or "").startswith(BASE)]
    return {one.get("hreflang") or one.get("rel"): one.get("href").removeprefix(BASE) for one in links}


def pager(built, file):
    """The links of the navigation between the pages of the list: name → address; None without one."""
    found = [one for one in tree(built, file).iter("nav") if one.get("class") == "pager"]
    assert len(found) <= 1
    return {one.get("aria-label") or one.text: one.get("href") for one in found[0].iter("a")} if found else None


def test_each_page_shows_its_articles(built):
    """Newest first, each once, the last page what is left."""
    site = built(5, 0, 0)
    files = ["articoli/index.html", "articoli/2/index.html", "articoli/3/index.html"]
    assert [listed(site, file) for file in files] == [["Nr 5", "Nr 4"], ["Nr 3", "Nr 2"], ["Nr 1"]]
    assert "articoli/4/index.html" not in site.files()
    assert "en/articles/2/index.html" not in site.files()


def test_a_list_of_one_page_is_as_it_was(built):
    """No navigation, no neighbours, no second page, where all articles fit."""
    site = built(2, 0, 0)
    assert pager(site, "articoli/index.html") is None
    assert not {"prev", "next"} & relations(site, "articoli/index.html").keys()
    assert not [name for name in site.files() if re.search(r"articoli/\d", name)]


def test_a_page_says_which_it_is(built):
    """In its title, its heading, its description, in each language."""
    site = built(3, 3, 3)
    for language, title in {"it": "pagina 2 di 2", "en": "page 2 of 2", "de": "Seite 2 von 2"}.items():
        name, slug = LISTS[language]
        file = f"{slug}/2/index.html" if language == "it" else f"{language}/{slug}/2/index.html"
        found = tree(site, file)
        assert found.findtext(".//title").startswith(f"{name}, {title}")
        assert found.findtext(".//h1") == f"{name}, {title}"
        [description] = [one.get("content") for one in found.iter("meta") if one.get("name") == "description"]
        assert description == f"{name}, {title}. About {name}."


def test_the_way_to_the_other_pages(built):
    """By a named navigation that says where one is; the first page keeps its address."""
    site = built(5, 0, 0)
    assert pager(site, "articoli/2/index.html") == {
        "Articoli più recenti": "/articoli/",
        "Pagina 1": "/articoli/",
        "Pagina 2": "/articoli/2/",
        "Pagina 3": "/articoli/3/",
        "Articoli precedenti": "/articoli/3/",
    }
    assert "Articoli più recenti" not in pager(site, "articoli/index.html")
    assert "Articoli precedenti" not in pager(site, "articoli/3/index.html")
    [nav] = [one for one in tree(site, "articoli/2/index.html").iter("nav") if one.get("class") == "pager"]
    assert nav.get("aria-label") == "Pagine di questo elenco"
    assert [one.text for one in nav.iter("a") if one.get("aria-current") == "page"] == ["2"]


def test_the_navigation_stays_short(built):
    """The first, the last, and those around, however many there are."""
    site = built(27, 0, 0)
    numbers = [name for name in pager(site, "articoli/7/index.html") if name.startswith("Pagina")]
    assert numbers == [f"Pagina {number}" for number in (1, 5, 6, 7, 8, 9, 14)]
    nav = tree(site, "articoli/7/index.html").iter("li")
    assert [one.find("a").text for one in nav if one.get("class") == "after-gap"] == ["5", "14"]


def test_search_engines_are_told_of_each_page(built):
    """Canonical to itself, with its neighbours, and the page of that number in the other languages."""
    site = built(5, 3, 0)
    assert relations(site, "articoli/2/index.html") == {
        "canonical": "/articoli/2/",
        "prev": "/articoli/",
        "next": "/articoli/3/",
        "it": "/articoli/2/",
        "en": "/en/articles/2/",
        "x-default": "/articoli/2/",
    }
    assert relations(site, "articoli/index.html")["next"] == "/articoli/2/"
    third = relations(site, "articoli/3/index.html")
    assert (third["canonical"], third["it"], third["prev"]) == ("/articoli/3/", "/articoli/3/", "/articoli/2/")
    assert not {"en", "de", "next"} & third.keys()
    assert "noindex" not in site.text("articoli/2/index.html")
    sitemap = [one.text for one in ElementTree.fromstring(site.text("sitemap.xml")).iter(LOC)]
    numbered = [address.removeprefix(BASE) for address in sitemap if re.search(r"/\d+/$", address)]
    assert numbered == ["/articoli/2/", "/articoli/3/", "/en/articles/2/"]
    assert len(sitemap) == len(set(sitemap))


def test_its_structured_data_name_the_list_above(built):
    """A collection of its own, below the first page of the list."""
    text = built(3, 0, 0).text("articoli/2/index.html")
    assert f'"@type":"CollectionPage","@id":"{BASE}/articoli/2/"' in text
    crumbs = re.findall(r'"position":(\d),"name":"([^"]*)"', text)
    assert crumbs == [("1", "Home it"), ("2", "Articoli"), ("3", "Articoli, pagina 2 di 2")]


def test_the_switcher_leads_to_the_list_where_a_language_has_fewer_pages(built):
    """To the same number where there is one, to the first page otherwise."""
    found = tree(built(3, 3, 0), "articoli/2/index.html")
    [switcher] = [one for one in found.iter("ul") if one.get("class") == "switcher"]
    assert [link.get("href") for link in switcher.iter("a")] == ["/articoli/2/", "/en/articles/2/", "/de/artikel/"]


def test_a_list_in_the_place_of_another(built):
    """Its pages hold the articles of the language in which it is shown; search engines are sent to the original."""
    site = built(3, 3, 3, more={"de/articles.md": None})
    file = "de/articoli/2/index.html"
    assert listed(site, file) == ["Nr 1"]
    assert pager(site, file)["Pagina 1"] == "/de/articoli/"
    assert relations(site, file)["canonical"] == "/articoli/"
    assert "/de/articoli/2/" not in site.text("sitemap.xml")


@pytest.mark.parametrize("status", ["hidden", "draft"])
def test_a_list_that_is_not_listed_has_pages_that_are_not(built, status):
    """Each of them can be looked at, and none is found."""
    site = built(3, 0, 0, more={"it/articles.md": page("Articoli", "articoli", status=status)})
    [file] = [name for name in site.files() if name.endswith("articoli/2/index.html")]
    assert "noindex" in site.text(file)
    assert len(pager(site, file)) == 3
    assert "articoli/2/" not in site.text("sitemap.xml")


@pytest.mark.parametrize("slug", ["2", "30"])
def test_an_article_cannot_have_the_address_of_a_page_of_the_list(built, slug):
    """Whether there is such a page yet or not."""
    clash = page("Due", slug, date="2026-02-01")
    site = built(1, 0, 0, more={"it/articles/two.md": clash})
    assert site.refused
    [error] = site.errors
    assert error.endswith(
        "content/it/articles/two.md:3: An article’s Slug cannot be a number alone: such addresses are those of the "
        "pages of their list. Choose another Slug."
    )


def test_feed_and_overview_hold_the_newest(built):
    """As many as a page of the list; llms.txt leads to the list."""
    site = built(5, 3, 1)
    assert re.findall(r"<title>(Nr \d)</title>", site.text("feed.atom")) == ["Nr 5", "Nr 4"]
    assert "<updated>2026-01-05T" in site.text("feed.atom")
    told = site.text("llms.txt")
    assert re.findall(r"\((https://a\.example\S*/nr-\d/)\)", told) == [
        f"{BASE}/articoli/nr-4/",
        f"{BASE}/articoli/nr-5/",
        f"{BASE}/en/articles/nr-2/",
        f"{BASE}/en/articles/nr-3/",
        f"{BASE}/de/artikel/nr-1/",
    ]
    assert f"[Articoli]({BASE}/articoli/)" in told
    assert "/2/)" not in told


def onward(built, file):
    """The addresses that an article leads on to, after its text."""
    [found] = [one for one in tree(built, file).iter("nav") if one.get("class") == "onward"]
    return [link.get("href") for link in found.iter("a")]


def test_an_article_leads_to_the_next(built):
    """To the next older one, from the oldest to the newest; the only one to the list alone."""
    site = built(3, 1, 0)
    assert onward(site, "articoli/nr-3/index.html") == ["/articoli/nr-2/", "/articoli/"]
    assert onward(site, "articoli/nr-1/index.html") == ["/articoli/nr-3/", "/articoli/"]
    assert onward(site, "en/articles/nr-1/index.html") == ["/en/articles/"]


def test_an_article_says_what_is_in_it(built):
    """Its headings of the second level, from two on; minutes to read, of 200 words each."""
    text = "## One *a*\n\n### Below\n\n## Two\n\n" + "word " * 400
    articles = {"long": text, "short": "## One\n\nA text."}
    sources = {f"it/articles/{name}.md": page(name, name, text, date="2026-01-01") for name, text in articles.items()}
    site = built(0, 0, 0, more=sources)
    [contents] = [one for one in tree(site, "articoli/long/index.html").iter("nav") if one.get("class") == "contents"]
    assert {one.get("href"): one.text for one in contents.iter("a")} == {"#one-a": "One a", "#two": "Two"}
    assert "3 minuti di lettura" in site.text("articoli/long/index.html")
    assert "class=contents" not in site.text("articoli/short/index.html")
    assert "1 minuto di lettura" in site.text("articoli/short/index.html")
