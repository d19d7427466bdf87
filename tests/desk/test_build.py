"""Building by command: sentences, never tracebacks."""

import shutil
from pathlib import Path

import pytest

from desk.build import build
from desk.errors import sentence_for
from ground.facts import Facts
from ground.toml_files import FactsError
from plugins.components import source_checks
from plugins.pelican.generator import PelicanGenerator
from tests.facts import copy_content
from tests.places import places

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def own_copy(tmp_path):
    """Settings that build a copy of the real content and theme, to break."""
    shutil.copytree(PROJECT / "theme", tmp_path / "theme")
    copy_content(tmp_path / "content")
    return {**places(tmp_path), "THEME": str(tmp_path / "theme")}


def test_a_build_says_what_it_did(own_copy, capfd):
    """In Italian, in a few lines, with the folder to look in."""
    assert build(**own_copy)
    told = capfd.readouterr().out.splitlines()
    assert told[0] == "Costruisco il sito…"
    assert "il sito è in" in told[1]
    assert own_copy["OUTPUT_PATH"] in told[1]
    assert len(told) == 3


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("content/it/faq.md", "Slug:", "Slugg:", "content/it/faq.md:1: A una pagina serve uno slug"),
        (
            "theme/templates/page.html",
            "{% block main %}",
            "{% block main %}{% if %}",
            "theme/templates/page.html:2: ",
        ),
        (
            "theme/templates/page.html",
            "{% block main %}",
            "{% block main %}{{ asset('x.css') }}",
            "page.html:2: There is no asset “x.css”",
        ),
        (
            "theme/templates/page.html",
            '"base.html"',
            '"bass.html"',
            "page.html:1: Il modello «bass.html» non esiste.",
        ),
        (
            "theme/templates/page.html",
            "{% block main %}",
            "{% block main %}{{ fact('no.fact') }}",
            "page.html:2: ",
        ),
        (
            "theme/templates/page.html",
            "{% block main %}",
            "{% block main %}{{ inline_drawing('no') }}",
            "page.html:2: ",
        ),
        (
            "theme/static/css/base.css",
            "@layer",
            "@layer x { a { background: url(no.png) } } @layer",
            "There is no asset “no.png”",
        ),
        (
            "theme/templates/feed.atom",
            "<subtitle>",
            "<subtitle>&nbsp;",
            "feed.atom:4: Le macchine non potrebbero leggere ciò che ne è stato fatto: undefined entity",
        ),
        (
            "content/site.toml",
            'phone = ""',
            'phone = "C:\\fotos"',
            "Qui “\\” produce un carattere invisibile. Al suo posto scrivi “/” oppure “\\\\”.",
        ),
    ],
)
def test_a_mistake_is_a_sentence_with_its_place(own_copy, tmp_path, capfd, file, old, new, sentence):
    """Whatever a person did, nothing is written and no traceback is shown."""
    path = tmp_path / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert not build(**own_copy)
    told = capfd.readouterr().err
    assert sentence in told
    assert "Non ho scritto niente" in told
    assert "Traceback" not in told
    assert not (tmp_path / "output").exists()


