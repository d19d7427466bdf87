"""What belongs to the site as a whole: feeds, sitemap, robots."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

from plugins.multilingual.entries import Listed, feed_url
from plugins.multilingual.site import Site
from plugins.plan import Planned
from plugins.rendering import Renderer

NO_ARTICLE_YET = datetime(1970, 1, 1, tzinfo=UTC)


def plan(site: Site, renderer: Renderer) -> Iterator[Planned]:
    """One feed a language, and one sitemap and robots.txt for all."""
    for language in site.languages:
        yield Planned(site.file_of(feed_url(site, language)), partial(feed, renderer, language))
    yield Planned("sitemap.xml", partial(sitemap, renderer))
    yield Planned("robots.txt", lambda: renderer.render("robots.txt").encode())


def feed(renderer: Renderer, language: str) -> bytes:
    """The feed of a language's newest articles; described by its articles page, or its home page.

    It has as many entries as the first page of their list: whoever subscribes reads what is new, and fetches
    the whole file each time.
    """
    inputs = renderer.inputs
    described_by = inputs.read("page file", language, "articles") or inputs.read("shown file", language, "home")
    articles: tuple[Listed, ...] = inputs.read("articles on", language, "1")
    updated = max((changed for one in articles if (changed := one.date_modified or one.date)), default=NO_ARTICLE_YET)
    return renderer.page("feed.atom", described_by, feed_updated=updated, articles=articles).encode()


def sitemap(renderer: Renderer) -> bytes:
    """All that search engines are told of, in one file: it may hold 50,000 addresses (sitemaps.org)."""
    return renderer.render("sitemap.xml", sitemap=renderer.inputs.read("sitemap")).encode()
