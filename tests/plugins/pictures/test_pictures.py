"""Pictures in Markdown: every format, no metadata, the author named, and sentences for what is wrong."""

import re
from io import BytesIO

import pytest
from PIL import ExifTags, Image, ImageCms

SIDECAR = (
    'author = "Ada Löwe"\nlicence = "CC BY 4.0"\nlicence_url = "https://a.example/by"\n'
    'source = "https://a.example/cat"\nalt = { it = "Un gatto", en = "A cat" }\n'
)


def photograph(size=(1300, 650), mode="RGB"):
    """Soft colours, as in a photograph."""
    small = Image.effect_noise((13, 7), 90).resize(size, Image.Resampling.BICUBIC)
    bands = [small, small.transpose(Image.Transpose.ROTATE_180), small]
    picture = Image.merge("RGB", bands)
    if mode == "RGBA":
        picture.putalpha(small)
    return picture if mode in ("RGB", "RGBA") else picture.convert(mode)


def jpeg_with_secrets(turned=6):
    """A JPEG that tells its author, a place, a rotation, and colours of its own."""
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "Cam Era"
    exif[ExifTags.Base.Orientation] = turned
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    exif[ExifTags.Base.Make] = "SECRETMAKER"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    file = BytesIO()
    photograph().save(file, "JPEG", exif=exif, icc_profile=profile, xmp=b"<x:SECRETXMP/>", comment=b"SECRET")
    return file.getvalue()


def plain_png():
    """A PNG that tells nothing but its pixels."""
    file = BytesIO()
    Image.new("RGB", (20, 10), "red").save(file, "PNG")
    return file.getvalue()


PNG = plain_png()


def files_of(site, suffix):
    """The kept files of a kind on the site."""
    return sorted((site.folder / "output" / "assets" / "pictures").glob(f"*{suffix}"))


def tags(site, name, page="en/about/index.html"):
    """The tags of a name on a page, each as a dict of its attributes."""
    found = re.findall(rf"<{name} ([^>]*)>", site.text(page))
    pattern = r'([\w-]+)=(?:"([^"]*)"|([^\s">]+))'
    return [{key: quoted or bare for key, quoted, bare in re.findall(pattern, tag)} for tag in found]


def test_a_picture_comes_in_every_format_and_width(with_pictures):
    """AVIF and WebP in widths up to its own, a JPEG for the rest, upright, with its size."""
    site = with_pictures("![A cat](../images/cat.jpg)", {"cat.jpg": jpeg_with_secrets()})
    assert not site.refused, site.errors
    avif, webp = tags(site, "source")
    assert (avif["type"], webp["type"]) == ("image/avif", "image/webp")
    assert re.findall(r"(\d+)w", avif["srcset"]) == ["480", "650"]  # turned: 650 wide
    [image] = tags(site, "img")
    assert (image["alt"], image["width"], image["height"]) == ("A cat", "650", "1300")
    for picture in (site.folder / "output" / "assets" / "pictures").iterdir():
        with Image.open(picture) as opened:
            assert opened.height == opened.width * 2
            assert opened.mode == "RGB"


def test_nothing_of_the_original_gets_out_but_its_pixels(with_pictures):
    """No place, no camera, no comment, no profile; the original itself is not served."""
    site = with_pictures("![A cat](../images/cat.jpg)", {"cat.jpg": jpeg_with_secrets()})
    pictures = [path for path in site.files() if path.endswith((".jpg", ".avif", ".webp"))]
    assert len(pictures) == 5
    for name in pictures:
        path = site.folder / "output" / name
        with Image.open(path) as opened:
            assert not opened.getexif()
            assert not opened.info.keys() & {"exif", "xmp", "icc_profile", "comment"}
        assert b"SECRET" not in path.read_bytes()


def test_a_photograph_that_is_linked_to_is_served_bare(with_pictures):
    """At its own address, without metadata; a file that nobody links to stays at home."""
    files = {"cat.jpg": jpeg_with_secrets(), "dog.jpg": jpeg_with_secrets(), "a.pdf": b"%PDF"}
    site = with_pictures("[The cat]({static}/images/cat.jpg), [a]({static}/images/a.pdf)", files)
    assert [name for name in site.files() if name.startswith("images/")] == ["images/a.pdf", "images/cat.jpg"]
    with Image.open(site.folder / "output" / "images" / "cat.jpg") as served:
        assert served.size == (650, 1300)
        assert not served.getexif()


