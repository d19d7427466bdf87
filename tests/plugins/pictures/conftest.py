"""Pictures on a page of a small site."""

import pytest

PAGE = "Title: About\nDescription: About me.\nSlug: about\n{more}\n{text}\n"
CREDITS = "Title: Credits\nDescription: Credits.\nSlug: credits\n\n/// pictures\nNone.\n///\n"


@pytest.fixture
def with_pictures(small_site, tmp_path):
    """A function that puts files into content/images and a text on a page, and builds the site."""
    images = tmp_path / "content" / "images"
    images.mkdir(parents=True)

    def build(text, files=(), more="", settings_file="pelicanconf.py", **pages):
        for name, data in dict(files).items():
            (images / name).write_bytes(data.encode() if isinstance(data, str) else data)
        sources = {"en/about.md": PAGE.format(text=text, more=more), "en/credits.md": CREDITS}
        return small_site(sources | pages, settings_file)

    return build
