"""Blocks that stay off until site.toml fills them in."""

import json
import shutil

from PIL import Image

from desk.build import build
from plugins.words import words
from tests.facts import copy_content
from tests.places import places

FILLED = {
    'booking = ""': 'booking = "https://call.test/ada"',
    'portrait = ""': 'portrait = "images/ada.jpg"',
    "[legal]": '[[testimonials]]\nquote = { it = "Brava!" }\nname = "Bo <b>"\npermission = true\n\n[legal]',
}


def build_with(folder, replaced):
    """Whether the site builds with other facts."""
    copy_content(folder / "content", replaced)
    (folder / "content" / "images").mkdir(exist_ok=True)
    Image.new("RGB", (600, 800), "#7a8").save(folder / "content" / "images" / "ada.jpg")
    return build(**places(folder))


def test_they_are_shown_where_they_belong(tmp_path):
    """Testimonials and portrait on the page about her, booking with the form."""
    assert build_with(tmp_path, FILLED)
    output = tmp_path / "output"
    about = (output / "chi-sono" / "index.html").read_text(encoding="utf-8")
    assert "<blockquote><p>Brava!</p></blockquote>" in about
    assert "Bo &lt;b" in about
    assert "<picture>" in about
    assert '"image":"http' in about
    assert "https://call.test/ada" in (output / "contatti" / "index.html").read_text(encoding="utf-8")


def test_the_search_finds_them(tmp_path):
    """By every word that the page shows of them, and no longer once they are gone."""
    assert build_with(tmp_path, FILLED)
    assert {"brava", "bo"} <= found(tmp_path, "/chi-sono/")
    shutil.rmtree(tmp_path / "content")
    assert build_with(tmp_path, {})
    assert "brava" not in found(tmp_path, "/chi-sono/")


def found(folder, address):
    """The words by which the search finds a page of the site built there."""
    index = json.loads((folder / "output" / "search" / "it.json").read_text(encoding="utf-8"))
    return {*words(str(index[address])).split()}


def test_what_is_still_to_be_filled_in_is_marked(tmp_path):
    """In a testimonial as everywhere."""
    testimonial = '[[testimonials]]\nquote = "…"\nname = "[nome]"\nrole = "[cosa fa]"\npermission = true\n\n[legal]'
    assert build_with(tmp_path, {"[legal]": testimonial})
    about = (tmp_path / "output" / "chi-sono" / "index.html").read_text(encoding="utf-8")
    for text in ("…", "[nome]", "[cosa fa]"):
        assert f"<mark class=placeholder>{text}</mark>" in about


def test_nobody_is_quoted_without_permission(tmp_path, capsys):
    """The build says so and stops."""
    assert not build_with(tmp_path, {"[legal]": '[[testimonials]]\nquote = "Brava!"\nname = "Bo"\n\n[legal]'})
    assert "site.toml" in capsys.readouterr().err