def test_only_the_first_picture_is_fetched_at_once(with_pictures):
    """And only where no heading stands before it; the others wait until they are near."""
    files = {"cat.jpg": jpeg_with_secrets()}
    top = tags(with_pictures("![A](../images/cat.jpg)\n\n![B](../images/cat.jpg)", files), "img")
    assert [image.get("loading") for image in top] == [None, "lazy"]
    assert [image.get("fetchpriority") for image in top] == ["high", None]
    low = tags(with_pictures("## Below\n\n![A](../images/cat.jpg)", files), "img")
    assert (low[0]["loading"], low[0]["decoding"]) == ("lazy", "async")


def test_caption_and_credit_stand_under_a_picture(with_pictures):
    """From the file beside it, which also says what it shows; and on the credits page."""
    files = {"cat.jpg": jpeg_with_secrets(), "cat.jpg.toml": SIDECAR}
    site = with_pictures('![](../images/cat.jpg "On the <sofa>")', files)
    credit = '<a href="https://a.example/cat">Ada Löwe</a>, <a href="https://a.example/by">CC BY 4.0</a>'
    page = re.sub(r"=(https?://[^\s>]+)", r'="\1"', site.text("en/about/index.html"))
    assert f"<figcaption>On the &lt;sofa> – Picture: {credit}</figcaption>" in page.replace("&gt;", ">")
    assert 'alt="A cat"' in page
    gathered = re.sub(r"=(https?://[^\s>]+)", r'="\1"', site.text("en/credits/index.html"))
    assert f"A cat – {credit}</li>" in gathered
    assert "None." not in gathered
    assert not [name for name in site.files() if name.endswith(".toml")]


def test_the_page_or_the_picture_names_the_author(with_pictures):
    """The front matter where there is no file beside it, and else the picture's own metadata."""
    files = {"cat.jpg": jpeg_with_secrets()}
    more = "Picture-Author: Bo Ok\nPicture-Licence: CC0\n"
    site = with_pictures("![A](../images/cat.jpg)", files, more)
    assert "<figcaption>Picture: Bo Ok, CC0</figcaption>" in site.text("en/about/index.html")
    site = with_pictures("![A](../images/cat.jpg)", files)
    assert "<figcaption>Picture: Cam Era</figcaption>" in site.text("en/about/index.html")
    assert "A – Cam Era</li>" in site.text("en/credits/index.html")


def test_a_page_in_the_place_of_another_names_its_pictures_too(with_pictures):
    """On the credits page of the language in which it is shown, where its words are marked."""
    german = {"de/credits.md": "Title: Bilder\nDescription: B.\nSlug: bilder\n\n/// pictures\nKeine.\n///\n"}
    files = {"cat.jpg": jpeg_with_secrets(), "cat.jpg.toml": 'author = "Ada Löwe"'}
    site = with_pictures("![A cat](../images/cat.jpg)", files, **german)
    assert "<li><a href=/de/about/ lang=en>About</a>: <span lang=en>A cat</span> – Ada Löwe</li>" in site.text(
        "de/bilder/index.html"
    )
    assert "<li><a href=/en/about/>About</a>: A cat – Ada Löwe</li>" in site.text("en/credits/index.html")


def test_credits_in_the_place_of_others_name_the_pictures_of_the_language(with_pictures):
    """Not those of the language in which they are written."""
    german = "Title: Ich\nDescription: I.\nSlug: ich\n\n![Eine Katze](../images/cat.jpg)\n"
    files = {"cat.jpg": jpeg_with_secrets(), "cat.jpg.toml": 'author = "Ada Löwe"'}
    site = with_pictures("![A cat](../images/cat.jpg)", files, **{"de/about.md": german})
    listed = re.findall(r"<li><a href=(\S+)( lang=de)?>", site.text("de/credits/index.html"))
    assert listed == [("/de/ich/", " lang=de")]
    assert re.findall(r"<li><a href=([^\s>]+)", site.text("en/credits/index.html")) == ["/en/about/"]


def test_without_pictures_the_credits_say_so(with_pictures):
    """With the words of the page."""
    assert "None." in with_pictures("Text.").text("en/credits/index.html")


