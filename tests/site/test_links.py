"""Every link, anchor and asset of the real site leads somewhere."""

from urllib.parse import unquote, urlsplit

ATTRIBUTES = ("href", "src", "action", "poster")


def targets(page):
    return [e.get(name) for e in page.tree.iter() for name in ATTRIBUTES if isinstance(e.tag, str) and e.get(name)]


def test_every_internal_link_resolves(site, pages):
    """Pages, assets and feeds are there; the form goes to the endpoint."""
    broken = set()
    for page in pages.values():
        for target in targets(page):
            parts = urlsplit(target)
            inside = not parts.scheme and parts.path and not parts.path.startswith("/api/")
            path = site.output / parts.path.lstrip("/")
            if inside and not (path / "index.html" if parts.path.endswith("/") else path).is_file():
                broken.add((page.address, target))
    assert broken == set()


def test_every_anchor_resolves(pages):
    """A link to a place finds the place, on this page or another."""
    broken = set()
    for page in pages.values():
        for target in targets(page):
            parts = urlsplit(target)
            if parts.fragment and not parts.scheme:
                there = pages[parts.path or page.address]
                if unquote(parts.fragment) not in there.ids:
                    broken.add((page.address, target))
    assert broken == set()


def test_links_stay_in_their_language(site, pages):
    """Only the switcher leads to another language, and it says which."""
    strays = set()
    for page in pages.values():
        for link in page.all("a"):
            address = urlsplit(link.get("href"))
            inside = address.path in pages and not address.scheme and not link.get("hreflang")
            if inside and site.language_of(address.path) != site.language_of(page.address):
                strays.add((page.address, link.get("href")))
    assert strays == set()


def test_nothing_is_loaded_from_elsewhere(pages):
    """No picture, style, script or font comes from another site."""
    foreign = set()
    for page in pages.values():
        for tag in ("img", "script", "iframe", "source", "link"):
            for element in page.all(tag):
                target = element.get("src") or (
                    element.get("href") if element.get("rel") in ("stylesheet", "preload", "icon") else ""
                )
                if urlsplit(target or "").netloc:
                    foreign.add((page.address, target))
    assert foreign == set()


def test_no_id_stands_twice(pages):
    """An anchor means one place."""
    assert {page.address: ids for page in pages.values() if len(ids := page.ids) != len(set(ids))} == {}


def test_no_source_link_is_left(pages):
    """{filename} links are for the source only."""
    assert [address for address, page in pages.items() if "{filename}" in page.text or "{static}" in page.text] == []


def test_no_fact_or_block_is_left(pages):
    """Nothing of the writing shows."""
    assert [address for address, page in pages.items() if "{{" in page.text or "///" in page.text] == []
