"""What is written on a card."""

from typing import NamedTuple


class Words(NamedTuple):
    """The title of the page, her name and her role, and the languages that are spoken."""

    title: str
    name: str
    role: str
    spoken: str
