"""Names of files, as she writes them and as visitors see them."""

from io import BytesIO
from unicodedata import normalize
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from plugins.names import clean, is_nobodys, on_disk, published

PAGE = "Title: T\nDescription: D.\nSlug: t\n\n{}\n"
PICTURES = {
    "foto#1.jpg": "foto-1",
    "100%.jpg": "100",
    "Foto Büro (1).JPG": "foto-buro-1",
    "a&b.png": "a-b",
    "perché?.png": "perche",
    "L'offerta.png": "l-offerta",
    "Ελλάδα.png": "ellada",
    "50%20off.png": "50-20off",
}
FILES = {
    "Price List 2026.pdf": "price-list-2026.pdf",
    "preise (2).pdf": "preise-2.pdf",
    "L'offerta.pdf": "l-offerta.pdf",
    "A & B.pdf": "a-b.pdf",
    "a#b.pdf": "a-b.pdf",
    "100%.pdf": "100.pdf",
    "50%20off.PDF": "50-20off.pdf",
    "list.pdf": "list.pdf",
    "Über uns.final.docx": "uber-uns-final.docx",
}


def small_picture() -> bytes:
    """A picture of a few pixels."""
    written = BytesIO()
    Image.new("RGB", (20, 10), "red").save(written, "PNG")
    return written.getvalue()


@pytest.fixture
def content(small_site, tmp_path):
    """The content folder, with the folders for pictures and documents."""
    for folder in ("images", "files"):
        (tmp_path / "content" / folder).mkdir()
    return tmp_path / "content"


@pytest.mark.parametrize("written", ["![a](../images/{})", "![a](</images/{}>)", "![a]({{static}}/images/{})"])
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_of_any_name(small_site, content, name, written):
    """It is shown, under names of a-z, 0-9 and hyphens; percent-encoded it is the same picture."""
    (content / "images" / name).write_bytes(small_picture())
    for address in (name, quote(name)):
        built = small_site({"it/t.md": PAGE.format(written.format(address))})
        assert built.errors == []
        made = [file for file in built.files() if file.startswith("assets/pictures/")]
        assert len(made) == 3
        assert all(file.startswith(f"assets/pictures/{PICTURES[name]}-20.") for file in made)
        page = built.text("t/index.html")
        assert page.count("/assets/pictures/") == 3
        assert all(f"/{file}" in page for file in made)


@pytest.mark.parametrize("written", ["[a]({{static}}/files/{})", "[a](<{{static}}../files/{}>)", "[a](/files/{})"])
@pytest.mark.parametrize("name", FILES)
def test_a_linked_file_of_any_name(small_site, content, name, written):
    """It is published under a clean name and linked by it, and nobody calls it unread."""
    (content / "files" / name).write_bytes(b"what it says")
    for address in (name, quote(name)):
        built = small_site({"it/t.md": PAGE.format(written.format(address))})
        assert built.errors == []
        assert [warning for warning in built.warnings if "version of this page" not in warning] == []
        assert built.text(f"files/{FILES[name]}") == "what it says"
        assert f"<a href=/files/{FILES[name]}>" in built.text("t/index.html")


def test_what_follows_the_name_of_a_file_stays(small_site, content):
    """The page of a document to be opened, unless it belongs to the name."""
    (content / "files" / "a b.pdf").write_bytes(b"")
    built = small_site({"it/t.md": PAGE.format("[a](/files/a%20b.pdf?x=1&y=2#page=3)")})
    assert built.errors == []
    assert 'href="/files/a-b.pdf?x=1&y=2#page=3"' in built.text("t/index.html")


def test_files_that_would_share_a_name_are_told_apart(small_site, content):
    """The one whose name is clean keeps it; the same ones have the same names in every build."""
    links = []
    for name in ("a b.pdf", "A-B.pdf", "a-b.pdf"):
        (content / "files" / name).write_text(name)
        links.append(f"[{name}]({{static}}/files/{name})")
    built = small_site({"it/t.md": PAGE.format("\n\n".join(links))})
    files = [file for file in built.files() if file.startswith("files/")]
    assert {built.text(file) for file in files} == {"a b.pdf", "A-B.pdf", "a-b.pdf"}
    assert built.text("files/a-b.pdf") == "a-b.pdf"
    page = built.text("t/index.html")
    for file in files:
        assert f"<a href=/{file}>{built.text(file)}</a>" in page
    (content / "files" / "a-b.pdf").unlink()
    again = small_site({"it/t.md": PAGE.format("\n\n".join(links[:2]))})
    assert again.text("files/a-b.pdf") == "A-B.pdf"


