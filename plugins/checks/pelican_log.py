"""What Pelican only logs (a skipped document, a link to nowhere) becomes a finding."""

import logging
import re

from pelican.log import LimitFilter

from interface_texts import N_

SOURCE = re.compile(r"[\w./-]+\.md\b")


class Listener(logging.Handler):
    """Turns each warning and error of Pelican into a finding of this run."""

    def __init__(self, findings):
        super().__init__(logging.WARNING)
        self.findings = findings

    def emit(self, record: logging.LogRecord):
        """Report the record, unless its file has a finding that says it better already."""
        message = record.getMessage()
        source = SOURCE.search(message)
        if source and any(file.endswith(source[0]) for file in self.findings.files_with_errors()):
            return
        self.findings.error("", 0, N_("Pelican says: %(message)s"), message=message)


def listen(findings):
    """Send Pelican's warnings to these findings, and to nobody else."""
    # Pelican drops a message it has given before, which in a second run would hide it.
    LimitFilter.LOGS_DEDUP_MIN_LEVEL = logging.NOTSET
    logger = logging.getLogger("pelican")
    logger.propagate = False
    logger.handlers[:] = [Listener(findings)]
