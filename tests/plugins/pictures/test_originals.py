"""Originals as they come: what can be shown is shown right, of the rest one sentence tells."""

from io import BytesIO

import pytest
from PIL import Image

from tests.plugins.pictures.test_pictures import files_of, jpeg_with_secrets, photograph

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">{}</svg>'


def written(picture, kind, **options) -> bytes:
    """The bytes of a picture."""
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def shown(site, suffix):
    """The file of a kind that was made, opened."""
    [path] = files_of(site, suffix)
    with Image.open(path) as picture:
        picture.load()
    return picture


def grey_16_bits() -> bytes:
    """A PNG of 16 bits, half of it at a quarter of the light."""
    row = (16384).to_bytes(2, "little") * 20 + b"\xff\xff" * 20
    return written(Image.frombytes("I;16", (40, 30), row * 30), "PNG")


def palette() -> bytes:
    """A PNG of few colours, one of them transparent."""
    picture = Image.new("P", (40, 30), 1)
    picture.putpalette([0, 0, 0, 200, 30, 30])
    picture.paste(0, (0, 0, 20, 30))
    return written(picture, "PNG", transparency=0)


@pytest.mark.parametrize(
    ("name", "data", "colours"),
    [
        ("cmyk.jpg", written(Image.new("CMYK", (40, 30), (0, 255, 255, 0)), "JPEG"), [(255, 0, 0)] * 2),
        ("grey.png", grey_16_bits(), [(64, 64, 64), (255, 255, 255)]),
        ("wrong.png", written(Image.new("RGB", (40, 30), "red"), "JPEG"), [(255, 0, 0)] * 2),
        ("UPPER.JPG", written(Image.new("RGB", (40, 30), "red"), "JPEG"), [(255, 0, 0)] * 2),
        ("mia più bella.jpg", written(Image.new("RGB", (40, 30), "red"), "JPEG"), [(255, 0, 0)] * 2),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_colours_are_right(with_pictures, name, data, colours):
    """Whatever the file calls itself, and however it keeps them."""
    site = with_pictures(f"![A](../images/{name})", {name: data})
    assert not site.refused, site.errors
    picture = shown(site, ".jpg").convert("RGB")
    for place, colour in zip(((5, 15), (35, 15)), colours, strict=True):
        difference = max(abs(a - b) for a, b in zip(picture.getpixel(place), colour, strict=True))
        assert difference < 12, picture.getpixel(place)


def test_a_transparent_colour_of_a_palette_stays_so(with_pictures):
    """As it does where the picture has a channel for it."""
    site = with_pictures("![A](../images/p.png)", {"p.png": palette()})
    for suffix in (".png", ".avif", ".webp"):
        picture = shown(site, suffix).convert("RGBA")
        assert (picture.getpixel((2, 15))[3], picture.getpixel((37, 15))[3]) == (0, 255)


def test_a_photograph_of_40_million_pixels(with_pictures):
    """It comes in the usual widths."""
    data = written(Image.new("RGB", (8000, 5000), "red"), "JPEG")
    site = with_pictures("![A](../images/big.jpg)", {"big.jpg": data})
    assert not site.refused, site.errors
    assert [path.stem.split(".")[0] for path in files_of(site, ".avif")] == [
        "big-1200",
        "big-1600",
        "big-480",
        "big-800",
    ]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("cut.jpg", jpeg_with_secrets()[:9000], "it is damaged"),
        ("cut.png", written(photograph((90, 60)), "PNG")[:900], "it is damaged"),
        ("empty.jpg", b"", "it is damaged"),
        ("drawing.png", SVG.format("").encode(), "it is damaged"),
        ("photo.svg", jpeg_with_secrets(), "it is damaged"),
        ("open.svg", SVG.format("<g>").encode(), "it is damaged"),
        ("script.svg", SVG.format("<script>alert(1)</script>").encode(), "it holds a program"),
        ("click.svg", SVG.format('<g onclick="alert(1)"/>').encode(), "it holds a program"),
        ("link.svg", SVG.format('<a href="javascript:alert(1)"/>').encode(), "it holds a program"),
        ("huge.png", written(Image.new("1", (10000, 10000)), "PNG"), "it is too large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.parametrize("text", ["![A](../images/{})", "[A]({{static}}/images/{})"])
def test_what_cannot_be_shown_is_told(with_pictures, name, data, reason, text):
    """In one sentence with its place, whether a page shows it or links to it."""
    site = with_pictures(text.format(name), {name: data})
    assert site.refused
    [error] = site.errors
    place = "en/about.md:5: " if text.startswith("!") else f"images/{name}: "
    assert f"{place}The picture {name} cannot be read ({reason}" in error
    assert "Save it as JPEG or PNG." in error


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "TIFF"])
def test_damage_anywhere_is_no_riddle(with_pictures, kind):
    """Wherever a file was torn, it is shown, or told of; nothing else happens."""
    whole = written(photograph((90, 60)).convert("P" if kind == "GIF" else "RGB"), kind)
    for cut in range(1, len(whole), max(1, len(whole) // 12)):
        site = with_pictures("![A](../images/torn.jpg)", {"torn.jpg": whole[:cut]})
        assert all("The picture torn.jpg cannot be read" in error for error in site.errors)