@pytest.mark.parametrize("on_the_disk", ["NFC", "NFD"])
@pytest.mark.parametrize("in_the_page", ["NFC", "NFD"])
def test_accents_of_names_in_either_form(small_site, content, on_the_disk, in_the_page):
    """A name in two parts, as a Mac writes it, is the name in one, in the disk's folder or in the page."""
    folder = content / "images" / normalize(on_the_disk, "Büro")
    folder.mkdir()
    picture, paper = (normalize(on_the_disk, name) for name in ("Käse é.png", "Prëise.pdf"))
    (folder / picture).write_bytes(small_picture())
    (folder / f"{picture}.toml").write_text('author = "Ada"\n')
    (folder / paper).write_bytes(b"paper")
    text = "![a](../images/Büro/Käse é.png)\n\n[b]({static}/images/Büro/Prëise.pdf)\n\n[c](/images/Büro/Käse é.png)"
    built = small_site({"it/t.md": PAGE.format(normalize(in_the_page, text))})
    assert built.errors == []
    assert "Ada" in built.text("t/index.html")
    assert {"images/buro/preise.pdf", "images/buro/kase-e.png"} <= set(built.files())
    again = small_site()
    assert (again.run.written.written, again.errors) == (0, [])


def test_a_portrait_with_an_accent_in_its_name(small_site, content):
    """In whichever form site.toml and the disk have it."""
    (content / "images" / normalize("NFD", "ritratto è.png")).write_bytes(small_picture())
    facts = (content / "site.toml").read_text()
    (content / "site.toml").write_text(facts.replace('portrait = ""', 'portrait = "images/ritratto è.png"'))
    assert small_site().errors == []


@pytest.mark.parametrize(
    "link",
    [
        "{static}/site.toml",
        "{static}/images/a.png.toml",
        "{static}/it/draft.md",
        "{static}/files/.private.pdf",
        "{static}/.trash/old.pdf",
        "{static}../../outside.pdf",
    ],
)
def test_what_no_page_hands_out(small_site, content, link):
    """Sources, what is beside pictures, what is nobody's, and what lies outside: told as leading nowhere."""
    (content / ".trash").mkdir()
    for name in ("images/a.png.toml", "it/draft.md", "files/.private.pdf", ".trash/old.pdf", "../outside.pdf"):
        (content / name).write_text("Title: T\nDescription: D.\nSlug: d\nStatus: draft\n\nSecret.")
    built = small_site({"it/t.md": PAGE.format(f"[a]({link})")})
    [error] = built.errors
    assert f"it/t.md:5: The link to {link} leads nowhere" in error


@pytest.mark.parametrize("path", ["../../images/a.png", "../images/a.png", "/images/a.png", "images/a.png", "a.png"])
def test_paths_that_work_from_any_page(small_site, content, path):
    """Those of the README in an article, too, and the name alone."""
    (content / "images" / "a.png").write_bytes(small_picture())
    article = f"Title: T\nDescription: D.\nSlug: t\nDate: 2026-01-01\n\n![a]({path})\n\n[b]({{static}}{path})\n"
    built = small_site({"it/articles/t.md": article})
    assert built.errors == []
    assert "images/a.png" in built.files()


def test_only_what_is_linked_is_published(small_site, content):
    """By its whole path: not the file of the same name in another folder."""
    (content / "images" / "private").mkdir()
    for name in ("images/list.pdf", "images/private/list.pdf", "files/list.pdf", "list.pdf"):
        (content / name).write_text(name)
    built = small_site({"it/t.md": PAGE.format("[a]({static}/images/list.pdf)")})
    assert [(file, built.text(file)) for file in built.files() if file.endswith(".pdf")] == [
        ("images/list.pdf", "images/list.pdf")
    ]


@given(st.lists(st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1), max_size=9))
def test_every_published_name_is_clean_and_its_own(names):
    """Whatever the files are called."""
    found = published(names)
    assert found.keys() == set(names)
    assert len(set(found.values())) == len(found)
    for name, given_out in found.items():
        assert all(part and set(part) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for part in given_out.split("."))
        assert given_out == name or clean(name) != name


def test_names_without_a_letter_of_ours():
    """They have one all the same."""
    assert clean("日本/★.pdf") == "ri-ben/file.pdf"
    assert clean("★/…/a") == "folder/folder/a"


def test_a_name_that_is_not_there(tmp_path):
    """It comes back as it is."""
    assert on_disk(tmp_path, "ä/ö.png") == tmp_path / "ä" / "ö.png"


def test_nobodys_names():
    """In any folder."""
    assert [is_nobodys(name) for name in ("it/a.md", "it/.a.md", ".a/b.md", "a.b/c")] == [False, True, True, False]
