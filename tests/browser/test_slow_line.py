"""A line so slow that a page arrives tag by tag: nothing that has been seen moves."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.every_page.stillness import SHIFTS
from tests.serving import listen, serving

BETWEEN_TAGS = 0.03  # seconds, longer than a browser needs to paint
HEAD = re.compile(r"(?s)(?<=<body).*?</h1>")
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}


def in_pieces(text: str) -> Iterator[bytes]:
    """A page, where its head is shown one tag at a time."""
    head = HEAD.search(text)
    yield text[: head.start()].encode()
    for piece in re.findall(r"<[^>]*>|[^<]+", head[0]):
        time.sleep(BETWEEN_TAGS)
        yield piece.encode()
    time.sleep(BETWEEN_TAGS)
    yield text[head.end() :].encode()


def slow_line(folder: Path):
    """A WSGI application that gives the files of a built site, its pages in pieces."""

    def application(environ, start_response):
        path = folder / environ["PATH_INFO"].lstrip("/")
        if path.is_dir():
            start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
            return in_pieces((path / "index.html").read_text(encoding="utf-8"))
        start_response("200 OK", [("Content-Type", KINDS.get(path.suffix, "application/octet-stream"))])
        return [path.read_bytes()]

    return application


@pytest.fixture(scope="module")
def slow_site(site):
    """The address of the real site behind that line."""
    listening, url = listen()
    with serving(slow_line(site.output), listening):
        yield url


@pytest.mark.parametrize("size", [(360, 740), (1280, 800)])
@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_nothing_moves_while_a_page_arrives(slow_site, site, browser, language, size):
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(slow_site + site.address(language, "services"))
    moved = page.evaluate(SHIFTS)
    page.close()
    assert moved == 0
