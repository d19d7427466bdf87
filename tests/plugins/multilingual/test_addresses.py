"""Where documents live."""

from ground.addresses import file_of

PAGE = "Title: T\nDescription: D.\nSlug: {}\n{}\nText."


def test_every_kind_of_document_has_its_address(small_site):
    """Italian at /, the others under their code; articles below their articles page."""
    pages = {}
    for language, articles in {"it": "articoli", "en": "articles", "de": "artikel"}.items():
        pages[f"{language}/services.md"] = PAGE.format(f"services-{language}", "")
        pages[f"{language}/articles.md"] = PAGE.format(articles, "")
        pages[f"{language}/not-found.md"] = PAGE.format("404", "")
        pages[f"{language}/articles/post.md"] = PAGE.format(f"post-{language}", "Date: 2027-03-01\n")
    built = small_site(pages)
    html = {name for name in built.files() if name.endswith(".html")}
    assert html == {
        "index.html",
        "404.html",
        "services-it/index.html",
        "articoli/index.html",
        "articoli/post-it/index.html",
        "en/index.html",
        "en/404.html",
        "en/services-en/index.html",
        "en/articles/index.html",
        "en/articles/post-en/index.html",
        "de/index.html",
        "de/404.html",
        "de/services-de/index.html",
        "de/artikel/index.html",
        "de/artikel/post-de/index.html",
    }


def test_the_endpoint_finds_pages_where_the_build_puts_them(site):
    """Addresses.page, which the endpoint redirects to, names files that the build wrote."""
    for language in site.facts.languages:
        for key in ("contact", "thanks", "privacy", "services", "articles"):
            assert site.text(site.address(language, key))


def test_drafts_are_shown_only_while_working(small_site):
    """A draft has an address of its own that nothing leads to; a published site leaves it out."""
    draft = {"it/new.md": PAGE.format("nuova", "Status: draft\n")}
    built = small_site(draft, MENU=["new"])
    assert "drafts/it/nuova/index.html" in built.files()
    assert "nuova" not in built.text("index.html") + built.text("sitemap.xml")
    published = small_site(settings_file="publishconf.py", PREVIEW=True)
    assert not [name for name in published.files() if "nuova" in name]


def test_a_draft_article_is_in_no_list(small_site):
    """Neither the articles page nor the feed knows of a draft."""
    pages = {
        "it/articles.md": PAGE.format("articoli", ""),
        "it/articles/new.md": PAGE.format("nuovo", "Date: 2027-03-01\nStatus: draft\n"),
    }
    built = small_site(pages)
    assert "drafts/it/nuovo/index.html" in built.files()
    assert "nuovo" not in built.text("articoli/index.html") + built.text("feed.atom")


def test_the_file_of_an_address():
    """A folder is answered by its index, a file by itself."""
    assert file_of("/") == "index.html"
    assert file_of("/en/services/") == "en/services/index.html"
    assert file_of("/de/404.html") == "de/404.html"
