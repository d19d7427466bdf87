"""The blocks of a Markdown text as CommonMark reads them: paragraphs, lists, quotations, code, tables, HTML.

markdown-it-py finds them. What stands in a paragraph is none of its business here: that is Python-Markdown's.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

# Lists in lists; each counts twice. Deeper ones are reported, because nothing of them would be shown.
DEEPEST = 80
CONTAINERS = ("blockquote_open", "list_item_open")
# A footnote, or what a term means: Python-Markdown's, with whatever is indented below.
DEFINITION = re.compile(r" {0,3}(?P<begins>\[\^[^\]\s]+\]:[ ]*|:[ ]{1,3})(?=\S)(?!:[ ]|\[\^)")
SLASHES = re.compile(r"/{3,}[ ]*(?:[\w-]+[ ]*(?:\|.*)?)?")
# A cell of a row, up to the stroke after it.
CELL = re.compile(r"(?:\\.|[^|\\])+\|?|\|")


def slashes(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """A line that begins or ends one of our blocks, with the options under it; it ends whatever stands before it."""
    begin = state.bMarks[first] + state.tShift[first]
    if not state.src.startswith("///", begin) or state.is_code_block(first):
        return False
    if not SLASHES.fullmatch(state.src, begin, state.eMarks[first]):
        return False
    if silent:
        return True
    after = first + 1
    while after < end and not state.isEmpty(after) and state.is_code_block(after):
        after += 1
    token = state.push("slashes", "", 0)
    token.map, token.content = [first, after], state.getLines(first, after, state.blkIndent, False)
    state.line = after
    return True


def outline_parser() -> MarkdownIt:
    """What finds the blocks; references are Python-Markdown's, as all that stands in a line."""
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table").disable("reference")
    parser.core.ruler.enableOnly(["normalize", "block"])
    ends = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    parser.block.ruler.before("table", "slashes", slashes, ends)  # type: ignore[arg-type]  # as its own rules do
    return parser


PARSER = outline_parser()


@dataclass(frozen=True, slots=True)
class Block:
    """A block, as the token that it begins with tells of it, and the blocks in it.

    Not markdown-it-py's own tree: its nodes know their parents, and so stay in memory until the garbage is collected.
    """

    token: Token
    inside: list["Block"] = field(default_factory=list)

    @property
    def type(self) -> str:
        """What kind of block it is."""
        return self.token.type.removesuffix("_open")

    @property
    def text(self) -> str:
        """What the block says whose only content is a text."""
        return self.inside[0].token.content


def outline(text: str) -> list[Token]:
    """The blocks of a text, with their lines."""
    return PARSER.parse(text)


def nested(tokens: Iterable[Token]) -> list[Block]:
    """The blocks that lie in no other one."""
    top: list[Block] = []
    begun = [top]
    for token in tokens:
        if token.nesting < 0:
            begun.pop()
            continue
        block = Block(token)
        begun[-1].append(block)
        if token.nesting > 0:
            begun.append(block.inside)
    return top


def too_deep(tokens: list[Token]) -> int | None:
    """The line, from 0, of the first block so deep in others that its content is not read."""
    deep = (token.map for token in tokens if token.type in CONTAINERS and token.level >= DEEPEST - 1)
    found = next(deep, None)
    return found[0] if found else None


def too_full(tokens: list[Token], lines: list[str]) -> Iterator[int]:
    """The lines, from 0, of rows with more cells than the head of their table; the last ones are not read."""
    columns = 0
    for token in tokens:
        if token.type == "table_open":
            columns = 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open" and token.map and columns:
            row = lines[token.map[0]].strip(" \t>").removeprefix("|")
            if len(CELL.findall(row)) > columns:
                yield token.map[0]


def defines(paragraph: str) -> bool:
    """Whether a paragraph holds footnotes or definitions, so that what is indented below belongs to them."""
    return any(map(DEFINITION.match, paragraph.split("\n")))


def not_prose(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """The lines of code, from 0: each first one, and the one after the last."""
    defining = False
    for token in tokens:
        if token.type == "inline":
            defining = defines(token.content)
        elif token.map and (token.type == "fence" or (token.type == "code_block" and not defining)):
            yield token.map[0], token.map[1]
