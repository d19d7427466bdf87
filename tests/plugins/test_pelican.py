"""Pelican under the steps of the site."""

import logging

import pytest

from plugins.pelican import Log, PluginError


def test_what_pelican_only_logs_is_heard_in_every_run():
    """Pelican gives the same message once in a process; a second run hears it again."""
    for _ in range(2):
        log = Log()
        logging.getLogger("pelican.contents").warning("Unable to find '%s'", "x")
        assert list(log.take()) == ["Unable to find 'x'"]
        assert list(log.take()) == []


ARTICLE = "Title: {0}\nDescription: About {0}.\nSlug: {0}\nDate: 2027-03-0{1}\n\nText.\n"


def test_a_plugin_of_pelican_works_beside_the_steps(small_site, tmp_path):
    """As in any site: pelican-neighbors tells each article the next one, at its address, in its language."""
    template = tmp_path / "theme" / "templates" / "article.html"
    more = "<b>{{ article.next_article.url if article.next_article else 'none' }}</b>"
    template.write_text(template.read_text(encoding="utf-8").replace("</main>", f"{more}</main>"), encoding="utf-8")
    pages = {
        f"{language}/articles/{name}.md": ARTICLE.format(f"{name}-{language}", day)
        for language in ("it", "en")
        for day, name in enumerate("ab", start=1)
    }
    plugins = {"PLUGINS": ["plugins.pelican", "pelican.plugins.neighbors"]}
    built = small_site(pages, **plugins)
    assert "<b>/b-it/</b>" in built.text("a-it/index.html")
    assert "<b>/en/b-en/</b>" in built.text("en/a-en/index.html")
    assert "<b>none</b>" in built.text("b-it/index.html")
    again = {name: built.text(name) for name in built.files() if name.endswith(".html")}
    assert {name: small_site(**plugins).text(name) for name in again} == again


def test_a_plugin_that_cannot_be_loaded_stops_the_build(small_site):
    """Pelican itself would go on without it."""
    with pytest.raises(PluginError, match="nothing_of_this_name"):
        small_site(PLUGINS=["plugins.pelican", "nothing_of_this_name"])
