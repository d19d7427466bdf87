"""Pelican under the steps of the site."""

import logging

from plugins.pelican import Log


def test_what_pelican_only_logs_is_heard_in_every_run():
    """Pelican gives the same message once in a process; a second run hears it again."""
    for _ in range(2):
        log = Log()
        logging.getLogger("pelican.contents").warning("Unable to find '%s'", "x")
        assert list(log.take()) == ["Unable to find 'x'"]
        assert list(log.take()) == []
