"""The facts of the site as it is online, which is not always as content/site.toml has them now."""

import logging
from pathlib import Path

from ground.facts import Facts, FactsError

logger = logging.getLogger(__name__)


class PublishedFacts(Facts):
    """Those that the last build left in this file; until there is one, those of content/site.toml.

    What is being written, or waits to be published, has no form yet in which a visitor could have seen it.
    Raises FactsError where content/site.toml cannot be used.
    """

    def __init__(self, built: Path):
        super().__init__()
        self._built, self._changed = built, 0
        self.renew()

    def renew(self) -> None:
        """Take over what a build has left meanwhile."""
        try:
            if (changed := self._built.stat().st_mtime_ns) != self._changed:
                self._changed = changed
                found = Facts(self.content, self._built)
                self.source, self.values = found.source, found.values
        except FileNotFoundError:
            pass
        except (OSError, FactsError) as error:
            logger.warning("outcome=facts_unreadable reason=%s", error)
