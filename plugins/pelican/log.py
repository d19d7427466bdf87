"""What Pelican only logs."""

import logging
from collections.abc import Iterator

from pelican.log import LimitFilter

# Pelican makes every logger of the process drop a line that it has seen before: here each run needs its own, and the
# endpoint, where it runs in the same process, each of them.
LimitFilter.LOGS_DEDUP_MIN_LEVEL = logging.NOTSET


class Log(logging.Handler):
    """What Pelican only logs: a skipped document, a link to nowhere."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        logger = logging.getLogger("pelican")
        logger.propagate = False
        logger.handlers[:] = [self]

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message."""
        self.messages.append(record.getMessage())

    def take(self) -> Iterator[str]:
        """What was logged since it was asked last."""
        while self.messages:
            yield self.messages.pop(0)
