"""The preview keeps one site in memory, however often something is saved."""

import gc
import weakref

import pytest
from pelican.settings import read_settings

from desk.preview import Preview
from plugins.findings import SiteRefused
from plugins.pelican import pelican_of
from tests.places import places
from tests.plugins.conftest import PROJECT, page


def preview_of(folder):
    """A preview of the site in a folder."""

    class OfFolder(Preview):
        def _pelican(self):
            where = {**places(folder), "THEME": f"{folder}/theme", "CSS_FILES": ["tokens.css", "base.css"]}
            return pelican_of(read_settings(str(PROJECT / "pelicanconf.py"), override=where))

    return OfFolder("http://127.0.0.1:8000")


def test_what_was_shown_before_is_let_go(small_site, tmp_path):
    """Of all the versions that saves have made, one is left, and its run."""
    small_site()
    preview, earlier = preview_of(tmp_path), []
    for number in range(6):
        (tmp_path / "content" / "it" / "a.md").write_text(page(f"Title {number}", "a"), encoding="utf-8")
        run = preview.renew()
        preview.keep()
        preview.make_all()
        earlier.append(weakref.ref(run))
        del run
    gc.collect()
    assert [one() is not None for one in earlier] == [False] * 5 + [True]
    assert b"Title 5" in preview.file("a/index.html")


def test_what_is_kept_of_earlier_versions_does_not_grow(small_site, tmp_path):
    """A task that was made again takes the place of what it made before."""
    small_site()
    preview, sizes = preview_of(tmp_path), []
    for number in range(6):
        (tmp_path / "content" / "it" / "a.md").write_text(page(f"Title {number}", "a"), encoding="utf-8")
        store = preview.renew().memo.store
        preview.make_all()
        preview.keep()
        sizes.append(len(store._rows) + len(store._bodies) + len(store._written))
    assert sizes[-1] == sizes[1]


def test_all_mistakes_are_told_and_the_last_site_stays(small_site, tmp_path):
    """A mistake in the front matter beside one in a link, one of a place, and one of an address."""
    small_site({"it/a.md": page("A", "a")})
    preview = preview_of(tmp_path)
    preview.renew()
    (tmp_path / "content" / "it" / "a.md").write_text("Slug: a\n\nText.", encoding="utf-8")
    links = "[a]({filename}a.md), [no]({filename}no.md), [home]({filename}home.md#no), [x](/nothing/)"
    (tmp_path / "content" / "it" / "b.md").write_text(page("B", "b", links), encoding="utf-8")
    with pytest.raises(SiteRefused) as refused:
        preview.renew()
    told = str(refused.value)
    for sentence in ("A page needs a title", "no.md leads nowhere", "no place called #no", "nothing at the address"):
        assert sentence in told
    assert "a.md leads nowhere" not in told
    assert b"<title>A" in preview.file("a/index.html") or b"A</" in preview.file("a/index.html")
