"""The elements of blocks that hold no other blocks: code, headings, lines, tables."""

import re
import xml.etree.ElementTree as etree
from xml.etree.ElementTree import Element

from markdown.util import AtomicString, code_escape

from plugins.components.outline import Block

SIDE = re.compile(r"left|right|center")
LANGUAGE = re.compile(r"[{.\s]*([\w+#-]+)")
NO_LANGUAGE = ("", "text", "txt", "plain", "plaintext")


def make_table(block: Block, parent: Element) -> None:
    """A table."""
    made = etree.SubElement(parent, "table")
    for part in block.inside:
        rows = etree.SubElement(made, part.token.tag)
        for row in part.inside:
            make_row(row, rows)


def make_row(block: Block, parent: Element) -> None:
    """A row of a table; its cells are aligned by class, because the site's policy takes no style."""
    made = etree.SubElement(parent, "tr")
    for cell in block.inside:
        side = SIDE.search(str(cell.token.attrs.get("style", "")))
        attributes = {"class": f"to-{side[0]}"} if side else {}
        etree.SubElement(made, cell.token.tag, attributes).text = cell.text


def make_code(block: Block, parent: Element) -> None:
    """Code, as it is. The lines of a programming language are not broken; what is only indented has no class."""
    language = LANGUAGE.match(block.token.info)
    name = language[1] if language else ""
    attributes = {}
    if block.type == "fence":
        # Who has no mouse scrolls what has the focus.
        attributes = {"class": "text"} if name in NO_LANGUAGE else {"class": "code", "tabindex": "0"}
    pre = etree.SubElement(parent, "pre", attributes)
    code = etree.SubElement(pre, "code", {"class": f"language-{name}"} if name else {})
    code.text = AtomicString(code_escape(block.token.content))


def make_heading(level: int, words: str, parent: Element) -> None:
    """A heading."""
    etree.SubElement(parent, f"h{level}").text = words.replace("\n", " ").strip()


def make_line(parent: Element) -> None:
    """A line between two parts."""
    etree.SubElement(parent, "hr")
