"""A page that a language lacks is shown there as it is, kindly and safely."""

import re
from xml.etree import ElementTree

import pytest

from pelicanconf import CSS_FILES, ROOT
from tests.facts import write_facts

PAGE = "Title: {0}\nDescription: About {0}.\nSlug: {1}\n{2}\n{3}\n"
# The pages are rendered by the real theme: what marks them belongs to it.
REAL_THEME = {"THEME": str(ROOT / "theme"), "CSS_FILES": CSS_FILES, "SITE_URL": "https://a.example"}
ATOM = "{http://www.w3.org/2005/Atom}"


def page(title, slug, *front_matter, text="Text."):
    """The source of a page."""
    return PAGE.format(title, slug, "".join(f"{line}\n" for line in front_matter), text)


@pytest.fixture
def lacking(small_site):
    """A site whose German lacks the page “faq”, which links to a page that German has."""
    text = (
        "[Cosa]({filename}what.md#stesso) [Altrove]({filename}what.md#qui) [Home]({filename}home.md)\n\n"
        "[Inglese]({filename}/en/faq.md) [Fuori](https://b.example/)"
    )
    pages = {
        "it/faq.md": page("Domande", "domande", "Menu: Domande?", text=text),
        "en/faq.md": page("Questions", "questions"),
        "it/what.md": page("Cosa", "cosa", text="## A {: #stesso }\n\n## B {: #qui }"),
        "de/what.md": page("Was", "was", text="## A {: #stesso }\n\n[Fragen]({filename}faq.md)"),
        "en/what.md": page("What", "what"),
    }
    return small_site(pages, MENU=["what", "faq"], **REAL_THEME)


def links(text):
    """What a page links to: address → attributes and label."""
    return {
        re.search(r'href="?([^\s">]+)', tag)[1]: f"{tag}>{label}"
        for tag, label in re.findall(r"<a (.*?)>(.*?)</a>", text)
    }


def test_it_stands_under_the_address_of_the_language(lacking):
    """With the slug of the original, and the menu of the language, in which it is marked."""
    text = lacking.text("de/domande/index.html")
    menu = re.search(r"id=menu.*?</ul>", text)[0]
    assert "<html lang=de>" in text
    assert list(links(menu)) == ["/de/was/", "/de/domande/"]
    assert "hreflang=it lang=it" in links(menu)["/de/domande/"]
    assert "Domande?" in links(menu)["/de/domande/"]


def test_the_notice_speaks_the_language_and_the_text_its_own(lacking):
    """The main part is marked as Italian, the notice in it as German."""
    text = lacking.text("de/domande/index.html")
    assert re.search(r"<main [^>]*lang=it", text)
    assert re.search(r"<p class=\"note fallback\" lang=de>[^<]*Italienisch\.", text)


def test_search_engines_are_sent_to_the_original(lacking):
    """Canonical, no alternates, and no other page names it as one."""
    text = lacking.text("de/domande/index.html")
    assert re.search(r"<link href=https://a.example/domande/ rel=canonical>", text)
    assert not re.search(r"<link[^>]*hreflang", text)
    assert set(re.findall(r"<link[^>]*hreflang=([\w-]+)", lacking.text("domande/index.html"))) == {
        "it",
        "en",
        "x-default",
    }


def test_sitemap_does_not_know_it(lacking):
    """Neither as a page nor as a version of one."""
    assert "/de/domande/" not in lacking.text("sitemap.xml")
    assert "https://a.example/domande/" in lacking.text("sitemap.xml")


def test_the_switcher_knows_it(lacking):
    """It leads to it from the other versions, and from it to them."""
    for name in ("domande/index.html", "en/questions/index.html", "de/domande/index.html"):
        switcher = re.search(r"class=switcher>.*?</ul>", lacking.text(name))[0]
        assert list(links(switcher)) == ["/domande/", "/en/questions/", "/de/domande/"]


def test_its_links_lead_to_the_versions_in_the_language(lacking):
    """To the place named where there is one of that name; a link to a third language stays."""
    main = re.search(r"<main.*</main>", lacking.text("de/domande/index.html"), re.DOTALL)[0]
    assert list(links(main)) == [
        "/de/was/#stesso",
        "/de/was/",
        "/de/",
        "/en/questions/",
        "https://b.example/",
    ]


def test_a_link_to_the_missing_file_finds_it(lacking):
    """A German page may name faq.md before it is written."""
    assert "/de/domande/" in links(lacking.text("de/was/index.html"))


def test_the_build_still_says_that_it_is_missing(lacking):
    """With the file to write."""
    [warning] = lacking.warnings
    assert "it/faq.md: There is no German version of this page. Write content/de/faq.md;" in warning
    assert "until then this page is shown there as it is." in warning


def test_an_article_is_shown_but_is_in_no_list(small_site):
    """Its dates are those of its language; the feed and the list are of the language's own articles."""
    pages = {
        "it/articles.md": page("Articoli", "articoli"),
        "en/articles.md": page("Articles", "articles"),
        "it/articles/a.md": page("Primo", "primo", "Date: 2027-03-01"),
    }
    built = small_site(pages, **REAL_THEME)
    text = built.text("en/articles/primo/index.html")
    assert "1º marzo 2027" in text
    assert "/en/articles/" in links(text)
    assert "/en/articles/primo/" not in links(built.text("en/articles/index.html"))
    assert ElementTree.fromstring(built.text("en/feed.atom")).findall(f"{ATOM}entry") == []


def test_a_page_may_forbid_it(small_site):
    """Fallback: no leaves the language without the page, the switcher leads home, and nobody asks for one."""
    built = small_site({"it/a.md": page("A", "a", "Fallback: no")}, **REAL_THEME)
    assert [name for name in built.files() if name.endswith("a/index.html")] == ["a/index.html"]
    assert list(links(re.search(r"class=switcher>.*?</ul>", built.text("a/index.html"))[0])) == [
        "/a/",
        "/en/",
        "/de/",
    ]
    assert built.warnings == []


def test_site_toml_may_forbid_it(small_site, tmp_path):
    """fallback = false holds for all pages."""
    write_facts(tmp_path / "content", {"\nfallback = true": "\nfallback = false"})
    built = small_site({"it/a.md": page("A", "a")})
    assert [name for name in built.files() if name.endswith("a/index.html")] == ["a/index.html"]
    assert built.warnings == []


def test_anything_but_yes_or_no_is_refused(small_site):
    """With the line."""
    built = small_site({"it/a.md": page("A", "a", "Fallback: nein")})
    assert built.refused
    assert "it/a.md:4: “nein” is not a Fallback that the site understands. Write yes or no." in built.errors[0]


def test_an_address_that_is_taken_is_told(small_site):
    """A German page at the address where the Italian one would be shown."""
    built = small_site({"it/a.md": page("A", "faq"), "de/b.md": page("B", "faq", "Fallback: no")})
    assert built.refused
    assert "the same address (/de/faq/)" in built.errors[0]


def test_a_draft_is_shown_nowhere_else(small_site):
    """It is for the desk alone."""
    built = small_site({"it/a.md": page("A", "a", "Status: draft")})
    assert [name for name in built.files() if "/a/" in name] == ["drafts/it/a/index.html"]
