"""Drawings inside the page."""

import re
from pathlib import Path
from xml.etree import ElementTree as etree

import pytest

from plugins.components.drawings import described, drawing_path, read_drawing
from plugins.findings import ROOT

THEME = Path(__file__).parents[1] / "theme"
DRAWN = sorted(path.stem for path in (ROOT / "theme" / "templates" / "drawings").glob("*.svg"))
INKS = {"ink", "ink-fill", "paper", "accent", "accent-line", "calm", "calm-line", "faint"}
LARGEST, LARGEST_VIGNETTE = 6 * 1024, 1536


def test_a_drawing_with_a_text_is_an_image():
    """Its text is escaped, and what only a file of its own needs is gone."""
    assert described(read_drawing(THEME, "desk"), str, 'A "desk"', "drawing") == (
        '<svg class="drawing" role="img" aria-label="A &#34;desk&#34;" focusable="false" viewBox="0 0 2 2" '
        'xmlns="http://www.w3.org/2000/svg"><path class="ink" d="M0 0L2 2"/></svg>'
    )


def test_a_drawing_without_one_is_decoration():
    """It is hidden from those who do not see it."""
    assert described(read_drawing(THEME, "desk"), str, css_class="drawing").startswith(
        '<svg class="drawing" aria-hidden="true" focusable="false" '
    )


def test_what_is_written_in_a_drawing_is_translated():
    """Each label by itself, and escaped."""
    said = {"Trust": "Vertrauen", "Words": "Worte & Taten"}
    svg = '<svg ><text>{{ _("Trust") }}</text><text>{{ _("Words") }}</text></svg>'
    assert described(svg, said.__getitem__).endswith("><text>Vertrauen</text><text>Worte &amp; Taten</text></svg>")


def test_the_labels_of_a_drawing_are_in_the_language_of_the_page(site):
    """On the built site."""
    labels = {"it": "Delega", "en": "Delegation", "de": "Delegieren"}
    for language, label in labels.items():
        assert f">{label}</text>" in site.text(site.address(language, "how-we-work"))


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawing_takes_its_colours_from_the_page(name):
    """It names inks, never a colour; and no id, as there may be several on a page."""
    root = etree.fromstring(read_drawing(ROOT / "theme", name))
    for element in root.iter():
        assert not {"id", "style", "stroke", "opacity"} & set(element.attrib), element.attrib
        assert element is root or "fill" not in element.attrib
        assert set(element.get("class", "").split()) <= INKS
    assert root.get("fill") == "none"
    assert root.get("stroke-width") == "3"


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawing_is_light(name):
    """It is a part of every page that shows it."""
    largest = LARGEST_VIGNETTE if name.startswith("vignette-") else LARGEST
    assert drawing_path(ROOT / "theme", name).stat().st_size <= largest


def test_every_topic_has_a_vignette(site):
    """Of one shape, so that they stand in rows."""
    shapes = {
        re.findall('viewBox="([^"]+)', read_drawing(ROOT / "theme", f"vignette-{key}"))[0]
        for key in site.facts.topic_keys
    }
    assert shapes == {"0 0 200 150"}
