"""The options of a block, written below its first line: ``    alt: A box: full of paper``.

pymdownx reads them as YAML, to which that line is a mistake, “yes” a truth value and 2027-03-03 a date, and shows the
block's source where it cannot. Here a text is the text that was written.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown import Markdown
from pymdownx.blocks import BlocksMgrExtension, BlocksProcessor, BlocksTreeprocessor, get_frontmatter
from pymdownx.blocks.block import Block
from pymdownx.util import escape_chars

OPTION = re.compile(r"(?P<indent> {4,})(?P<name>[\w-]+)[ ]*:(?=\s|$)[ ]*(?P<text>.*)")
INDENTED = re.compile(r" {4,}\S")
# YAML's signs that the text is in the lines below.
BELOW = re.compile(r"[|>][+-]?")


@dataclass(frozen=True)
class Option:
    """One option: its name, what was written, and how many lines stand between it and the block's first one."""

    name: str
    text: str
    offset: int


def options_of(lines: Sequence[str]) -> tuple[list[Option], int]:
    """The options at the beginning of these lines, and how many lines they take.

    A line that is further to the right than the options, or that is none, goes on with the text before it.
    """
    found: list[tuple[str, int, list[str]]] = []
    margin = taken = 0
    for offset, line in enumerate(lines):
        option = OPTION.match(line)
        if option and (not found or len(option["indent"]) <= margin):
            margin = len(option["indent"])
            found.append((option["name"], offset, [option["text"]]))
        elif found and INDENTED.match(line):
            found[-1][2].append(line)
        else:
            break
        taken = offset + 1
    return [Option(name, one_text(texts), offset) for name, offset, texts in found], taken


def one_text(lines: Sequence[str]) -> str:
    """The text of an option in one line, without the quotes or the sign that YAML would want."""
    first, *more = (line.strip() for line in lines)
    text = " ".join(more if more and BELOW.fullmatch(first) else [first, *more])
    is_quoted = len(text) > 1 and text[0] == text[-1] in "\"'" and text[0] not in text[1:-1]
    return text[1:-1] if is_quoted else text


def value_of(block: type[Block], option: Option) -> object:
    """What a block is given for an option: its text, or what YAML makes of that where the block wants no text.

    ValueError where it takes neither.
    """
    takes = block.OPTIONS[option.name][1]
    try:
        takes(option.text)
    except ValueError:
        value: object = (get_frontmatter(f"value: {option.text}") or {}).get("value")
        takes(value)
        return value
    return option.text


class TextOptions(BlocksProcessor):  # type: ignore[misc]  # pymdownx is not typed
    """The processor of blocks, reading options as text."""

    def split_header(self, block: str, length: int) -> tuple[dict[str, object], str]:
        """The options below the first line of a block, and what follows them."""
        end = next((match.start() for match in self.end.finditer(block) if len(match[1]) == length), len(block))
        lines = block[:end].split("\n")
        options, taken = options_of(lines)
        return {option.name: option for option in options}, "\n".join(lines[taken:]) + block[end:]


class TextOptionsExtension(BlocksMgrExtension):  # type: ignore[misc]  # pymdownx is not typed
    """Registers that processor where pymdownx would register its own."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Let Markdown know blocks."""
        md.registerExtension(self)
        escape_chars(md, ["/"])
        self.extension = TextOptions(md.parser, md)
        md.parser.blockprocessors.register(self.extension, "blocks", 89.99)
        md.treeprocessors.register(BlocksTreeprocessor(md, self.extension), "blocks_on_inline_end", 19.99)


def lost(lines: Sequence[str], names: Sequence[str], taken: int) -> Iterator[tuple[int, str]]:
    """Options that stand below a block's first line where they are not read: the offset of the line, the name."""
    for offset, line in enumerate(lines[taken:], start=taken):
        name, colon, _ = line.partition(":")
        if line.strip() and not (colon and name.strip() in names):
            return
        if line.strip():
            yield offset, name.strip()
