"""Drafts and hidden pages: what is not to be seen is nowhere, and what is being written stops nothing."""

import json

import pytest

from plugins.findings import ROOT
from tests.plugins.test_names import small_picture

PAGE = "Title: {0}\nDescription: About {0}.\nSlug: {1}\n{2}\n{3}\n"
CREDITS = {"it/credits.md": PAGE.format("Crediti", "crediti", "", "/// pictures\nNessuna.\n///")}
PUBLISHED = {"settings_file": "publishconf.py", "PREVIEW": True}
HALF_WRITTEN = {
    "no title": "Status: draft\n\nText.",
    "nothing more": "Status: draft\n",
    "a wrong slug": "Title: T\nSlug: Two words\nStatus: draft\n\nText.",
    "an unknown entry": "Title: T\nSlug: t\nDescription: D.\nStatus: draft\nColour: red\n\nText.",
    "a wrong date": "Title: T\nSlug: t\nDescription: D.\nStatus: draft\nDate: soon\n\nText.",
    "a broken link": PAGE.format("T", "t", "Status: draft\n", "[a]({filename}nowhere.md)"),
    "a link to no address": PAGE.format("T", "t", "Status: draft\n", "[a](/nowhere/)"),
    "a link to no place": PAGE.format("T", "t", "Status: draft\n", "[a]({filename}home.md#nowhere)"),
    "a block never closed": PAGE.format("T", "t", "Status: draft\n", "/// note\nText."),
    "an unknown fact": PAGE.format("T", "t", "Status: draft\n", "{{ no.fact }}"),
    "a script": PAGE.format("T", "t", "Status: draft\n", "<script>a</script>"),
    "no such picture": PAGE.format("T", "t", "Status: draft\n", "![a](../images/none.png)"),
    "a picture without words": PAGE.format("T", "t", "Status: draft\n", "![](../images/a.png)"),
    "a picture that is none": PAGE.format("T", "t", "Status: draft\n", "![a](../images/bad.png)"),
    "a wrong file beside a picture": PAGE.format("T", "t", "Status: draft\n", "![a](../images/b.png)"),
    "a link to a picture that is none": PAGE.format("T", "t", "Status: draft\n", "[a]({static}/images/bad.png)"),
    "the slug of another": PAGE.format("T", "inbox", "Status: draft\n", "Text."),
}


@pytest.fixture
def content(small_site, tmp_path):
    """The content folder with pictures and documents in it."""
    content = tmp_path / "content"
    for folder in ("images", "files"):
        (content / folder).mkdir()
    for name in ("a", "b"):
        (content / "images" / f"{name}.png").write_bytes(small_picture())
    (content / "images" / "a.png.toml").write_text('author = "Ada"')
    (content / "images" / "b.png.toml").write_text("author = Ada\n")
    (content / "images" / "bad.png").write_bytes(b"none")
    (content / "files" / "secret.pdf").write_bytes(b"secret")
    return content


@pytest.mark.parametrize("key", ["it/t.md", "it/articles/t.md"])
@pytest.mark.parametrize("source", HALF_WRITTEN.values(), ids=HALF_WRITTEN.keys())
def test_a_half_written_draft_stops_nothing(small_site, content, source, key):
    """It is told, shown as far as it goes while one works on it, and left out when the site is published."""
    source = source.replace("../images", "../../images") if "articles" in key else source
    shown = small_site({key: source})
    assert not shown.refused
    assert [file for file in shown.files() if file.startswith("drafts/it/")]
    assert [warning for warning in shown.warnings if "t.md" in warning or "images/b" in warning]
    published = small_site(**PUBLISHED)
    assert not published.refused
    assert [file for file in published.files() if "drafts" in file or "pictures" in file] == []


def test_the_same_mistakes_stop_a_page_that_is_no_draft(small_site, content):
    """Only a draft is spared, and only as long as it is one."""
    source = HALF_WRITTEN["a wrong file beside a picture"]
    assert small_site({"it/t.md": source}, **PUBLISHED).errors == []
    [error] = small_site({"it/t.md": source.replace("draft", "hidden")}, **PUBLISHED).errors
    assert "images/b.png.toml:1:" in error
    assert small_site({"it/t.md": HALF_WRITTEN["no title"].replace("draft", "hidden")}).refused


