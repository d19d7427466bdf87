"""Pictures drawn from SVG, and kept."""

from plugins.artwork.raster import palette, png, raster

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="6"><rect width="8" height="6" fill="{}"/></svg>'


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
