"""The source of one page: where it is, and what is wrong with its blocks and facts, line by line."""

import re
from functools import cached_property
from pathlib import Path

from interface_texts import N_
from plugins.components.blocks import BLOCKS
from plugins.components.drawings import drawing_path
from plugins.components.facts import FACT
from site_facts import FactsError

OPENING = re.compile(r" {0,3}(?P<slashes>/{3,})[ ]*(?P<name>[\w-]+)[ ]*(?:\|[ ]*(?P<argument>.*?)[ ]*)?$")
CLOSING = re.compile(r" {0,3}(?P<slashes>/{3,})[ ]*$")
OPTION = re.compile(r" {4,}(?P<name>[\w-]+):")
ENTRY = re.compile(r"(?P<name>[A-Za-z_-]+):")


class Source:
    """A Markdown file: path, text, language and key, and the findings about it."""

    def __init__(self, path: Path, text: str, settings):
        self.path = path
        self.text = text
        self.lines = text.splitlines()
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

    def error(self, line: int, sentence: str, mend: str = "", /, **values):
        """Report something wrong in a line of this file."""
        self.settings["FINDINGS"].error(self.path, line, sentence, mend, **values)

    def check(self):
        """Report unknown facts and blocks, wrong options, missing drawings, blocks never closed."""
        open_blocks = []
        for number, line in enumerate(self.lines, start=1):
            self.check_facts(number, line)
            if opening := OPENING.match(line):
                self.check_opening(number, opening)
                open_blocks.append((number, opening))
            elif closing := CLOSING.match(line):
                self.close(number, closing, open_blocks)
        for number, opening in open_blocks:
            self.error(
                number,
                N_("The block “%(name)s” is never closed."),
                N_("End it with a line of its own: %(slashes)s"),
                **opening.groupdict(),
            )

    def check_facts(self, number: int, line: str):
        """Report the facts of a line that site.toml does not have."""
        for key in FACT.findall(line):
            if key not in self.known_facts:
                self.error(
                    number,
                    N_("There is no fact “%(key)s”."),
                    N_("Mend the name, or add it to site.toml."),
                    key=key,
                )

    def check_opening(self, number: int, opening: re.Match):
        """Report a block that there is not, or that lacks what it needs."""
        name, argument = opening["name"].lower(), opening["argument"]
        block = BLOCKS.get(name)
        if block is None:
            known = ", ".join(BLOCKS)
            self.error(
                number,
                N_("There is no block “%(name)s”."),
                N_("There are: %(known)s."),
                name=name,
                known=known,
            )
            return
        if bool(block.ARGUMENT) != bool(argument):
            mend = N_("Write “/// %(name)s | …”.") if block.ARGUMENT else N_("Write “/// %(name)s” alone.")
            self.error(number, N_("The block “%(name)s” is not written as it should be."), mend, name=name)
        elif name == "drawing" and not drawing_path(self.settings["THEME"], argument).exists():
            self.error(number, N_("There is no drawing “%(name)s”."), N_("Mend the name."), name=argument)
        elif name == "service" and argument not in self.facts.topic_keys:
            known = ", ".join(self.facts.topic_keys)
            self.error(
                number,
                N_("There is no service “%(name)s”."),
                N_("There are: %(known)s."),
                name=argument,
                known=known,
            )
        self.check_options(number, block)

    def check_options(self, number: int, block):
        """Report the options under a block's first line that the block does not know."""
        for offset, line in enumerate(self.lines[number:], start=number + 1):
            if not (option := OPTION.match(line)):
                return
            if option["name"] not in block.OPTIONS:
                known = ", ".join(block.OPTIONS) or "–"
                self.error(
                    offset,
                    N_("The block “%(name)s” has no option “%(option)s”."),
                    N_("There are: %(known)s."),
                    name=block.NAME,
                    option=option["name"],
                    known=known,
                )

    def close(self, number: int, closing: re.Match, open_blocks: list):
        """Take the block that this line closes off the list, or report that there is none."""
        for position in range(len(open_blocks) - 1, -1, -1):
            if open_blocks[position][1]["slashes"] == closing["slashes"]:
                del open_blocks[position]
                return
        self.error(
            number, N_("This line closes a block that was never opened."), N_("Remove it, or open the block.")
        )
