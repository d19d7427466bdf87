"""Articles of other sites, brought in: what they become, what is told, and that nothing else is touched."""

import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from desk.build import build
from desk.importing.command import import_files
from ground.facts import CONTENT
from tests.facts import copy_content
from tests.places import places

SITES = Path(__file__).parent / "sites"
PICTURES = (
    "hugo/content/post/ordnung/koerbe.png",
    "jekyll/assets/calendario.png",
    "pelican/content/images/Griglia Settimana.png",
    "astro/public/images/envelopes.png",
    "images/tisch.png",
)
DOCUMENTS = ("pelican/content/modulo (1).pdf", "hugo/static/plan.pdf", "astro/src/content/blog/list.csv")
ALL = ("hugo", "jekyll", "pelican", "astro", "wordpress/export.xml", "old-page.html")


@pytest.fixture
def sites(tmp_path):
    """The other sites, with their pictures and documents."""
    root = tmp_path / "sites"
    shutil.copytree(SITES, root)
    for number, name in enumerate(PICTURES):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (40, 30), (50 * number, 80, 90)).save(root / name)
    for name in DOCUMENTS:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(f"%PDF-1.4 {name}".encode())
    return root


@pytest.fixture
def content(tmp_path):
    """The real pages, to bring articles into."""
    copy_content(tmp_path / "content")
    return tmp_path / "content"


def bring(content, *files, language=""):
    """Bring files in; the exit status."""
    return import_files(list(files), language, content)


def source_of(content, name):
    """The text of an article that was brought in."""
    return (content / name).read_text(encoding="utf-8")


def without_links(text):
    """A text of ours, with the words alone of the links to pages that did not come along."""
    return re.sub(r"\[([^\[\]]*)\]\(\{filename\}[^()]*\)", r"\1", text).strip()


def page(tmp_path, address):
    """The article at an address of the built site."""
    html = (tmp_path / "output" / address / "index.html").read_text(encoding="utf-8")
    return BeautifulSoup(html, "html.parser").find("article")


def test_articles_of_all_kinds_become_pages(tmp_path, sites, content, capfd):
    """Pelican, Jekyll, Hugo in TOML and YAML, Astro, WordPress, HTML: built, with their pictures, links and files."""
    assert bring(content, *(sites / name for name in ALL)) == 0
    assert "Articoli portati qui: 10, lasciati fuori: 0." in capfd.readouterr().out
    assert build(**places(tmp_path)), capfd.readouterr().err

    corta = page(tmp_path, "articoli/la-settimana-corta")
    assert corta.h1.get_text() == "La settimana «corta»: prove generali"
    assert corta.time["datetime"].startswith("2022-05-17")
    assert corta.find("a", string="qui")["href"] == "https://example.net/fonte"
    assert "puts" in corta.get_text()
    assert "{%" not in str(corta)
    assert "onclick" not in str(corta)
    assert corta.find("img")["alt"] == "Un calendario"

    agenda = page(tmp_path, "articoli/agenda-condivisa")
    assert [cell.get_text() for cell in agenda.find_all("td")] == ["rosso", "si sposta"]
    assert agenda.find("img")["alt"] == "una griglia"
    assert agenda.find("a", string="due regole")["href"] == "/drafts/it/due-regole/"
    assert agenda.find("a", string="il modulo")["href"] == "/files/modulo-1.pdf"
    assert (tmp_path / "output" / "files" / "modulo-1.pdf").exists()

    viaggi = page(tmp_path, "articoli/viaggi-e-ricevute")
    assert viaggi.h1.get_text() == "Viaggi & ricevute"
    assert "sempre in viaggio & al ritorno [sic]. Poi si cercano" in viaggi.get_text()
    assert [cell.get_text() for cell in viaggi.find_all("td")] == ["treno", "12,50"]
    assert "alert" not in str(viaggi)

    ordnung = page(tmp_path, "de/artikel/ordnung-im-posteingang")
    assert ordnung.time["datetime"].startswith("2024-03-05")
    assert ordnung.find("figcaption").get_text().startswith("Mehr braucht es nicht.")
    assert "Betreff: Rechnung 12" in ordnung.get_text()
    assert ordnung.find("a", string="https://www.youtube.com/watch?v=dQw4w9WgXcQ")

    protokoll = page(tmp_path, "de/artikel/old-page")
    assert "* Kein Stern, kein _Strich_." in protokoll.get_text()
    assert protokoll.find("a", string="ein Buch")["href"] == "https://example.net/a_(b)"

    merge = page(tmp_path, "en/articles/mail-merge")
    assert [one.name for one in merge.find_all(["h1", "h2", "h3", "h4"])][1:] == ["h4", "h2"]
    assert merge.find("a", string="go down")["href"] == "#steps"
    assert merge.find("a", string="nowhere") is None


