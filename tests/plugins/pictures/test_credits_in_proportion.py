"""The credits of pictures are gathered once for each page that lists them, not once for each that shows one."""

import pytest

from plugins.cache import workers
from plugins.multilingual import bodies
from tests.plugins.conftest import page

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'


@pytest.fixture
def entries_made(small_site, tmp_path, monkeypatch):
    """A function that builds a site with so many articles in Italian alone, each with a picture.

    How often an entry of the credits was made meanwhile.
    """
    asked = []

    def counted(*about):
        asked.append(about)
        return made(*about)

    made = bodies.credit_entry
    monkeypatch.setattr(bodies, "credit_entry", counted)
    monkeypatch.setattr(workers, "ENOUGH", 10_000)  # what another process does would not be counted
    images = tmp_path / "content" / "images"
    images.mkdir()
    (images / "a.svg").write_text(DRAWING, encoding="utf-8")
    (images / "a.svg.toml").write_text('author = "Ada"\nown = true\n', encoding="utf-8")

    def build(count):
        asked.clear()
        pages = {
            f"it/articles/a{number}.md": page(f"Nr {number}", f"nr-{number}", "![A](/images/a.svg)", date="2026-03-01")
            for number in range(count)
        }
        credits = page("Crediti", "crediti", "/// pictures\nNone yet.\n///")
        assert not small_site(pages | {"it/credits.md": credits, "it/search.md": page("Cerca", "cerca")}).refused
        return len(asked)

    return build


def test_twice_the_articles_make_twice_the_entries(entries_made):
    """In one language, so that each stands in the place of its translations as well."""
    few = entries_made(15)
    assert few >= 3 * 15
    assert entries_made(30) <= 2.2 * few
