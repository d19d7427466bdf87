"""Pictures drawn from SVG, and kept."""

from plugins.artwork.raster import palette, png, raster
from plugins.delivery.cache import Cache

SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="6">'
    '<rect width="8" height="6" fill="{}"/></svg>'
)


def test_a_picture_has_the_size_and_the_colours_of_its_svg():
    """To the pixel."""
    picture = raster(SQUARE.format("#b8341d"))
    assert picture.size == (8, 6)
    assert picture.getpixel((4, 3)) == (0xB8, 0x34, 0x1D, 255)


def test_a_palette_leads_from_one_colour_to_the_other():
    """Each colour once."""
    colours = palette(("#000000", "#ffffff", 2), ("#ffffff", "#000000", 1)).getpalette()
    assert colours[:9] == [0, 0, 0, 128, 128, 128, 255, 255, 255]


def test_the_same_picture_is_the_same_file():
    """Nothing of the time or the place gets into it."""
    assert png(raster(SQUARE.format("red"))) == png(raster(SQUARE.format("red")))


def test_what_was_made_is_not_made_again(tmp_path):
    """Until what it is made of changes."""
    made = []
    cache = Cache({"VAR_PATH": tmp_path}, "cards", b"")

    def make(data):
        made.append(data)
        return data

    first = cache.file(".png", lambda: make(b"a"), "title", b"font")
    assert cache.file(".png", lambda: make(b"b"), "title", b"font") == first
    assert cache.file(".png", lambda: make(b"c"), "titlef", b"ont") != first
    assert made == [b"a", b"c"]
    assert first.read_bytes() == b"a"