def test_an_output_folder_that_cannot_be_written(own_copy, tmp_path, capfd):
    """The sentence names the place and the reason."""
    (tmp_path / "output").write_text("a file where the folder should be")
    assert not build(**own_copy)
    assert f"{tmp_path}/output" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        (
            b'[site]\nurl = "https://a.it\n',
            ":2: Un testo che comincia in questa riga non finisce come dovrebbe.",
        ),
        (b"[site]\nurl = a.it\n", ":2: Il valore in questa riga non è di quelli che questo file può contenere. Metti"),
        (b"[site]\nurl\n", ':2: Questa riga non è scritta come si deve. Scrivi nome = "testo"'),
        (b"[site]\nurl = 1\nurl = 2\n", ":3: Quello che questa riga nomina c’è già. Togline uno"),
        (b"[site]\na = 1\n[site]\n", ":3: Quello che questa riga nomina c’è già."),
        (b"[site]\na = { b = 1, b = 2 }\n", ":2: Quello che questa riga nomina c’è già."),
        (b"[site\n", ":1: In questa riga, o più sopra, una parentesi non viene mai chiusa. Chiudila"),
        (b"[site]\na = [1, 2\n", ":2: In questa riga, o più sopra, una parentesi non viene mai chiusa."),
        (b'[site]\na = { b = "c" d = "e" }\n', ":2: In questa riga, o più sopra, una parentesi non viene mai chiusa."),
        (b'[site]\na = "b" c\n', ":2: Dopo il valore di questa riga c’è qualcosa di troppo. Finisci lì"),
        (b'[site]\na = "b\\c"\n', ":2: In un testo di questa riga c’è una barra rovesciata. Scrivine due"),
        (b'[site]\na = "b\x01"\n', ":2: In questa riga c’è un carattere che nessuno vede. Cancella la riga"),
        (b"[site]\na = 2027-02-31\n", ":2: Il valore in questa riga non è di quelli"),
        (b"[site]\nname = '\xe0'\n", ":2: Questo file non è salvato in UTF-8. Salvalo di nuovo"),
        (b'[site]\nurl = "https://a.it"\n', ": Il dato «languages.default» non esiste. Correggi il nome"),
        (None, ": Questo file manca: contiene i dati del sito. Rimettilo al suo posto."),
    ],
)
def test_facts_that_cannot_be_read(tmp_path, toml, sentence):
    """The line and what to do, in the assistant's language."""
    if toml is not None:
        (tmp_path / "site.toml").write_bytes(toml)
    with pytest.raises(FactsError) as raised:
        Facts(tmp_path)
    assert sentence_for(raised.value).startswith(f"{tmp_path / 'site.toml'}{sentence}")


@pytest.fixture
def told_of_unforeseen(monkeypatch, tmp_path, capfd, own_copy):
    """A function that fails to build: what was told of it; and what was kept for whoever can mend it."""

    def build_in_vain(**settings):
        monkeypatch.setattr("desk.errors.ROOT", tmp_path)
        assert not build(**own_copy, **settings)
        told = capfd.readouterr().err
        assert "Traceback" not in told
        return told, (tmp_path / "var" / "error.txt").read_text()

    return build_in_vain


def test_an_error_of_the_kit_itself(monkeypatch, told_of_unforeseen):
    """It is a sentence as well, so that the preview goes on; all about it is kept."""
    monkeypatch.setattr("plugins.components.source_checks.check", lambda *_: {}["nothing"])
    told, kept = told_of_unforeseen()
    assert "È successo qualcosa che nessuno aveva previsto (KeyError: 'nothing'; de/about.md)." in told
    assert "source_checks.check" in kept


def test_the_page_is_named_that_the_kit_cannot_convert(monkeypatch, told_of_unforeseen):
    """Not the words of Pelican; where to look, and all about it for whoever can mend it."""
    check = source_checks.check

    def fail(source, blocks):
        return {}["nothing"] if source.name == "de/faq.md" else check(source, blocks)

    monkeypatch.setattr("plugins.components.source_checks.check", fail)
    told, kept = told_of_unforeseen()
    assert "È successo qualcosa che nessuno aveva previsto (KeyError: 'nothing'; de/faq.md)." in told
    assert "de/faq.md" in kept


def test_what_fails_under_another_plugin_is_no_word_of_pelicans(monkeypatch, told_of_unforeseen):
    """Pelican itself would log that it could not process the page, and go on without it."""
    monkeypatch.setattr(PelicanGenerator, "html_of", lambda self, name: {}["nothing"])
    told, kept = told_of_unforeseen(PLUGINS=["plugins.pelican", "pelican.plugins.neighbors"])
    assert "che nessuno aveva previsto (KeyError: 'nothing'; " in told
    assert "Pelican" not in told
    assert "html_of" in kept
