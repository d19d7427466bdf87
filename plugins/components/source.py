"""The source of one page: where it is, what it says, and where a finding about it belongs."""

import re
from functools import cached_property
from pathlib import Path

from ground.facts import FactsError
from plugins.components.facts import FACT

ENTRY = re.compile(r"(?P<name>[A-Za-z_-]+):")


class Source:
    """A Markdown file: path, text, language and key, and the findings about it."""

    def __init__(self, path: Path, text: str, settings):
        self.path = path
        self.text = text
        self.lines = text.split("\n")  # splitlines() knows ends that editors and Markdown do not
        self.settings = settings
        self.facts = settings["FACTS"]
        relative = path.relative_to(settings["PATH"])
        self.lang = relative.parts[0]
        self.key = relative.with_suffix("").as_posix().partition("/")[2]

    @cached_property
    def known_facts(self) -> set[str]:
        """The facts this text names that there are, in this language."""
        return {key for key in FACT.findall(self.text) if self.complaint_of(key) is None}

    def complaint_of(self, key: str) -> FactsError | None:
        """Why a fact cannot be had, or None."""
        try:
            self.facts.text(key, self.lang)
        except FactsError as error:
            return error
        return None

    def needs(self, name: str) -> bool:
        """Whether a document of this key cannot do without an entry of the front matter."""
        if name == "date":
            return self.key.startswith("articles/")
        return name != "slug" or self.key not in ("home", "not-found")

    @cached_property
    def front_matter_lines(self) -> dict[str, int]:
        """The line of each entry of the front matter."""
        found = {}
        for number, line in enumerate(self.lines, start=1):
            if not line.strip():
                break
            if entry := ENTRY.match(line):
                found.setdefault(entry["name"].lower(), number)
        return found

    def line_of(self, name: str) -> int:
        """The line of an entry of the front matter; the first line when there is none."""
        return self.front_matter_lines.get(name, 1)

    def unread_line_of(self, name: str) -> int:
        """The line that was meant as an entry which the front matter lacks; 0 when there is none."""
        meant = re.compile(rf"\s*{name}\s*:\s*\S", re.IGNORECASE)
        return next((number for number, line in enumerate(self.lines, start=1) if meant.match(line)), 0)

    def error(self, line: int, sentence: str, mend: str = "", /, **values):
        """Report something wrong in a line of this file."""
        self.settings["FINDINGS"].error(self.path, line, sentence, mend, **values)