def test_what_its_entries_said(sites, content):
    """Is in the file, in our own form."""
    bring(content, sites / "hugo", sites / "pelican")
    assert source_of(content, "de/articles/ordnung-im-posteingang.md").startswith(
        "Title: Ordnung im Posteingang\n"
        "Description: Drei Körbe genügen, damit der Posteingang am Freitag leer ist.\n"
        "Slug: ordnung-im-posteingang\n"
        "Date: 2024-03-05 09:30:00+01:00\n"
        "Modified: 2024-04-01\n\nDrei Körbe genügen:\n- **Heute:**"
    )
    assert "Status: draft\n" in source_of(content, "de/articles/ablage.md")
    assert "Status: draft\n" in source_of(content, "it/articles/due-regole.md")


def test_links_and_pictures(sites, content, capfd):
    """Lead to what came along; what did not is told with its line, and is gone."""
    bring(content, *(sites / name for name in ALL))
    told = capfd.readouterr().err
    ordnung = source_of(content, "de/articles/ordnung-im-posteingang.md")
    assert "[die Ablage]({filename}ablage.md)" in ordnung
    assert "[hier]({filename}ablage.md#regeln)" in ordnung
    assert '![Drei Körbe auf einem Tisch](../../images/koerbe.png "Mehr braucht es nicht.")' in ordnung
    assert "im Lager." in source_of(content, "de/articles/ablage.md")
    assert "ablage.md:11: Il link a lager.md è stato tolto" in told
    assert "[cercano in una busta]({filename}la-busta.md)" in source_of(content, "it/articles/viaggi-e-ricevute.md")
    assert "[si chiude](https://altrove.example.org/2019/05/la-busta/)" in source_of(content, "it/articles/la-busta.md")
    assert "export.xml:51: Lasciata fuori: l’immagine https://vecchio.example.org/wp-content" in told
    assert "export.xml:24: Lasciata fuori: l’immagine https://vecchio.example.org/wp-content" in told
    assert "export.xml:18: Ha un link a it/articles/la-busta.md, che è una bozza" in told
    assert (content / "images" / "griglia-settimana.png").exists()


def test_what_is_left_out_is_told(sites, content, capfd):
    """With file and line, in her language."""
    bring(content, *(sites / name for name in ALL))
    told = capfd.readouterr().err
    for sentence in (
        "settimana-corta.markdown:19: Lasciato fuori: {% if site.comments %}",
        'settimana-corta.markdown:31: Lasciato fuori: {% include nota.html testo="Iscriviti" %}',
        'index.md:38: Lasciato fuori: {{< newsletter form="fuss" >}}',
        "index.md:36: Al posto di <youtube> c’è un link: https://www.youtube.com/watch?v=dQw4w9WgXcQ.",
        "mail-merge.mdx:11: Lasciato fuori: import Callout from",
        "agenda-condivisa.md: Dei suoi dati il sito non usa, e sono rimasti fuori: Category, Tags, Authors.",
        "Lasciata fuori: la pagina «Chi sono» (https://vecchio.example.org/chi-sono/).",
        'export.xml:51: Lasciato fuori: [caption id="attachment_12" width="300"]',
        'export.xml:55: Lasciato fuori: [gallery ids="12,13"]',
        "i commenti (1).",
    ):
        assert sentence in told


