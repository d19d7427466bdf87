"""Notifications: who is told of an enquiry, by mail or webhook, and when to try again.

What is to be told is written together with the enquiry, and sent afterwards
(``sending``), by threads of each server process (``worker``) or by ``inbox notify``.
"""

import traceback


class NotSentError(Exception):
    """Something did not get through; the message is a reason that holds nothing personal.

    ``unreachable``: the server is not there at all, for nothing that goes to it.
    ``refused``: it does not want this, today or tomorrow.
    ``unsure``: it may have taken it, and its answer was lost.
    """

    def __init__(self, reason: str, *, unreachable: bool = False, refused: bool = False, unsure: bool = False):
        super().__init__(reason)
        self.unreachable = unreachable
        self.refused = refused
        self.unsure = unsure


def without_words(error: Exception) -> str:
    """An unforeseen error for the log: where it happened, but not its message, which may quote an enquiry."""
    return f"error={type(error).__name__}\n{''.join(traceback.format_tb(error.__traceback__))}"
