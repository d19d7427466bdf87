"""What is shown to the eye passes through the site's hands."""

import pytest

PAGE = "Title: T\nDescription: D.\nSlug: t\n\n"
RAW = {
    '<img src="../images/a.jpg" alt="A">': [5],
    "Text, and <IMG src=a.jpg> in it.": [5],
    "<img\n  src='a.jpg'\n  alt='{{ person.name }}'>": [5],
    "<picture>\n<source srcset=a.webp>\n<img src=a.jpg>\n</picture>": [5, 6, 7],
    "<video src=/images/a.mp4 controls></video>": [5],
    "A sound: <audio src=/images/a.mp3></audio>": [5],
    "<div>\n\n<img src=a.jpg>\n</div>": [7],
    "- A point.\n\n    <img src=a.jpg>": [7],
    "/// note\n<img src=a.jpg>\n///": [6],
    "`<img src=a.jpg>`\n\n<img src=a.jpg>\n\n    <img src=a.jpg>": [7],
}
CODE = [
    "`<img src=a.jpg>`",
    "``<video src='`'>``",
    "```\n<img src=a.jpg>\n```",
    "A\n\n    <img src=a.jpg>",
    "A\n\n\t<picture>",
    "<div>\n\n    <picture>\n</div>",
    "- A point.\n\n        <audio>",
    "<!-- <img src=a.jpg> -->",
    "&lt;img src=a.jpg>",
    "An <imgur></imgur> and a [source](https://a.example/img).",
]


@pytest.mark.parametrize(("text", "lines"), RAW.items())
def test_media_written_in_html_are_refused(small_site, text, lines):
    """With each line, and what to write instead."""
    built = small_site({"it/t.md": PAGE + text})
    assert built.refused
    told = [error for error in built.errors if "goes past all that the site does for a picture" in error]
    assert [int(error.split(":")[1]) for error in told] == lines
    assert all("Write ![what it shows](…)" in error for error in told)


@pytest.mark.parametrize("text", CODE)
def test_what_only_shows_such_a_tag_is_let_alone(small_site, text):
    """Code, comments, and words that resemble one."""
    assert small_site({"it/t.md": PAGE + text}).errors == []


def test_a_picture_in_markdown_is_let_alone(small_site, tmp_path):
    """Though the site itself makes such tags of it, and of the drawings."""
    picture = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'><path d='M0 0'/></svg>"
    (tmp_path / "content" / "images").mkdir()
    (tmp_path / "content" / "images" / "a.svg").write_text(picture, encoding="utf-8")
    text = "![A](../images/a.svg)\n\n/// drawing | desk\n    alt: A desk\n\n///"
    built = small_site({"it/t.md": PAGE + text})
    assert built.errors == []
    assert "<img" in built.text("t/index.html")
