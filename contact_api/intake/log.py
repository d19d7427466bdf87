"""The log of requests: outcomes and ids."""

from flask import current_app


def log(outcome: str, enquiry_id: str = "", reason: object = "") -> None:
    """One line about a request: the outcome and the id, and nothing that was sent."""
    words = {"outcome": outcome, "id": enquiry_id, "reason": reason}
    current_app.logger.info(" ".join(f"{name}={value}" for name, value in words.items() if value))
