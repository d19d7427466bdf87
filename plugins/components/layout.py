"""Lets Python-Markdown read lists, code, tables, quotations and HTML as CommonMark does, and writers expect.

The blocks are found by another parser (outline.py). Paragraphs are left to Python-Markdown as text, with its
references, footnotes and definitions, and so are the lines of our own blocks; in the place of each other block goes
a mark, which ``Laid`` makes an element of when Python-Markdown comes to it.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import pairwise
from string import punctuation
from textwrap import dedent, indent
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import SubstituteTagInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX
from markdown_it.token import Token

from ground.texts import N_
from plugins.components.elements import make_code, make_heading, make_line, make_table
from plugins.components.outline import DEFINITION, Block, defines, nested, outline, too_deep, too_full
from plugins.components.source import PageHolder

# What this does in Python-Markdown's place.
BLOCKS = ("indent", "code", "table", "hashheader", "setextheader", "hr", "olist", "ulist", "quote")
MARK = f"{STX}laid:%d{ETX}"
MARKED = re.compile(rf"{STX}laid:(\d+){ETX}\s*")
# So many texts in texts: Markdown in HTML, in footnotes and in definitions.
DEEPEST = 10
# ##A heading without a space; a single # may be a tag, or a number.
HEADING = re.compile(r"(?P<level>#{2,6})(?P<words>[^#\s].*)")
# What no term is: nothing, an element, one of our blocks, a footnote or a reference.
NO_TERM = re.compile(rf"$|{STX}|\s*/{{3}}|\s*\[[^\]]*\]:|\\:")
MARGIN = re.compile(r"^ {1,4}", re.MULTILINE)
TAG = re.compile(r"</?(?P<name>[A-Za-z][\w-]*)\s*")
HOLDS_MARKDOWN = re.compile(
    r"(?P<tag><(?=[^<>]*>)"
    r"(?P<name>details|div|section|article|aside|header|footer|main|nav|figure|figcaption|blockquote)\b[^<>]*?)"
    r"\smarkdown(?:=(?:\"\w*\"|'\w*'|\w+))?(?=[\s>])(?P<more>[^<>]*>)",
    re.IGNORECASE,
)

Maker = Callable[[Element], None]


class Laid(BlockProcessor):
    """Makes the elements of the blocks that were found in the text."""

    def __init__(self, md: Markdown, extension: PageHolder):
        super().__init__(md.parser)
        self.md, self.extension = md, extension
        self.makers: list[Maker] = []
        self.depth = 0

    def test(self, parent: Element, block: str) -> bool:
        """Whether this is one of our marks."""
        return MARKED.fullmatch(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the element of a mark."""
        if found := MARKED.fullmatch(blocks.pop(0)):
            self.makers[int(found[1])](parent)

    def blocks(self, text: str) -> list[str]:
        """What a text is laid out as: texts for Python-Markdown, and marks."""
        if self.depth > DEEPEST:
            return text.split("\n\n")
        tokens = outline(text)
        self.check(tokens, text.split("\n"))
        self.depth += 1
        laid = self.laid(nested(tokens))
        self.depth -= 1
        return laid

    def laid(self, blocks: Iterable[Block]) -> list[str]:
        """The texts and marks of some blocks."""
        found: list[str] = []
        defining = False
        for block in blocks:
            if block.type == "paragraph":
                text = block.text
                defining = defines(text)
                found += self.paragraph(text, next((one for one in reversed(found) if not one.startswith("    ")), ""))
            elif block.type == "code_block" and defining:
                found += (indent(one, "    ") for one in self.blocks(block.token.content))
            else:
                defining = False
                found += self.other(block)
        return found

    def paragraph(self, text: str, above: str) -> list[str]:
        """A paragraph below another text or mark, with what Python-Markdown and our pages find in one."""
        found = [above]
        lines: list[str] = []
        for line in text.split("\n"):
            if heading := HEADING.fullmatch(line):
                found += self.prose(lines, found[-1])
                found.append(self.mark(partial(make_heading, len(heading["level"]), heading["words"].rstrip("# "))))
                lines = []
            else:
                lines.append(line)
        return found[1:] + self.prose(lines, found[-1])

    def prose(self, lines: list[str], above: str) -> list[str]:
        """Some lines, or the definitions and footnotes in them, with what goes before."""
        begins = [number for number, line in enumerate(lines) if DEFINITION.match(line)]
        before = "\n".join(lines[: begins[0]] if begins else lines)
        found, above = ([before], before) if before else ([], above)
        for one, other in pairwise([*begins, len(lines)]):
            part = "\n".join(lines[one:other]).lstrip(" ")
            if part.startswith(":") and NO_TERM.match(above):
                found.append(f"\\{part}")
            elif part.startswith(":") and found == [before]:  # the terms belong to what they mean
                first, *more = self.definition(part)
                found = [f"{before}\n{first}", *more]
            else:
                found += self.definition(part)
            above = part
        return found

    def definition(self, text: str) -> Iterator[str]:
        """A footnote or a definition, what stands in it laid out in its turn."""
        begins = DEFINITION.match(text)
        if begins:
            first, *more = self.blocks(MARGIN.sub("", text[begins.end() :])) or [""]
            yield begins["begins"] + first
            yield from (indent(one, "    ") for one in more)

    def other(self, block: Block) -> list[str]:
        """Any other block than a paragraph."""
        if block.type == "slashes":
            return [block.token.content]
        if block.type == "html_block":
            return self.html(block.token.content.strip())
        make: dict[str, Callable[[Block, Element], None]] = {
            "bullet_list": self.make_list,
            "ordered_list": self.make_list,
            "blockquote": self.make_quotation,
            "table": make_table,
            "fence": make_code,
            "code_block": make_code,
            "heading": lambda one, parent: make_heading(int(one.token.tag[1]), one.text, parent),
            "hr": lambda _, parent: make_line(parent),
        }
        return [self.mark(partial(make[block.type], block))]

    def mark(self, maker: Maker) -> str:
        """What stands in the text for an element that is made later."""
        self.makers.append(maker)
        return MARK % (len(self.makers) - 1)

    def html(self, text: str) -> list[str]:
        """HTML as it is; with Markdown in it where the tag says so. Tags that stand in lines stay in the paragraph."""
        tag = TAG.match(text)
        if tag and not self.md.is_block_level(tag["name"]):
            return [text]
        if (opening := HOLDS_MARKDOWN.match(text)) and self.depth <= DEEPEST:
            inside, closing = text[opening.end() :].rstrip(), f"</{opening['name']}>"
            closed = inside.lower().endswith(closing.lower())
            inside = inside[: -len(closing)] if closed else inside
            inside = dedent(inside).strip("\n").replace("</summary>", "</summary>\n\n", 1)
            ends = [self.md.htmlStash.store(closing)] if closed else []
            return [self.md.htmlStash.store(opening["tag"] + opening["more"]), *self.blocks(inside), *ends]
        # Python-Markdown knows a tag by the space after its name.
        whole = f"{text[: tag.end()].rstrip()} {text[tag.end() :]}" if tag and text[tag.end() :][:1] != ">" else text
        return [self.md.htmlStash.store(whole)]

    def make_list(self, block: Block, parent: Element) -> None:
        """A list; the paragraphs of one without empty lines are no elements of their own."""
        token = block.token
        made = etree.SubElement(parent, token.tag, {name: str(value) for name, value in token.attrs.items()})
        tight = any(one.token.hidden for item in block.inside for one in item.inside if one.type == "paragraph")
        for item in block.inside:
            self.fill(etree.SubElement(made, "li"), item, "list" if tight else "looselist")

    def make_quotation(self, block: Block, parent: Element) -> None:
        """A quotation."""
        self.fill(etree.SubElement(parent, "blockquote"), block, "blockquote")

    def fill(self, made: Element, block: Block, state: str) -> None:
        """Put the blocks in a block into its element."""
        self.parser.state.set(state)
        self.parser.parseBlocks(made, self.laid(block.inside))
        self.parser.state.reset()

    def check(self, tokens: list[Token], lines: list[str]) -> None:
        """Report what would not be shown."""
        page = self.extension.page
        if (deep := too_deep(tokens)) is not None:
            wrong = N_("This lies in too many lists or quotations, one in the other, and would not be shown.")
            page.error(page.places.of(lines[deep].strip()), wrong, N_("Move it to the left."))
        for row in too_full(tokens, lines):
            wrong = N_("This row has more cells than the head of its table; the last ones would not be shown.")
            mend = N_("Add a cell to the head, or write \\| where no cell ends.")
            page.error(page.places.of(lines[row].strip()), wrong, mend)


class Layout(Preprocessor):
    """Lays a text out for Python-Markdown."""

    def __init__(self, md: Markdown, laid: Laid):
        super().__init__(md)
        self.blocks = laid

    def run(self, lines: list[str]) -> list[str]:
        """The lines of the text, with marks in the place of all that Python-Markdown would read in its own way."""
        self.blocks.makers.clear()
        self.blocks.depth = 0
        return "\n\n".join(self.blocks.blocks("\n".join(lines))).split("\n")


def register(md: Markdown, extension: PageHolder) -> None:
    """Let CommonMark's blocks take the place of Python-Markdown's; and its escapes, also that of the end of a line."""
    md.ESCAPED_CHARS = list(dict.fromkeys([*md.ESCAPED_CHARS, *punctuation]))
    md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "backslash-break", 99)
    laid = Laid(md, extension)
    for name in BLOCKS:
        md.parser.blockprocessors.deregister(name, strict=False)
    md.preprocessors.deregister("html_block", strict=False)
    # After the facts (25).
    md.preprocessors.register(Layout(md, laid), "layout", 20)
    md.parser.blockprocessors.register(laid, "laid", 95)
