"""What Pelican only logs (a skipped document, a link to nowhere) becomes a finding."""

import logging

from pelican.log import LimitFilter

from ground.texts import N_

# Pelican makes every logger of the process drop a line that it has seen before: here each run needs its own,
# and the endpoint, where it runs in the same process, each of them.
LimitFilter.LOGS_DEDUP_MIN_LEVEL = logging.NOTSET
# Which languages a page lacks is told by the check of documents; none of them need be the default.
KNOWN_BETTER = tuple(f"There are {number} original (not translated) items" for number in range(2, 10))


class Listener(logging.Handler):
    """Keeps each warning and error of Pelican until the checks are done."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord):
        """Keep the message, unless it is one that the site knows better."""
        if not record.getMessage().startswith(KNOWN_BETTER):
            self.messages.append(record.getMessage())

    def report(self, findings):
        """Tell what Pelican said, unless our own checks said something: then it is but an echo."""
        if not findings.errors:
            for message in self.messages:
                findings.error("", 0, N_("Pelican says: %(message)s"), message=message)


def listen() -> Listener:
    """Send Pelican's warnings to a new listener, and to nobody else."""
    logger = logging.getLogger("pelican")
    logger.propagate = False
    listener = Listener()
    logger.handlers[:] = [listener]
    return listener
