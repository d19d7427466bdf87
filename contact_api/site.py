"""The site that is online, which is not always the one that is being written."""

import logging
from datetime import date
from pathlib import Path

from ground.facts import Facts
from ground.published import FILE, Published, PublishedError, read_published

logger = logging.getLogger(__name__)


class OnlineSite:
    """What the last build left in this folder, and what a later one leaves there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._published: Published | None = None
        self._identity: object = None

    def renew(self) -> None:
        """Take over what a build has left meanwhile; where that cannot be read, what is known stays.

        Raises PublishedError as long as nothing is known.
        """
        identity = self._identity_now()
        if self._published is None or identity != self._identity:
            self._identity = identity
            self._published = self._read()

    def _read(self) -> Published:
        try:
            return read_published(self._folder)
        except PublishedError as error:
            if self._published is None:
                raise
            logger.warning("outcome=site_unreadable reason=%s", error)
            return self._published

    @property
    def published(self) -> Published:
        """What was read last. Raises PublishedError where nothing could be."""
        if self._published is None:
            self._published = self._read()
        return self._published

    @property
    def facts(self) -> Facts:
        """The facts that visitors see."""
        return self.published.facts

    def desk_language(self) -> str:
        """The assistant's language; English where no site is online that could tell."""
        try:
            return str(self.facts.text("desk.language", self.facts.default_language))
        except PublishedError:
            return "en"

    def _identity_now(self) -> object:
        """What tells the file from one that was put in its place; None where there is none."""
        try:
            found = (self._folder / FILE).stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

    # What ``rendering.template_functions`` asks for, of the site as it is online at that moment.

    def text(self, key: str, language: str) -> str | date | int:
        """A fact in this language."""
        return self.facts.text(key, language)

    def is_placeholder(self, value: object) -> bool:
        """Whether a fact is still to be filled in."""
        return self.facts.is_placeholder(value)

    def page(self, language: str, key: str) -> str:
        """The address of a page."""
        return self.published.addresses.page(language, key)
