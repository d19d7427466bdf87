"""Feeds, sitemap, robots and frames."""

import re
from xml.etree import ElementTree

from pelicanconf import CSS_FILES
from tests.facts import write_facts
from tests.plugins.conftest import PROJECT

PAGE = "Title: {0}\nDescription: D.\nSlug: {1}\n{2}\nText."
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_each_language_has_its_feed(small_site):
    """The feed names itself, its language, and its own articles, newest first, by absolute addresses."""
    pages = {
        "en/articles/a.md": PAGE.format("Older & wiser", "older", "Date: 2027-03-01\n"),
        "en/articles/b.md": PAGE.format("Newer", "newer", "Date: 2027-03-02\nModified: 2027-03-05\n"),
    }
    built = small_site(pages, SITE_URL="https://a.example")
    feed = ElementTree.fromstring(built.text("en/feed.atom"))
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert feed.findtext(f"{ATOM}id") == "https://a.example/en/feed.atom"
    assert feed.findtext(f"{ATOM}updated") == "2027-03-05T00:00:00+01:00"
    assert [title.text for title in feed.findall(f"{ATOM}entry/{ATOM}title")] == ["Newer", "Older & wiser"]
    assert ElementTree.fromstring(built.text("feed.atom")).findall(f"{ATOM}entry") == []


def test_the_sitemap_leaves_out_what_is_not_indexed(small_site):
    """The thank-you and 404 pages are not search results."""
    pages = {f"it/{key}.md": PAGE.format(key, key, "") for key in ("thanks", "not-found", "what")}
    sitemap = ElementTree.fromstring(small_site(pages, SITE_URL="https://a.example").text("sitemap.xml"))
    assert [url.text for url in sitemap.iter(f"{SITEMAP}loc")] == [
        "https://a.example/",
        "https://a.example/what/",
        "https://a.example/en/",
        "https://a.example/de/",
    ]


def test_what_the_default_language_lacks_is_offered_in_the_first_that_has_it(small_site):
    """To readers of any other language."""
    pages = {f"{language}/what.md": PAGE.format("What", "what", "") for language in ("de", "en")}
    built = small_site(pages, SITE_URL="https://a.example").text("sitemap.xml")
    offered = re.findall(r'hreflang="x-default" href="https://a.example(.*?)"', built)
    assert offered == ["/", "/", "/en/what/", "/", "/en/what/"]


def test_robots_names_the_sitemap(small_site):
    """By its absolute address."""
    assert "Sitemap: https://a.example/sitemap.xml" in small_site(SITE_URL="https://a.example").text("robots.txt")


def test_a_frame_is_kept_beside_the_site(small_site):
    """The endpoint gets a page of each language, with a contact page or without, and a token to fill in."""
    built = small_site({"de/contact.md": PAGE.format("Kontakt", "kontakt", "Fallback: no\n")})
    told = built.published
    assert sorted(told["frames"]) == ["de", "en", "it"]
    assert told["facts"] == (built.folder / "content" / "site.toml").read_text(encoding="utf-8")
    for language, frame in told["frames"].items():
        assert f"lang={language}" in frame
        assert "%%main%%" in frame
    assert not [name for name in built.files() if "frame" in name]


def test_the_frame_of_a_language_goes_with_it(small_site, tmp_path):
    """The endpoint has no answers in a language that the site no longer has."""
    small_site()
    write_facts(tmp_path / "content", {'language = "it" ': 'language = "en" '})
    facts = tmp_path / "content" / "site.toml"
    facts.write_text(facts.read_text("utf-8").replace('["it", "en", "de"]', '["it", "en"]'), encoding="utf-8")
    told = small_site().published
    assert sorted(told["frames"]) == ["en", "it"]
    assert sorted(told["addresses"]["pages"]) == ["en", "it"]


def test_the_topics_are_those_of_the_site_that_is_built(small_site, tmp_path):
    """Wherever its content lies: neither the form nor the endpoint asks the project's own site.toml."""
    facts = tmp_path / "content" / "site.toml"
    more = '\n[[topics]]\nkey = "podcast"\nlabel = { it = "Un podcast", en = "A podcast", de = "Ein Podcast" }\n'
    facts.write_text(facts.read_text(encoding="utf-8") + more, encoding="utf-8")
    theme = {"THEME": str(PROJECT / "theme"), "CSS_FILES": CSS_FILES}
    built = small_site({"it/contact.md": PAGE.format("Scrivimi", "scrivimi", "")}, **theme)
    assert "Un podcast" in built.text("scrivimi/index.html")
    assert "podcast" in built.published["facts"]
    assert "Un podcast" not in (PROJECT / "content" / "site.toml").read_text(encoding="utf-8")