def test_in_a_line_of_text_a_picture_is_no_figure(with_pictures):
    """It stays in its line, and its author stands on the credits page."""
    site = with_pictures("Here ![A](../images/cat.jpg) sits.", {"cat.jpg": jpeg_with_secrets()})
    assert "<figure" not in site.text("en/about/index.html")
    assert "Cam Era" in site.text("en/credits/index.html")


def test_a_missing_text_is_a_finding_with_its_line(with_pictures):
    """Unless the picture is marked as decoration."""
    files = {"cat.jpg": jpeg_with_secrets()}
    site = with_pictures("Text.\n\n![ ](../images/cat.jpg)", files)
    assert site.refused
    [error] = site.errors
    assert "en/about.md:7: The picture ../images/cat.jpg has no text" in error
    site = with_pictures("![](../images/cat.jpg){ decorative }", files)
    assert not site.refused, site.errors
    assert re.search(r"<img [^>]*\balt\b", site.text("en/about/index.html"))
    assert "decorative" not in site.text("en/about/index.html")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("![A](../images/dog.jpg)", "There is no picture ../images/dog.jpg."),
        ("![A]({static}/images/dog.jpg)", "There is no picture /images/dog.jpg."),
        ("![A](https://b.example/x.jpg)", "the site loads nothing from elsewhere"),
        ("![A](../images/no.jpg)", "The picture no.jpg cannot be read"),
    ],
)
def test_a_picture_that_there_is_not_is_a_finding(with_pictures, text, sentence):
    """With the page and the line; once."""
    site = with_pictures(f"Text.\n\n{text}", {"no.jpg": b"nothing"})
    assert site.refused
    [error] = site.errors
    assert "en/about.md:7: " in error
    assert sentence in error


@pytest.mark.parametrize(
    ("sidecar", "sentence"),
    [
        ('autor = "A"', "jpg.toml:1: Nothing reads “autor” here."),
        ('source = "javascript:alert(1)"', "jpg.toml:1: source is not an address"),
        ("own = 1", "jpg.toml:1: own is neither true nor false."),
        ("own = true\nauthor = “A”", "jpg.toml:2: The value in this line is none that this file can hold."),
        ('author = "Zoë"'.encode("latin-1"), "jpg.toml:1: This file is not saved as UTF-8."),
        ('\ufeffautor = "A"', "jpg.toml:1: Nothing reads “autor” here."),
        ('author = "A"\nalt = "A cat"', "jpg.toml:2: alt needs a text for each language."),
    ],
)
def test_a_slip_in_the_file_beside_it_is_a_finding(with_pictures, sidecar, sentence):
    """With its line."""
    files = {"cat.jpg": jpeg_with_secrets(), "cat.jpg.toml": sidecar}
    site = with_pictures("![A](../images/cat.jpg)", files)
    assert site.refused
    assert sentence in site.errors[0]


def test_what_is_transparent_stays_so(with_pictures, tmp_path):
    """With a PNG for browsers that read nothing newer."""
    file = BytesIO()
    photograph((90, 60), "RGBA").save(file, "PNG")
    site = with_pictures("![A](../images/cut.png)", {"cut.png": file.getvalue()})
    assert {path.suffix for path in (tmp_path / "output/assets/pictures").iterdir()} == {
        ".png",
        ".avif",
        ".webp",
    }
    for path in (tmp_path / "output/assets/pictures").iterdir():
        with Image.open(path) as opened:
            assert opened.has_transparency_data
            assert opened.size == (90, 60)
    assert not site.refused


def test_a_moving_picture_stands_still(with_pictures):
    """And the assistant is told."""
    file = BytesIO()
    frames = [Image.new("RGB", (20, 10), colour) for colour in ("red", "green")]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    site = with_pictures("![A](../images/jump.gif)", {"jump.gif": file.getvalue()})
    assert any("jump.gif only the first frame" in warning for warning in site.warnings)
    assert not [name for name in site.files() if name.endswith(".gif")]


