"""How documents belong together."""

import re

PAGE = "Title: {0}\nDescription: D.\nSlug: {1}\n{2}\nText."


def links(text, within):
    return re.findall(r"<a href=\"?([^\s\">]+)", re.search(rf"id={within}>(.*?)</nav>", text)[1])


def test_versions_come_in_the_order_of_the_languages(small_site):
    """A page names its versions, itself included, in the site's order; one that is missing is not named."""
    built = small_site({"de/what.md": PAGE.format("Was", "was", ""), "it/what.md": PAGE.format("Cosa", "cosa", "")})
    versions = re.findall(r"href=(\S+) hreflang=(\w+)", built.text("de/was/index.html"))
    assert [(url.rpartition(":8000")[2], language) for url, language in versions] == [
        ("/cosa/", "it"),
        ("/de/was/", "de"),
    ]


def test_a_menu_leaves_out_what_a_language_lacks(small_site):
    """Menus hold the pages that their language shows, in the order of MENU."""
    pages = {
        "it/what.md": PAGE.format("Cosa", "cosa", "Menu: Cos’è\nFallback: no\n"),
        "it/faq.md": PAGE.format("Domande", "domande", ""),
        "de/faq.md": PAGE.format("Fragen", "fragen", ""),
    }
    built = small_site(pages, MENU=["faq", "what"])
    assert links(built.text("index.html"), "menu") == ["/domande/", "/cosa/"]
    assert links(built.text("de/index.html"), "menu") == ["/de/fragen/"]
    assert "Cos’è" in built.text("index.html")


def test_articles_are_listed_newest_first_in_their_language(small_site):
    """The list of a language holds its own articles, by date."""
    pages = {"it/articles.md": PAGE.format("Articoli", "articoli", "")}
    for day, slug in {"01": "primo", "03": "terzo", "02": "secondo"}.items():
        pages[f"it/articles/{slug}.md"] = PAGE.format(slug, slug, f"Date: 2027-03-{day}\n")
    pages["en/articles/other.md"] = PAGE.format("Other", "other", "Date: 2027-03-09\n")
    text = small_site(pages).text("articoli/index.html")
    assert re.findall(r"/articoli/(\w+)/", text) == ["terzo", "secondo", "primo"]


def test_a_language_without_a_home_page_is_left_out(small_site):
    """It is in no switcher, and the build says so once."""
    built = small_site({"de/home.md": None})
    assert links(built.text("index.html"), "languages") == ["/", "/en/"]
    assert built.warnings == [
        "There are no pages in German yet: the site leaves this language out. Begin with content/de/home.md."
    ]


def test_hidden_pages_are_online_but_nobody_is_told(small_site):
    """Status hidden: an address, but no menu and no sitemap."""
    built = small_site({"it/secret.md": PAGE.format("S", "segreta", "Status: hidden\n")})
    assert "segreta/index.html" in built.files()
    assert "segreta" not in built.text("sitemap.xml")


def test_a_template_named_like_the_page_is_used(small_site):
    """articles.html renders the page articles.md; a Template line overrides."""
    built = small_site({"it/articles.md": PAGE.format("A", "articoli", "Template: page\n")})
    assert "<main>" in built.text("articoli/index.html")