def test_nothing_of_a_draft_is_published(small_site, content):
    """No page, picture, file, card, word, entry of a feed, a map or a menu; what another page shows stays."""
    text = "Zanzibar.\n\n![a](../images/a.png)\n\n[b]({static}/files/secret.pdf)\n\n/// faq | Zanzibar?\nA.\n///"
    draft = PAGE.format("Zanzibar", "zanzibar", "Status: draft\n", text)
    pages = CREDITS | {
        "it/what.md": draft,
        "en/what.md": PAGE.format("What", "what", "", "Text."),
        "it/articles/a.md": draft.replace("Status:", "Date: 2026-01-01\nStatus:").replace("../", "../../"),
        "it/search.md": PAGE.format("Cerca", "cerca", "", "Text."),
        "it/articles.md": PAGE.format("Articoli", "articoli", "", "Text."),
    }
    built = small_site(pages, MENU=["what"], FOOTER_MENU=["what"], **PUBLISHED)
    assert not built.refused
    for file in built.files():
        data = (built.output / file).read_bytes()
        assert b"anzibar" not in data, file
        assert "zanzibar" not in file
        assert not file.startswith(("assets/pictures", "files", "drafts"))
    assert "anzibar" not in json.dumps(built.published)


def test_nothing_of_a_page_stays_that_becomes_a_draft(small_site, content):
    """What was online yesterday goes."""
    text = "![a](../images/a.png)\n\n[b]({static}/files/secret.pdf)"
    page = PAGE.format("T", "t", "", text)
    assert "files/secret.pdf" in small_site({"it/t.md": page}, **PUBLISHED).files()
    files = small_site({"it/t.md": page.replace("Slug:", "Status: draft\nSlug:")}, **PUBLISHED).files()
    assert [file for file in files if file.startswith(("t/", "assets/pictures", "files"))] == []


def test_a_hidden_page_is_only_where_its_address_leads(small_site, content):
    """In no menu, no switcher, no hreflang, no list, map, feed, search, nor among the credits."""
    hidden = PAGE.format("Nascosta", "nascosta", "Status: hidden\n", "![a](../images/a.png)")
    pages = CREDITS | {
        "it/what.md": hidden,
        "en/what.md": PAGE.format("What", "what", "", "Text."),
        "it/articles/a.md": hidden.replace("Status:", "Date: 2026-01-01\nStatus:").replace("../", "../../"),
        "it/services.md": hidden.replace("nascosta", "nascosta-2"),
        "it/search.md": PAGE.format("Cerca", "cerca", "", "Text."),
        "it/articles.md": PAGE.format("Articoli", "articoli", "", "Text."),
    }
    for theme in ({}, {"THEME": str(ROOT / "theme"), "CSS_FILES": css_files()}):
        built = small_site(pages, MENU=["what", "services"], FOOTER_MENU=["what"], **theme)
        assert built.errors == []
        at = {"nascosta/index.html", "nascosta-2/index.html", "articoli/nascosta/index.html"}
        leading = {
            file for file in built.files() if file not in at and b"ascosta" in (built.output / file).read_bytes()
        }
        assert leading == set()
        assert "assets/pictures" in built.text("nascosta/index.html")


def css_files() -> list[str]:
    """The style sheets of the theme."""
    from pelicanconf import CSS_FILES

    return CSS_FILES


def test_a_hidden_page_stands_for_its_language(small_site):
    """Nothing takes its place there, nobody is told to write it, and its versions know nothing of it."""
    pages = {
        "it/what.md": PAGE.format("Cosa", "cosa", "Status: hidden\n", "Text."),
        "en/what.md": PAGE.format("What", "what", "", "Text."),
        "de/only.md": PAGE.format("Nur", "nur", "Status: hidden\n", "Text."),
    }
    built = small_site(pages)
    assert [warning for warning in built.warnings if "German version" not in warning] == []
    assert {"cosa/index.html", "de/what/index.html", "de/nur/index.html"} <= set(built.files())
    assert not {"what/index.html", "nur/index.html", "en/nur/index.html"} & set(built.files())
    assert "/cosa/" not in built.text("en/what/index.html")
    assert "/en/what/" in built.text("cosa/index.html")