def test_a_drawing_stays_a_drawing(with_pictures):
    """One file, with its size, without what its program wrote into it."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><!-- SECRET -->'
        "<metadata>SECRET</metadata><path d='M0 0'/></svg>"
    )
    site = with_pictures("![A](../images/plan.svg)", {"plan.svg": svg})
    assert not site.refused, site.errors
    [image] = tags(site, "img")
    assert (image["width"], image["height"]) == ("40", "30")
    served = site.text(image["src"].lstrip("/"))
    assert "path" in served
    assert "SECRET" not in served


def test_a_picture_without_an_author(with_pictures):
    """A note while working, an error before it goes online; none where it is her own."""
    files = {"cat.png": PNG}
    nobody = "Nobody is named as the author of the picture cat.png. Write author and licence"
    site = with_pictures("Text.\n\n![A](../images/cat.png)", files)
    assert not site.refused
    assert any(f"en/about.md:7: {nobody}" in warning for warning in site.warnings)
    online = {"settings_file": "publishconf.py"}
    site = with_pictures("![A](../images/cat.png)", files, **online)
    assert any(f"en/about.md:5: {nobody}" in error for error in site.errors)
    site = with_pictures("![A](../images/cat.png)", {"cat.png.toml": "own = true"}, **online)
    assert not any("cat.png" in finding for finding in site.errors + site.warnings)


def test_a_credits_page_without_its_list(with_pictures):
    """Once there is somebody to name, the block has to be there."""
    bare = {"en/credits.md": "Title: Credits\nDescription: C.\nSlug: credits\n\nNone."}
    assert not with_pictures("Text.", **bare).refused
    site = with_pictures("![A](../images/cat.jpg)", {"cat.jpg": jpeg_with_secrets()}, **bare)
    [error] = site.errors
    assert "en/credits.md: This page does not name the authors of the pictures. Add the block" in error


def test_what_no_page_shows_any_more_is_not_kept(with_pictures, tmp_path):
    """A refused build removes nothing; one that goes well removes what it did not ask for, and no more."""
    kept = tmp_path / "var/cache/pictures"
    with_pictures("![A](../images/cat.jpg)", {"cat.jpg": jpeg_with_secrets(), "dog.png": PNG})
    cat = {path.name for path in kept.iterdir()}
    assert with_pictures("{{ no.fact }}").refused
    assert {path.name for path in kept.iterdir()} == cat
    with_pictures("![A](../images/cat.jpg) and ![B](../images/dog.png)")
    assert {path.name for path in kept.iterdir()} > cat
    with_pictures("![A](../images/cat.jpg)")
    assert {path.name for path in kept.iterdir()} == cat


def test_pictures_are_made_once(with_pictures, tmp_path):
    """What an earlier build made is taken from the cache; two builds from nothing are equal to the byte."""
    files = {"cat.jpg": jpeg_with_secrets()}
    text = "![A](../images/cat.jpg)"
    with_pictures(text, files)
    kept = {path.name: path.read_bytes() for path in (tmp_path / "var/cache/pictures").iterdir()}
    times = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "var/cache/pictures").iterdir()}
    with_pictures(text)
    again = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "var/cache/pictures").iterdir()}
    assert again == times
    for path in (tmp_path / "var/cache/pictures").iterdir():
        path.unlink()
    with_pictures(text)
    assert kept == {path.name: path.read_bytes() for path in (tmp_path / "var/cache/pictures").iterdir()}


@pytest.mark.parametrize("page", ["en/about.md", "en/articles/about.md"])
@pytest.mark.parametrize(
    "written", ["../images/cat.jpg", "../../images/cat.jpg", "/images/cat.jpg", "images/cat.jpg", "cat.jpg"]
)
def test_a_picture_is_called_in_the_same_way_from_any_page(small_site, tmp_path, page, written):
    """As the README shows it, from the top, or by its name alone."""
    (tmp_path / "content" / "images").mkdir()
    Image.new("RGB", (40, 30), "red").save(tmp_path / "content" / "images" / "cat.jpg")
    front = "Title: T\nDescription: D.\nSlug: t\nDate: 2026-11-19\nPicture-Author: A\n\n"
    built = small_site({page: f"{front}![A cat]({written})"})
    assert built.errors == []
    assert "/assets/pictures/cat-40." in built.text("en/t/index.html")


def test_where_a_picture_was_looked_for_is_told(small_site, tmp_path):
    """So that the file can be put into one of the places."""
    page = "Title: T\nDescription: D.\nSlug: t\nDate: 2026-11-19\n\n![A](../images/dog.jpg)"
    [error] = small_site({"en/articles/about.md": page}).errors
    content = tmp_path / "content"
    assert f"It was looked for as {content}/en/images/dog.jpg, {content}/images/dog.jpg, " in error