def test_a_second_time_nothing_is_touched(sites, content, capfd):
    """What is there stays, whatever she has made of it meanwhile."""
    bring(content, sites / "pelican")
    mine = content / "it" / "articles" / "due-regole.md"
    mine.write_text("Title: Mia\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    capfd.readouterr()
    assert bring(content, sites / "pelican") == 1
    assert "it/articles/due-regole.md c’è già e resta com’è." in capfd.readouterr().err
    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == before


def test_other_files_go_on(sites, content, capfd):
    """One that cannot be read is a sentence."""
    broken = {
        "latin.md": "Title: Già\n".encode("latin-1"),
        "yaml.md": b"---\ntitle: a: b\n---\n\nText.",
        "cut.xml": b"<rss><channel><item>",
        "bomb.xml": b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><rss><channel>&d;</channel></rss>',
        "feed.xml": b"<rss><channel></channel></rss>",
        "a.docx": b"PK\x03\x04\xff",
    }
    for name, data in broken.items():
        (sites / name).write_bytes(data)
    files = [*(sites / name for name in broken), sites / "none.md", sites / "pelican" / "content" / "due-regole.md"]
    assert bring(content, *files) == 1
    out, err = capfd.readouterr()
    assert "Articoli portati qui: 1, lasciati fuori: 7." in out
    for sentence in (
        "latin.md: Questo file non è salvato in UTF-8.",
        "yaml.md:2: I dati tra le righe --- non si riescono a leggere",
        "cut.xml:1: Questo file non è un’esportazione di WordPress",
        "bomb.xml: Questo file non è un’esportazione di WordPress",
        "feed.xml: In questo file non ci sono articoli.",
        "a.docx: Questo file non è salvato in UTF-8.",
        "none.md: Questo file non c’è.",
    ):
        assert f"{sites}/{sentence}" in err


def test_one_of_many_in_a_file_is_told_by_its_line(sites, content, capfd):
    """Where nothing in its text shows the place."""
    item = "<item><title>{0}</title><content:encoded>{0} qui.</content:encoded><wp:post_type>post</wp:post_type></item>"
    names = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"'
    items = "\n".join(item.format(title) for title in ("Uno", "Due"))
    (sites / "two.xml").write_text(f'<rss version="2.0" {names}><channel>\n{items}\n</channel></rss>', "utf-8")
    bring(content, sites / "two.xml")
    told = capfd.readouterr().err.splitlines()
    assert [one.partition(":")[2][:3] for one in told if "Non ha una descrizione" in one] == ["2: ", "3: "]


def test_an_address_that_is_taken(sites, content, capfd):
    """Another one is found, and told."""
    slug = next(line for line in source_of(content, "it/contact.md").split("\n") if line.startswith("Slug: "))[6:]
    (sites / "contatti.md").write_text(f"Title: A\nSlug: {slug}\nDate: 2027-01-01\n\nText.", encoding="utf-8")
    assert bring(content, sites / "contatti.md") == 0
    assert f"Slug: {slug}-2\n" in source_of(content, f"it/articles/{slug}.md")
    assert f"Il suo indirizzo è {slug}-2" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("title", "entry"),
    [('"One"', "'\"One\"'"), ("'One'", "\"'One'\""), ("One: two", "One: two"), ("{{ a.b }}", "{ { a.b } }")],
)
def test_a_title_with_signs(sites, content, title, entry):
    """Comes out as it went in; what looks like a fact is none."""
    quoted = title.replace("'", "''")
    (sites / "a.md").write_text(f"---\ntitle: '{quoted}'\ndate: 2027-01-01\n---\n\nText.", encoding="utf-8")
    bring(content, sites / "a.md")
    assert source_of(content, "it/articles/a.md").startswith(f"Title: {entry}\n")


def test_an_article_that_cannot_be_written(sites, content, capfd):
    """Leaves none of its pictures there, and nothing half written."""
    shutil.rmtree(content / "it" / "articles")
    (content / "it" / "articles").write_text("a file, no folder", encoding="utf-8")
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    assert bring(content, sites / "pelican") == 1
    out, err = capfd.readouterr()
    assert "Articoli portati qui: 0, lasciati fuori: 2." in out
    assert f"{content}/it/articles: " in err
    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("source", sorted(CONTENT.glob("*/articles/*.md")), ids=str)
def test_an_article_of_ours(tmp_path, content, source):
    """Comes out as it went in."""
    language = source.parents[1].name
    text = source.read_text(encoding="utf-8")
    (tmp_path / "own.md").write_text(text.replace("Slug: ", "Slug: own-"), encoding="utf-8")
    bring(content, tmp_path / "own.md", language=language)
    [made] = (content / language / "articles").glob("own*.md")
    body = made.read_text(encoding="utf-8").partition("\n\n")[2]
    assert without_links(body) == without_links(text.partition("\n\n")[2])
    assert made.read_text(encoding="utf-8").split("\n")[:2] == text.split("\n")[:2]


def test_a_language_that_there_is_not(sites, content, capfd):
    """Is refused where she names it, and told where an article does."""
    assert bring(content, sites / "pelican", language="fr") == 1
    assert "Il sito non ha la lingua «fr». Ci sono: it, en, de." in capfd.readouterr().err
    (sites / "a.md").write_text("---\ntitle: A\ndate: 2027-01-01\nlang: fr\n---\n\nText.", encoding="utf-8")
    assert bring(content, sites / "a.md", language="de") == 0
    assert (content / "de" / "articles" / "a.md").exists()


def test_a_folder(sites, content, capfd):
    """Gives its articles, not what else lies there."""
    (sites / "pelican" / "licence.txt").write_text("Do what you like.", encoding="utf-8")
    (sites / "pelican" / ".hidden.md").write_text("Title: No\n\nNo.", encoding="utf-8")
    assert bring(content, sites / "pelican") == 0
    assert "Articoli portati qui: 2, lasciati fuori: 0." in capfd.readouterr().out
    (sites / "a.txt").write_text("Title: A\nDate: 2027-01-01\n\nText.", encoding="utf-8")
    assert bring(content, sites / "a.txt") == 0


def test_no_files(content, capfd):
    """What to write is said."""
    assert bring(content) == 1
    assert "make import FILES=" in capfd.readouterr().err
